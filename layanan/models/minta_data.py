"""A resident asks for the data the office holds about them; the law gives it 3 × 24 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bungah.dasar.models import DuaWaktu, Warga
from layanan.aturan.minta_data import tenggat

if TYPE_CHECKING:
    from datetime import datetime


class PermintaanData(DuaWaktu):
    """One request, open until the copy is given or refused with a reason."""

    class Hasil(models.TextChoices):
        DIBERI = "diberi", "Salinan diberikan"
        DITOLAK = "ditolak", "Ditolak"

    warga = models.ForeignKey(Warga, models.PROTECT, related_name="permintaan_data")
    hasil = models.CharField(max_length=7, choices=Hasil, blank=True)
    alasan = models.CharField("alasan ditolak", max_length=200, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "permintaan data"
        verbose_name_plural = "permintaan data"
        indexes = [models.Index(fields=["terjadi_pada"], condition=Q(hasil=""), name="minta_data_terbuka")]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.UniqueConstraint(fields=["warga"], condition=Q(hasil=""), name="minta_data_satu_terbuka"),
            models.CheckConstraint(name="minta_data_hasil", condition=Q(hasil__in=["", "diberi", "ditolak"])),
            models.CheckConstraint(
                name="minta_data_ditutup_utuh",
                condition=Q(hasil="", ditutup_pada=None, ditutup_oleh=None)
                | (
                    ~Q(hasil="")
                    & Q(ditutup_pada__isnull=False, ditutup_oleh__isnull=False)
                    & Q(ditutup_pada__gte=F("terjadi_pada"))
                ),
            ),
            models.CheckConstraint(
                name="minta_data_tolak_beralasan",
                condition=(Q(hasil="ditolak") & ~Q(alasan="")) | (~Q(hasil="ditolak") & Q(alasan="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Permintaan data {self.warga_id}"

    @property
    def tenggat(self) -> datetime:
        """By when it must be answered."""
        return tenggat(self.terjadi_pada)
