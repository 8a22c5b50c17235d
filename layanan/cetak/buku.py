"""The booklet of all services: contents with page numbers, one chapter each, complaints at the end."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.katalog import TidakDicetak
from layanan.aturan.maklumat import alinea
from layanan.cetak.dokumen import cetak_dokumen
from layanan.cetak.warga import kantor, layanan_warga
from layanan.kueri.cetak_standar import semua_tercetak
from layanan.kueri.maklumat import maklumat_berlaku

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi, Pesanan


def isi_buku(_kode: str) -> Isi:
    """Every service on offer by its group.

    Raises:
        TidakDicetak: no service has a standard in force.
    """
    semua = semua_tercetak()
    if not semua:
        raise TidakDicetak("Belum ada layanan dengan standar yang dipakai.")
    return {
        **kantor(timezone.localdate()),
        "maklumat": _maklumat(),
        "banyak": len(semua),
        "kelompok": [
            {"nama": nama, "layanan": [layanan_warga(satu) for satu in isi]}
            for nama, isi in groupby(semua, key=lambda satu: str(satu.layanan.kelompok))
        ],
    }


def _maklumat() -> Isi | None:
    satu = maklumat_berlaku()
    if satu is None or satu.ditandatangani_pada is None:
        return None
    return {
        "alinea": alinea(satu.isi),
        "tanda": f"{satu.penanda_nama}, {satu.penanda_jabatan}, {tanggal_surat(satu.ditandatangani_pada)}",
    }


def cetak_buku(isi: Isi, pesanan: Pesanan) -> bytes:
    """One document, so that page numbers are the engine's own."""
    return cetak_dokumen("cetak/layanan/buku_layanan.html", isi, pesanan)
