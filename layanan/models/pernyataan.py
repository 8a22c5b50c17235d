"""Statements the citizen signs: prepared here, given a register number when the paper comes back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

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


class LembarPernyataan(models.Model):
    """A sheet as it was printed to be signed: its very bytes, until the one that was signed is registered."""

    pernyataan = models.ForeignKey(Pernyataan, models.PROTECT, related_name="lembar")
    tanda = models.CharField(max_length=64)  # SHA-256 of what it says; its beginning stands on the sheet
    sha256 = models.CharField(max_length=64)
    isi = models.BinaryField()
    dicetak_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicetak_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lembar pernyataan"
        verbose_name_plural = "lembar pernyataan"
        constraints = [
            models.UniqueConstraint(fields=["pernyataan", "tanda"], name="lembar_satu_per_isi"),
            models.CheckConstraint(
                name="lembar_pernyataan_sidik",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$", tanda__regex=r"^[0-9a-f]{64}$"),
            ),
        ]

    def __str__(self) -> str:
        return f"Lembar {self.tanda[:8]}"
