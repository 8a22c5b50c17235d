"""What led to a standard: warnings answered, reviews held, requirements dropped."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from bungah.dasar.models import DuaWaktu
from bungah.mutu.models import Kegiatan
from layanan.models.standar import VersiStandar


class TanggapanPeringatan(models.Model):
    """The answer to one warning, for the figure it had; another figure asks again."""

    standar = models.ForeignKey(VersiStandar, models.CASCADE, related_name="tanggapan")
    kunci = models.CharField(max_length=60)
    angka = models.CharField(max_length=60)
    alasan = models.CharField(max_length=250)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "tanggapan peringatan"
        verbose_name_plural = "tanggapan peringatan"
        ordering = ["standar", "kunci"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "kunci"], name="tanggapan_satu_per_peringatan"),
            models.CheckConstraint(name="tanggapan_beralasan", condition=~Q(alasan="")),
        ]

    def __str__(self) -> str:
        return f"{self.kunci}: {self.alasan}"


class TinjauanStandar(DuaWaktu):
    """A review of a standard: what had come in by then, and whether it stays."""

    class Hasil(models.TextChoices):
        TETAP = "tetap", "Tetap dipakai"
        UBAH = "ubah", "Perlu diubah"

    standar = models.ForeignKey(VersiStandar, models.PROTECT, related_name="tinjauan")
    hasil = models.CharField(max_length=5, choices=Hasil)
    catatan = models.CharField(max_length=500)
    masukan = models.JSONField(default=list, blank=True)
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "tinjauan standar"
        verbose_name_plural = "tinjauan standar"
        ordering = ["-terjadi_pada", "-id"]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(name="tinjauan_hasil", condition=Q(hasil__in=["tetap", "ubah"])),
            models.CheckConstraint(name="tinjauan_bercatatan", condition=~Q(catatan="")),
        ]

    def __str__(self) -> str:
        return f"{self.standar}: {self.get_hasil_display()}"


class SyaratDilepas(models.Model):
    """A requirement nobody asks for any more, kept with the reason."""

    standar = models.ForeignKey(VersiStandar, models.CASCADE, related_name="syarat_dilepas")
    nama = models.CharField(max_length=160)
    alasan = models.CharField(max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "persyaratan yang dilepas"
        verbose_name_plural = "persyaratan yang dilepas"
        ordering = ["standar", "id"]
        constraints = [
            models.CheckConstraint(name="syarat_dilepas_beralasan", condition=~Q(alasan="") & ~Q(nama=""))
        ]

    def __str__(self) -> str:
        return self.nama
