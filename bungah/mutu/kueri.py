"""Questions about check sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from bungah.dasar.peran import MEJA, Peran
from bungah.mutu.models import Butir, Instrumen, JawabanPeriksa, LembarPeriksa

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from bungah.dasar.nilai import Rentang

BUKA_KANTOR = "buka-kantor"
PEMBACA = (*MEJA, Peran.KADES, Peran.AUDITOR)
Hasil = JawabanPeriksa.Hasil


def instrumen_aktif(kode: str) -> Instrumen | None:
    """The instrument, unless the office has switched it off."""
    return Instrumen.objects.filter(kode=kode, aktif=True).first()


def butir_aktif(instrumen: Instrumen) -> list[Butir]:
    """What is looked at today, in order."""
    return list(instrumen.butir.filter(aktif=True).order_by("urut"))


def lembar_hari(instrumen: Instrumen, hari: date) -> LembarPeriksa | None:
    """The sheet of that day with its answers."""
    return (
        LembarPeriksa.objects.filter(instrumen=instrumen, hari=hari)
        .select_related("dicatat_oleh")
        .prefetch_related("jawaban")
        .first()
    )


def lembar_rentang(instrumen: Instrumen, rentang: Rentang) -> QuerySet[LembarPeriksa]:
    """The sheets of these days, oldest first, with answers and how many things were not in order."""
    return (
        LembarPeriksa.objects.filter(instrumen=instrumen, hari__range=(rentang.mulai, rentang.selesai))
        .select_related("dicatat_oleh")
        .prefetch_related("jawaban")
        .annotate(belum=Count("jawaban", filter=Q(jawaban__hasil=Hasil.BELUM)))
        .order_by("hari")
    )


def keadaan(kode: str, hari: date) -> tuple[bool, int | None]:
    """(the office uses this sheet, things not in order that day or None before it is filled), one query."""
    satu = (
        Instrumen.objects.filter(kode=kode, aktif=True)
        .annotate(
            terisi=Count("lembar", filter=Q(lembar__hari=hari), distinct=True),
            belum=Count("lembar__jawaban", filter=Q(lembar__hari=hari, lembar__jawaban__hasil=Hasil.BELUM)),
        )
        .first()
    )
    if satu is None:
        return False, None
    return True, satu.belum if satu.terisi else None
