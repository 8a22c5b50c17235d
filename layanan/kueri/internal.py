"""Questions about what parts of the office ask of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layanan.kueri.permohonan import BERJALAN, dengan_langkah
from layanan.models import Layanan, Permohonan

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from bungah.dasar.models import Pengguna

BANYAK = 50


def permintaan_berjalan() -> QuerySet[Permohonan]:
    """Internal requests that are not finished, the most urgent first."""
    daftar = Permohonan.objects.filter(pegawai__isnull=False, tahap__in=BERJALAN)
    return dengan_langkah(daftar).select_related("layanan", "pegawai__jabatan").order_by("jatuh_tempo", "id")


def permintaan_usai() -> QuerySet[Permohonan]:
    """Finished and cancelled ones, newest first."""
    daftar = Permohonan.objects.filter(pegawai__isnull=False).exclude(tahap__in=BERJALAN)
    return daftar.select_related("layanan", "pegawai__jabatan").order_by("-id")[:BANYAK]


def layanan_antarbagian() -> QuerySet[Layanan]:
    """What one may ask for."""
    return Layanan.objects.antarbagian().order_by("urutan", "nama")


def permintaan_saya(pengguna: Pengguna) -> int:
    """How many of this person's own requests are still running."""
    return Permohonan.objects.filter(pegawai__pengguna=pengguna, tahap__in=BERJALAN).count()
