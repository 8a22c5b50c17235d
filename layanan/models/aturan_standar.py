"""The limits a standard is held to; one row for the office."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class AturanStandar(models.Model):
    """Above which figures a reviewer is warned, and from which day only decided standards can be chosen."""

    batas_langkah = models.PositiveSmallIntegerField("langkah paling banyak", default=12)
    batas_serah = models.PositiveSmallIntegerField("pindah tangan paling banyak", default=6)
    batas_kata = models.PositiveSmallIntegerField("kata paling banyak dalam satu kalimat", default=20)
    tinjau_bulan = models.PositiveSmallIntegerField("ditinjau tiap (bulan)", default=12)
    wajib_sejak = models.DateField("hanya standar yang ditetapkan sejak", null=True, blank=True)

    class Meta:
        verbose_name = "aturan standar"
        verbose_name_plural = "aturan standar"
        constraints = [
            models.CheckConstraint(name="aturan_standar_satu", condition=Q(id=1)),
            models.CheckConstraint(
                name="aturan_standar_batas",
                condition=Q(batas_langkah__gte=1, batas_serah__gte=1, batas_kata__gte=1, tinjau_bulan__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return "Aturan standar"

    @classmethod
    def ambil(cls) -> AturanStandar:
        """The office's row, or the usual figures while nobody has set any (reading writes nothing)."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
