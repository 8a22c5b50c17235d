"""The duties of one position on A4, built from the steps of the standards in force (R119)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop

if TYPE_CHECKING:
    from layanan.kueri.uraian import Uraian


def cetak_uraian(uraian: Uraian) -> bytes:
    """Who holds it, the steps as officer and as substitute with papers and result, what is owed."""
    profil = ProfilDesa.ambil()
    data = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"Uraian tugas {uraian.jabatan.nama}",
        "unit": uraian.jabatan.unit,
        "pemegang": ", ".join(uraian.pemegang),
        "bagian": [
            (judul, list(daftar.values()))
            for judul, daftar in (("Pelaksana", uraian.utama), ("Pengganti", uraian.pengganti))
            if daftar
        ],
        "kewajiban": list(uraian.kewajiban),
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }
    return cetak_pdf("cetak/layanan/uraian_tugas.html", data, kertas=Kertas.A4)
