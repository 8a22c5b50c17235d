"""Certain cases need particular handling (R031): a reason, and somebody who agreed to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from layanan.models.permohonan import Permohonan


class PenangananKhusus(models.Model):
    """A request marked for special handling; it counts once sekdes or kepala desa agreed."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="khusus")
    alasan = models.CharField(max_length=200)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField()
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "penanganan khusus"
        verbose_name_plural = "penanganan khusus"
        constraints = [
            models.CheckConstraint(name="khusus_beralasan", condition=~Q(alasan="")),
            models.CheckConstraint(
                name="khusus_setuju_utuh",
                condition=Q(disetujui_oleh=None, disetujui_pada=None)
                | Q(
                    disetujui_oleh__isnull=False,
                    disetujui_pada__isnull=False,
                    disetujui_pada__gte=F("diminta_pada"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.alasan
