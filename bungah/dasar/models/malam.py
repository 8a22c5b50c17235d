"""The night's work: one row a day, which is also the lock that lets one process do it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class KerjaMalam(models.Model):
    """What the house did by itself on one day; ``hasil`` lists deed, words, how much, and what failed."""

    hari = models.DateField(unique=True)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    gagal = models.PositiveSmallIntegerField(default=0)
    hasil = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = "pekerjaan malam"
        verbose_name_plural = "pekerjaan malam"
        ordering = ["-hari"]
        constraints = [
            models.CheckConstraint(
                name="kerja_malam_urut", condition=Q(selesai=None) | Q(selesai__gte=F("mulai"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.hari:%d-%m-%Y}: {self.keadaan}"

    @property
    def keadaan(self) -> str:
        """How it went, in words."""
        if self.selesai is None:
            return "belum selesai"
        return f"{self.gagal} gagal" if self.gagal else "beres"
