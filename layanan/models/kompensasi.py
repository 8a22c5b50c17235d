"""What the office gives when a promise was broken beyond its tolerance (R261)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from arsip.models import SuratKeluar
from layanan.models.permohonan import Permohonan
from layanan.models.standar import VersiStandar


class Kompensasi(models.Model):
    """One compensation of one request: decided, written as a letter, given to the applicant."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="kompensasi")
    jenis = models.CharField(max_length=9, choices=VersiStandar.Kompensasi)
    menit_lewat = models.PositiveIntegerField("lewat janji (menit kerja)")
    sebab = models.CharField(max_length=250)
    register = models.OneToOneField(
        SuratKeluar, models.PROTECT, null=True, blank=True, related_name="kompensasi"
    )
    diputuskan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diputuskan_pada = models.DateTimeField(default=timezone.now)
    diberikan_pada = models.DateTimeField(null=True, blank=True)
    dipakai_pada = models.DateTimeField("dipakai mendahului antrean", null=True, blank=True)

    class Meta:
        verbose_name = "kompensasi"
        verbose_name_plural = "kompensasi"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="kompensasi_jenis", condition=Q(jenis__in=["maaf", "diantar", "prioritas"])
            ),
            models.CheckConstraint(
                name="kompensasi_diberikan_bersurat",
                condition=Q(diberikan_pada=None) | Q(register__isnull=False),
            ),
            models.CheckConstraint(
                name="kompensasi_dipakai_prioritas",
                condition=Q(dipakai_pada=None)
                | Q(jenis="prioritas", diberikan_pada__isnull=False, dipakai_pada__gte=F("diberikan_pada")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.permohonan}"
