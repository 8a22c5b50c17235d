"""Statements the citizen signs: prepared here, given a register number when the paper comes back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from bungah.naskah.models import Naskah
from layanan.models.permohonan import Permohonan
from layanan.models.surat import VersiTemplat


class Pernyataan(models.Model):
    """One statement of a request; never a letter of the village."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="pernyataan")
    templat = models.ForeignKey(VersiTemplat, models.PROTECT, related_name="+")
    isian = models.JSONField(default=dict)
    penulis = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    naskah = models.OneToOneField(Naskah, models.PROTECT, null=True, blank=True, related_name="pernyataan")
    saksi = models.CharField(max_length=250, blank=True)
    ditandatangani_pada = models.DateField(null=True, blank=True)
    dibatalkan = models.BooleanField(default=False)

    class Meta:
        verbose_name = "pernyataan"
        verbose_name_plural = "pernyataan"
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "templat"],
                condition=Q(dibatalkan=False),
                name="pernyataan_satu_per_templat",
            ),
            models.CheckConstraint(
                name="pernyataan_bernomor_setelah_ditandatangani",
                condition=Q(naskah=None) | Q(ditandatangani_pada__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.naskah.nomor if self.naskah else f"{self.templat.jenis} (belum dicatat)"
