"""A residents' list on its way in: the job and its rows, which live until it is confirmed or cancelled."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from bungah.dasar.models.orang import Warga


class ImporWarga(models.Model):
    """One uploaded list. Its counts stay; its rows, which name people, are deleted at the end."""

    class Tahap(models.TextChoices):
        PERIKSA = "periksa", "Sedang diperiksa"
        SIAP = "siap", "Siap dimasukkan"
        SELESAI = "selesai", "Sudah dimasukkan"
        BATAL = "batal", "Dibatalkan"

    kunci = models.UUIDField("kunci kiriman", unique=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    tahap = models.CharField(max_length=7, choices=Tahap, default=Tahap.PERIKSA)
    jumlah = models.PositiveIntegerField(default=0)
    diperiksa = models.PositiveIntegerField(default=0)
    baru = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)
    sama = models.PositiveIntegerField(default=0)
    keliru = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "impor warga"
        verbose_name_plural = "impor warga"
        constraints = [
            models.CheckConstraint(
                name="impor_tahap", condition=Q(tahap__in=["periksa", "siap", "selesai", "batal"])
            )
        ]

    def __str__(self) -> str:
        return f"Impor {self.jumlah} warga, {self.get_tahap_display().lower()}"

    @property
    def persen(self) -> int:
        """How far the check has come."""
        return 100 * self.diperiksa // max(self.jumlah, 1)


class BarisImpor(models.Model):
    """One row of the list: as read, and what it would do."""

    impor = models.ForeignKey(ImporWarga, models.CASCADE, related_name="baris")
    nomor = models.PositiveIntegerField("baris di berkas")
    nik = models.CharField(max_length=16, blank=True)
    isi: models.JSONField[Any, Any] = models.JSONField(default=dict)
    galat: models.JSONField[Any, Any] = models.JSONField(default=list)
    ubahan: models.JSONField[Any, Any] = models.JSONField(default=dict)  # field → [before, after]
    nasib = models.CharField(max_length=7, blank=True)  # baru, berubah, sama, keliru; empty = unchecked
    warga = models.ForeignKey(Warga, models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        ordering = ["nomor"]
        indexes = [
            models.Index(fields=["impor", "nasib", "nomor"], name="barisimpor_nasib"),
            models.Index(fields=["impor", "nik"], name="barisimpor_nik"),
        ]

    def __str__(self) -> str:
        return f"baris {self.nomor}"
