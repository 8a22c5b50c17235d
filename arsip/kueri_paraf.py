"""Questions about countersigning: whose pen nobody has looked at yet, day by day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count
from django.db.models.functions import TruncDate

from arsip.models import LembarParaf, Pengesahan

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def pena_belum_dilihat(sampai: date) -> QuerySet[Pengesahan]:
    """Pen signatures recorded up to that day, neither read on the screen, nor countersigned, nor disputed."""
    return Pengesahan.objects.filter(
        cara=Pengesahan.Cara.PENA, dicatat_pada__date__lte=sampai, diperiksa_pada=None, disanggah_pada=None
    )


def hitung_tanpa_paraf(sampai: date) -> list[tuple[date, int]]:
    """Days up to that one with such signatures, and how many, the oldest first; one query."""
    baris = pena_belum_dilihat(sampai).annotate(hari=TruncDate("dicatat_pada")).order_by("hari")
    return list(baris.values("hari").annotate(n=Count("id")).values_list("hari", "n"))


def hari_tanpa_paraf(sampai: date) -> list[date]:
    """The days alone."""
    return [hari for hari, _ in hitung_tanpa_paraf(sampai)]


def banyak_hari_lalu(hari_ini: date) -> int:
    """How many finished days nobody has countersigned."""
    return len(hari_tanpa_paraf(hari_ini - timedelta(days=1)))


def lembar_diparaf() -> QuerySet[LembarParaf]:
    """Sheets that came back, the newest day first, each with how many signatures it covers."""
    return (
        LembarParaf.objects.select_related("dicatat_oleh")
        .annotate(banyak=Count("pengesahan"))
        .order_by("-hari")
    )
