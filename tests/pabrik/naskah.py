"""Issued papers, made by the real deeds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bungah.dasar.jejak import tulis
from bungah.naskah import alur
from bungah.naskah.models import Naskah

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

SENIN = date(2026, 11, 23)
PDF = b"%PDF-1.7 uji"


def naskah_baru(
    *, seri: str = "surat-keluar", tanggal: date = SENIN, pelaku: Pengguna | None = None, **lain: Any
) -> Naskah:
    """A document with the next number of its series, still without bytes."""
    isi = {"jenis": Naskah.Jenis.SURAT_KELUAR, "perihal": "Surat keterangan"}
    with tulis(pelaku=pelaku):
        return alur.ambil_nomor(seri=seri, tanggal=tanggal, **isi | lain)


def naskah_beku(isi: bytes = PDF, **lain: Any) -> Naskah:
    """A document with frozen bytes."""
    naskah = naskah_baru(**lain)
    with tulis(pelaku=None):
        alur.bekukan(naskah, isi)
    return naskah
