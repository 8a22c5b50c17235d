"""Questions about people: who signs, who does a step today, whose SK ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kepegawaian.models import Jabatan, Pegawai, SKPenugasan

if TYPE_CHECKING:
    from django.db.models import QuerySet


def kepala_desa() -> Pegawai | None:
    """The active kepala desa."""
    return Pegawai.objects.filter(aktif=True, jabatan__kode="kades").select_related("jabatan").first()


def pelaksana_hari_ini(utama: Jabatan | None, pengganti: Jabatan | None, hari: date) -> Pegawai | None:
    """Who does a step on that day: the holder of the position, or the substitute when absent (R114)."""
    hadir = Pegawai.objects.hadir(hari)
    for jabatan in (utama, pengganti):
        orang = hadir.filter(jabatan=jabatan).first() if jabatan else None
        if orang:
            return orang
    return None


def sk_segera_habis(hari: date, hari_lagi: int = 30) -> QuerySet[SKPenugasan]:
    """Appointments that end within ``hari_lagi`` days."""
    return SKPenugasan.objects.filter(berlaku_sampai__range=(hari, hari + timedelta(days=hari_lagi)))
