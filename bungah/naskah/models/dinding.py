"""What was printed for the wall, where it hangs, and whether somebody has looked at it since.

A sheet names what it is about by the catalogue (``jenis`` and the code ``sasaran``), never by a foreign key:
every app prints things that hang. ``sidik`` is the fingerprint of all the sheet says; today's fingerprint
tells whether it is still true.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bungah.dasar.models import Tempat


class LembarCetak(models.Model):
    """A print that was made, with the code its QR carries; one print may be hung in several places."""

    kode = models.CharField(max_length=8, unique=True)
    jenis = models.CharField(max_length=40)
    sasaran = models.CharField(max_length=60, blank=True)
    judul = models.CharField(max_length=200)
    versi = models.CharField(max_length=60, blank=True)
    sidik = models.CharField(max_length=64)
    kertas = models.CharField(max_length=12)
    jarak_mm = models.PositiveSmallIntegerField("jarak baca (mm)")
    dicetak_pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "lembar cetak"
        verbose_name_plural = "lembar cetak"
        ordering = ["-dicetak_pada", "-id"]
        indexes = [models.Index(fields=["jenis", "sasaran"], name="lembar_cetak_isi")]

    def __str__(self) -> str:
        return self.judul


class Tempelan(models.Model):
    """A sheet that hangs: where, how high, since when, how it looked; taken down with a reason (R112)."""

    lembar = models.ForeignKey(LembarCetak, models.PROTECT, related_name="tempelan")
    tempat = models.ForeignKey(Tempat, models.PROTECT, related_name="+")
    letak = models.CharField("tepatnya di mana", max_length=80, blank=True)
    tinggi_cm = models.PositiveSmallIntegerField("tinggi dari lantai (cm)", null=True, blank=True)
    sejak = models.DateField("ditempel sejak")
    foto = models.BinaryField(null=True, blank=True)
    diambil_pada = models.DateTimeField("foto diambil", null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(default=timezone.now)
    dilepas = models.DateField(null=True, blank=True)
    alasan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "tempelan"
        verbose_name_plural = "tempelan"
        ordering = ["-sejak", "-id"]
        indexes = [models.Index(fields=["tempat"], condition=Q(dilepas=None), name="tempelan_terpasang")]
        constraints = [
            models.CheckConstraint(
                name="tempelan_dilepas_beralasan", condition=Q(dilepas=None, alasan="") | ~Q(alasan="")
            ),
            models.CheckConstraint(
                name="tempelan_dilepas_sesudah_dipasang",
                condition=Q(dilepas=None) | Q(dilepas__gte=F("sejak")),
                violation_error_message="Tanggal dilepas tidak boleh sebelum tanggal ditempel.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lembar} di {self.tempat}"


class PeriksaTempelan(models.Model):
    """Somebody stood before it: still there, still readable."""

    tempelan = models.ForeignKey(Tempelan, models.PROTECT, related_name="periksa")
    pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    masih_ada = models.BooleanField()
    terbaca = models.BooleanField()
    catatan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "pemeriksaan tempelan"
        verbose_name_plural = "pemeriksaan tempelan"
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return f"{self.tempelan}: {'terbaca' if self.masih_ada and self.terbaca else 'perlu diganti'}"


class CetakBorongan(models.Model):
    """Many prints as one zip, made by a process of its own; the row is its progress and its lock.

    ``pesanan`` lists ``[jenis, sasaran, kertas]``, ``gagal`` what was refused with its reason. ``kabar`` is
    the last sign of life: a run that is silent for long has died and may be taken over.
    """

    pesanan = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    jadi = models.PositiveIntegerField(default=0)
    gagal = models.JSONField(default=list, blank=True)
    berkas = models.CharField(max_length=80, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dipesan_pada = models.DateTimeField(default=timezone.now)
    kabar = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    berjalan = models.BooleanField(default=True)

    class Meta:
        verbose_name = "cetak borongan"
        verbose_name_plural = "cetak borongan"
        ordering = ["-dipesan_pada", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["berjalan"], condition=Q(berjalan=True), name="borongan_satu_berjalan"
            ),
            models.CheckConstraint(
                name="borongan_selesai", condition=Q(berjalan=True) ^ Q(selesai__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.total} cetakan"
