"""What the service work offers to the catalogue of prints."""

from __future__ import annotations

from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import Cetakan, Sasaran
from layanan.cetak.uraian import cetak_uraian, isi_uraian
from layanan.kueri.daftar_cetak import layanan_dipakai, layanan_umum
from layanan.kueri.uraian import jabatan_bertugas


def semua_cetakan() -> list[Cetakan]:
    """Every print of this app."""
    return [
        Cetakan(
            "uraian-tugas", "Uraian tugas", isi_uraian, cetak_uraian, (Kertas.A4,), JABATAN, dinding=False
        ),
    ]


LAYANAN = Sasaran("layanan", "Layanan", layanan_umum)  # what residents may ask for
LAYANAN_SEMUA = Sasaran("layanan", "Layanan", layanan_dipakai)
JABATAN = Sasaran("jabatan", "Jabatan", jabatan_bertugas)
