"""Redesign of a service in the three formats of the guidance, and the register of innovations."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from bungah.dasar.models import DuaWaktu, Sarana
from kepegawaian.models import Jabatan
from layanan.models.standar import Layanan, VersiStandar


class Rancangan(models.Model):
    """One redesign on its way from what the customer does to the draft of a new version."""

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="rancangan")
    nama = models.CharField(max_length=80)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    selesai_pada = models.DateTimeField(null=True, blank=True)
    draf = models.ForeignKey(VersiStandar, models.SET_NULL, null=True, blank=True, related_name="rancangan")

    class Meta:
        verbose_name = "rancang ulang"
        verbose_name_plural = "rancang ulang"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.nama


class KegiatanPelanggan(models.Model):
    """Format 1: what the customer does, the service met there, its standard."""

    rancangan = models.ForeignKey(Rancangan, models.CASCADE, related_name="pelanggan")
    urut = models.PositiveSmallIntegerField()
    kegiatan = models.CharField(max_length=160)
    bentuk = models.CharField("bentuk pelayanan", max_length=160, blank=True)
    baku_mutu = models.CharField("baku mutu", max_length=160, blank=True)

    class Meta:
        verbose_name = "kegiatan pelanggan"
        verbose_name_plural = "kegiatan pelanggan"
        ordering = ["rancangan", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["rancangan", "urut"], name="kegiatan_pelanggan_urut_tunggal")
        ]

    def __str__(self) -> str:
        return self.kegiatan


class KegiatanPelayanan(models.Model):
    """Formats 2 and 3: what the office does for it, who, with which manner and which things."""

    pelanggan = models.ForeignKey(KegiatanPelanggan, models.CASCADE, related_name="pelayanan")
    urut = models.PositiveSmallIntegerField()
    kegiatan = models.CharField(max_length=120)
    pelaksana = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    sikap = models.CharField("sikap dan perilaku", max_length=160, blank=True)
    prasarana = models.ManyToManyField(Sarana, blank=True, related_name="+")
    sarana = models.ManyToManyField(Sarana, blank=True, related_name="+")

    class Meta:
        verbose_name = "kegiatan pelayanan"
        verbose_name_plural = "kegiatan pelayanan"
        ordering = ["pelanggan", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["pelanggan", "urut"], name="kegiatan_pelayanan_urut_tunggal")
        ]

    def __str__(self) -> str:
        return self.kegiatan


class Inovasi(DuaWaktu):
    """A new way of serving: the problem, what is new, what it brought, and the proof."""

    nama = models.CharField(max_length=120)
    layanan = models.ForeignKey(Layanan, models.PROTECT, null=True, blank=True, related_name="inovasi")
    rancangan = models.ForeignKey(Rancangan, models.PROTECT, null=True, blank=True, related_name="inovasi")
    masalah = models.TextField()
    kebaruan = models.TextField()
    manfaat = models.TextField()
    bukti = models.CharField(max_length=250)
    direplikasi = models.CharField("ditiru oleh", max_length=160, blank=True)
    standar_lama = models.ForeignKey(VersiStandar, models.PROTECT, null=True, blank=True, related_name="+")
    standar_baru = models.ForeignKey(VersiStandar, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "inovasi"
        verbose_name_plural = "inovasi"
        ordering = ["-terjadi_pada", "-id"]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(
                name="inovasi_dua_versi_berbeda",
                condition=Q(standar_lama=None)
                | Q(standar_baru=None)
                | ~Q(standar_lama=models.F("standar_baru")),
            ),
        ]

    def __str__(self) -> str:
        return self.nama
