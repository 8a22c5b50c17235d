"""Questions about the dispatch book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.aturan import SERI_EKSPEDISI
from arsip.models import Ekspedisi
from bungah.dasar.models import Penghitung

if TYPE_CHECKING:
    from django.db.models import QuerySet


def buku_ekspedisi(tahun: int) -> QuerySet[Ekspedisi]:
    """The book of one year, newest line first."""
    daftar = Ekspedisi.objects.filter(tahun=tahun).select_related("surat__naskah")
    return daftar.defer("surat__naskah__rincian").order_by("-urut")


def tahun_ekspedisi() -> list[int]:
    """Years that have such a book, newest first."""
    baris = Penghitung.objects.filter(seri=SERI_EKSPEDISI).order_by("-periode")
    return [int(satu) for satu in baris.values_list("periode", flat=True)]
