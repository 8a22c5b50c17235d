"""What the service work offers to the catalogue of prints."""

from __future__ import annotations

from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import DINDING, Cetakan, Sasaran
from layanan.cetak.bagan_alir import bagan_terjauh, cetak_bagan_alir, isi_bagan, isi_bagan_sederhana
from layanan.cetak.sop import cetak_sop, isi_sop
from layanan.cetak.uraian import cetak_uraian, isi_uraian
from layanan.kueri.daftar_cetak import layanan_dipakai
from layanan.kueri.kini import kini_layanan
from layanan.kueri.prosedur import versi_cetak
from layanan.kueri.uraian import jabatan_bertugas
from layanan.papan_dokumen import dokumen_layanan
from layanan.papan_poster import poster_layanan


def semua_cetakan() -> list[Cetakan]:
    """Every print of this app."""
    return [
        Cetakan(
            "uraian-tugas", "Uraian tugas", isi_uraian, cetak_uraian, (Kertas.A4,), JABATAN, dinding=False
        ),
        *_bagan(),
        *dokumen_layanan(),
        *poster_layanan(),
    ]


def _bagan() -> list[Cetakan]:
    """The steps of one service: for the wall, for the wall in few words, for the desk."""
    return [
        Cetakan(
            "bagan-alir",
            "Bagan alir",
            isi_bagan,
            cetak_bagan_alir,
            DINDING,
            LAYANAN_SEMUA,
            versi=versi_cetak,
            terjauh=bagan_terjauh,
        ),
        Cetakan(
            "bagan-sederhana",
            "Bagan alir sederhana",
            isi_bagan_sederhana,
            cetak_bagan_alir,
            DINDING,
            LAYANAN_SEMUA,
            versi=versi_cetak,
            terjauh=bagan_terjauh,
            sedinding=False,  # one chart of a service is enough on a wall
        ),
        Cetakan(
            "sop",
            "SOP administrasi pemerintahan",
            isi_sop,
            cetak_sop,
            (*MEJA, Kertas.A3),
            LAYANAN_SEMUA,
            dinding=False,
            versi=versi_cetak,
        ),
    ]


MEJA = (Kertas.F4, Kertas.A4)
LAYANAN_SEMUA = Sasaran("layanan", "Layanan", layanan_dipakai, kini_layanan)
JABATAN = Sasaran("jabatan", "Jabatan", jabatan_bertugas)
