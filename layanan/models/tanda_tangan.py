"""Signing: standing mandates per letter kind, and the stacks that went to the pen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bungah.naskah.models import NaskahIsi
from kepegawaian.models import Pegawai
from layanan.models.surat import JenisSurat, Surat


class MandatSurat(models.Model):
    """Somebody may sign one letter kind in the kepala desa's name; a row is never edited, only ended."""

    class Cara(models.TextChoices):
        AN = "an", "a.n."
        UB = "ub", "u.b."

    jenis = models.ForeignKey(JenisSurat, models.CASCADE, related_name="mandat")
    cara = models.CharField(max_length=2, choices=Cara, default=Cara.AN)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dasar = models.CharField("dasar (keputusan)", max_length=160)
    dari = models.DateField("berlaku dari")
    sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "mandat surat"
        verbose_name_plural = "mandat surat"
        ordering = ["-dari", "-id"]
        constraints = [
            models.CheckConstraint(name="mandat_cara", condition=Q(cara__in=["an", "ub"])),
            models.CheckConstraint(name="mandat_berdasar", condition=~Q(dasar="")),
            models.CheckConstraint(
                name="mandat_tanggal_urut", condition=Q(sampai=None) | Q(sampai__gte=F("dari"))
            ),
            models.UniqueConstraint(
                fields=["jenis"], condition=Q(dicabut_pada=None), name="mandat_satu_per_jenis"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_cara_display()} {self.pegawai}: {self.jenis}"


class Tumpukan(models.Model):
    """A stack that went to the pen, opened again by the code on its cover sheet."""

    kode = models.CharField(max_length=10, unique=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "tumpukan"
        verbose_name_plural = "tumpukan"

    def __str__(self) -> str:
        return self.kode


class IsiTumpukan(models.Model):
    """One letter in a stack, by the very bytes that were printed."""

    tumpukan = models.ForeignKey(Tumpukan, models.CASCADE, related_name="isi")
    urut = models.PositiveSmallIntegerField()
    surat = models.ForeignKey(Surat, models.PROTECT, related_name="+")
    isi = models.ForeignKey(NaskahIsi, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "isi tumpukan"
        verbose_name_plural = "isi tumpukan"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["tumpukan", "urut"], name="tumpukan_urut_tunggal"),
            models.UniqueConstraint(fields=["tumpukan", "isi"], name="tumpukan_isi_tunggal"),
        ]

    def __str__(self) -> str:
        return f"{self.tumpukan} ke-{self.urut}"
