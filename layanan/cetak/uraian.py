"""The duties of one position on A4, built from the steps of the standards in force (R119)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul
from bungah.naskah.cetak import cetak_pdf
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.kop import kop
from layanan.kueri.uraian import uraian_semua

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi, Pesanan


def isi_uraian(kode: str) -> Isi:
    """Who holds it, the steps as officer and as substitute with papers and result, what is owed.

    Raises:
        TidakDicetak: the position does no step.
    """
    satu = next((satu for satu in uraian_semua() if satu.jabatan.kode == kode), None)
    if satu is None:
        pesan = f"Jabatan «{kode}» tidak mengerjakan langkah apa pun."
        raise TidakDicetak(pesan)
    bagian = (("Pelaksana", satu.utama), ("Pengganti", satu.pengganti))
    return {
        "judul": f"Uraian tugas {satu.jabatan.nama}",
        "unit": satu.jabatan.unit,
        "pemegang": ", ".join(satu.pemegang),
        "bagian": [
            (judul, [asdict(t) | {"target": t.target} for t in daftar.values()])
            for judul, daftar in bagian
            if daftar
        ],
        "kewajiban": list(satu.kewajiban),
    }


def cetak_uraian(isi: Isi, pesanan: Pesanan) -> bytes:
    """The sheet, with the day it was printed."""
    profil = ProfilDesa.ambil()
    tambah = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }
    return cetak_pdf("cetak/layanan/uraian_tugas.html", isi | tambah, kertas=pesanan.kertas)
