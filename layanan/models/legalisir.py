"""Why a request to certify a copy ended without a copy of the office's own bytes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.models.permohonan import Permohonan


class TanpaSalinan(models.Model):
    """The office has no bytes to copy from; said once, with what was done instead."""

    class Sebab(models.TextChoices):
        KERTAS = "kertas", "Surat desa lama, asli dan arsip kertasnya dicocokkan"
        BUKAN_DESA = "bukan_desa", "Bukan dokumen desa ini, diarahkan ke penerbitnya"

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="tanpa_salinan")
    sebab = models.CharField(max_length=10, choices=Sebab)
    keterangan = models.CharField(max_length=160)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "legalisir tanpa salinan"
        verbose_name_plural = "legalisir tanpa salinan"
        constraints = [
            models.CheckConstraint(
                name="tanpa_salinan_sebab", condition=Q(sebab__in=["kertas", "bukan_desa"])
            ),
            models.CheckConstraint(name="tanpa_salinan_dijelaskan", condition=~Q(keterangan="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_sebab_display()}: {self.keterangan}"
