"""Which letters the office prints without words for a power cut."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from layanan.models import JenisSurat, VersiTemplat

if TYPE_CHECKING:
    from django.db.models import QuerySet

SEMUSIM = timedelta(days=90)
BIASA = 5  # kinds that are printed unless somebody chooses others


def jenis_blangko() -> QuerySet[JenisSurat]:
    """Letter kinds with a wording in use, those asked for most in three months first."""
    sejak = timezone.now() - SEMUSIM
    sering = Count("layanan__permohonan", filter=Q(layanan__permohonan__terjadi_pada__gte=sejak))
    dipakai = JenisSurat.objects.surat().filter(layanan__aktif=True, templat__dipakai=True)
    return dipakai.annotate(sering=sering).select_related("layanan").order_by("-sering", "judul")


def templat_blangko(jenis: list[int]) -> list[VersiTemplat]:
    """The wordings in use of these kinds, in the order given, with their fields."""
    ada = {
        satu.jenis_id: satu
        for satu in VersiTemplat.objects.filter(jenis__in=jenis, dipakai=True)
        .select_related("jenis__klasifikasi", "jenis__layanan")
        .prefetch_related("kolom")
    }
    return [ada[satu] for satu in jenis if satu in ada]
