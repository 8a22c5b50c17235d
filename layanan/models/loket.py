"""Where the office serves: places, counters, and who holds a counter."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bungah.dasar.models import Tempat
from bungah.dasar.peran import Peran
from layanan.models.standar import KelompokAntrean


class TitikLayanan(models.Model):
    """Where the office serves: the office, a post in a hamlet, a mobile service (R149)."""

    class Jenis(models.TextChoices):
        KANTOR = "kantor", "Kantor desa"
        POS = "pos", "Pos dusun"
        KELILING = "keliling", "Layanan keliling"

    nama = models.CharField(max_length=60, unique=True)
    jenis = models.CharField(max_length=8, choices=Jenis, default=Jenis.KANTOR)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "titik layanan"
        verbose_name_plural = "titik layanan"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="titik_jenis", condition=Q(jenis__in=["kantor", "pos", "keliling"]))
        ]

    def __str__(self) -> str:
        return self.nama


class Loket(models.Model):
    """A counter and the queue groups it calls (none chosen = all)."""

    titik = models.ForeignKey(TitikLayanan, models.PROTECT, related_name="loket")
    nomor = models.PositiveSmallIntegerField()
    tempat = models.ForeignKey(Tempat, models.PROTECT, null=True, blank=True, related_name="+")
    kelompok = models.ManyToManyField(KelompokAntrean, blank=True, related_name="+")

    class Meta:
        verbose_name = "loket"
        verbose_name_plural = "loket"
        ordering = ["titik", "nomor"]
        constraints = [models.UniqueConstraint(fields=["titik", "nomor"], name="loket_nomor_tunggal")]

    def __str__(self) -> str:
        return f"Loket {self.nomor}"


class JagaLoketQuerySet(models.QuerySet["JagaLoket"]):
    def terbuka(self) -> JagaLoketQuerySet:
        """Desks held right now."""
        return self.filter(selesai=None)


class JagaLoket(models.Model):
    """Who holds a desk, from when to when; one person per desk and one desk per person."""

    loket = models.ForeignKey(Loket, models.PROTECT, related_name="jaga")
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="jaga_loket")
    hari = models.DateField()
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    peran = models.CharField(max_length=20, choices=Peran)

    objects = JagaLoketQuerySet.as_manager()

    class Meta:
        verbose_name = "jaga loket"
        verbose_name_plural = "jaga loket"
        constraints = [
            models.UniqueConstraint(fields=["loket"], condition=Q(selesai=None), name="jaga_satu_per_loket"),
            models.UniqueConstraint(
                fields=["petugas"], condition=Q(selesai=None), name="jaga_satu_per_petugas"
            ),
            models.CheckConstraint(name="jaga_urut", condition=Q(selesai=None) | Q(selesai__gte=F("mulai"))),
        ]

    def __str__(self) -> str:
        return f"{self.loket}: {self.petugas}"
