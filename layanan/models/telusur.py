"""How finished requests walked, judged once: reports group these small rows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from layanan.models.permohonan import Permohonan
from layanan.models.standar import Layanan, VersiStandar


class HasilTelusur(models.Model):
    """One finished request beside the steps of its standard; ``patuh`` = nothing skipped or reordered."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="telusur")
    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="+")
    standar = models.ForeignKey(VersiStandar, models.PROTECT, related_name="+")
    hari = models.DateField()
    menit = models.PositiveIntegerField("menit kerja")
    menit_janji = models.PositiveIntegerField()
    dilewati = models.PositiveSmallIntegerField(default=0)
    balik = models.PositiveSmallIntegerField(default=0)
    telat = models.PositiveSmallIntegerField(default=0)
    petugas_lain = models.PositiveSmallIntegerField(default=0)
    patuh = models.BooleanField()

    class Meta:
        verbose_name = "hasil telusur"
        verbose_name_plural = "hasil telusur"
        indexes = [models.Index(fields=["hari", "layanan"], name="telusur_hari")]
        constraints = [
            models.CheckConstraint(
                name="telusur_patuh",
                condition=Q(patuh=True, dilewati=0, balik=0)
                | (Q(patuh=False) & (Q(dilewati__gt=0) | Q(balik__gt=0))),
            )
        ]

    def __str__(self) -> str:
        return f"Telusur {self.permohonan_id}: {'patuh' if self.patuh else 'menyimpang'}"
