"""Questions about requests for one's own data: what is open, what presses, one resident's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layanan.aturan.minta_data import BATAS, DEKAT
from layanan.models import PermintaanData

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from bungah.dasar.models import Warga


def terbuka() -> QuerySet[PermintaanData]:
    """Requests that wait for their answer, the most pressing first."""
    return PermintaanData.objects.filter(hasil="").select_related("warga").order_by("terjadi_pada", "pk")


def mendesak(sekarang: datetime) -> QuerySet[PermintaanData]:
    """Those whose time ends within a day, or has ended."""
    return terbuka().filter(terjadi_pada__lte=sekarang - BATAS + DEKAT)


def ditutup() -> QuerySet[PermintaanData]:
    """Answered requests, newest first."""
    daftar = PermintaanData.objects.exclude(hasil="").select_related("warga", "ditutup_oleh")
    return daftar.order_by("-ditutup_pada", "-pk")


def terbuka_warga(warga: Warga) -> PermintaanData | None:
    """The open request of this resident."""
    return PermintaanData.objects.filter(warga=warga, hasil="").first()
