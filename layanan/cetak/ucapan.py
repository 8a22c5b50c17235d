"""Desk cards with the phrases of the office: A6, A5, or four A6 on one A4 to cut."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa, Salam
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.ucapan import KARTU, di_kertas, kartu_saat

if TYPE_CHECKING:
    from collections.abc import Iterable

PILIHAN = {"a6": Kertas.A6, "a5": Kertas.A5, "a4": Kertas.A4}
BELUM = "belum diperiksa"


def cetak_kartu(ucapan: Iterable[Salam], *, kertas: Kertas) -> bytes:
    """Every card as PDF."""
    return cetak_pdf("cetak/layanan/kartu_ucapan.html", data_kartu(ucapan), kertas=kertas)


def data_kartu(ucapan: Iterable[Salam]) -> dict[str, object]:
    """The cards in the order of a visit, each with its phrases and who vouches for them."""
    profil, urut = ProfilDesa.ambil(), [*KARTU, "Lainnya"]
    daftar = sorted(ucapan, key=lambda satu: urut.index(kartu_saat(satu.saat)))
    kartu = groupby(daftar, key=lambda satu: kartu_saat(satu.saat))
    return {
        "kop": profil.cetak(),
        "latihan": profil.latihan,
        "judul": "Kartu ucapan",
        "kartu": [{"judul": nama, "ucapan": [_baris(satu) for satu in isi]} for nama, isi in kartu],
    }


def _baris(satu: Salam) -> dict[str, str]:
    return {
        "krama": di_kertas(satu.krama, "krama"),
        "indonesia": di_kertas(satu.indonesia, "indonesia"),
        "periksa": kata_periksa(satu),
    }


def kata_periksa(satu: Salam) -> str:
    """Who checked a phrase and when; else that nobody has."""
    if satu.diperiksa_pada is None:
        return BELUM
    return f"diperiksa {satu.diperiksa_oleh}, {tanggal_surat(satu.diperiksa_pada)}"
