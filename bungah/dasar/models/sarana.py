"""What an office serves with: its rooms and tools, and the ways a complaint can reach it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bungah.dasar.models.desa import Tempat


class Sarana(models.Model):
    """A room, a ramp, a printer: something that stands at a place and serves people."""

    class Jenis(models.TextChoices):
        PRASARANA = "prasarana", "Prasarana (bangunan dan ruang)"
        SARANA = "sarana", "Sarana (alat)"

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=80)
    jenis = models.CharField(max_length=9, choices=Jenis)
    tempat = models.ForeignKey(Tempat, models.PROTECT, related_name="sarana")
    jumlah = models.PositiveSmallIntegerField(default=1)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "sarana"
        verbose_name_plural = "sarana"
        ordering = ["tempat__kode", "nama"]
        constraints = [
            models.CheckConstraint(name="sarana_jenis", condition=Q(jenis__in=["prasarana", "sarana"])),
            models.CheckConstraint(name="sarana_ada", condition=Q(jumlah__gte=1)),
        ]

    def __str__(self) -> str:
        return self.nama


class SaluranAduan(models.Model):
    """A way to complain about a service: at the office, or with a body above it (``luar``)."""

    class Jenis(models.TextChoices):
        LANGSUNG = "langsung", "Datang langsung"
        KOTAK = "kotak", "Kotak saran"
        TELEPON = "telepon", "Telepon"
        SMS = "sms", "SMS atau WhatsApp"
        SITUS = "situs", "Situs"
        SURAT = "surat", "Surat"
        LUAR = "luar", "Lembaga lain"

    kode = models.SlugField(max_length=40, unique=True)
    jenis = models.CharField(max_length=8, choices=Jenis)
    nama = models.CharField(max_length=60)
    isi = models.CharField("nomor atau alamat", max_length=200)
    urut = models.PositiveSmallIntegerField(default=50)
    luar = models.BooleanField("di luar kantor desa", default=False)
    aktif = models.BooleanField(default=True)
    sumber = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "saluran pengaduan"
        verbose_name_plural = "saluran pengaduan"
        ordering = ["urut", "nama"]
        constraints = [
            models.CheckConstraint(
                name="saluran_jenis",
                condition=Q(jenis__in=["langsung", "kotak", "telepon", "sms", "situs", "surat", "luar"]),
            ),
            models.CheckConstraint(name="saluran_luar", condition=~Q(jenis="luar") | Q(luar=True)),
        ]

    def __str__(self) -> str:
        return self.nama
