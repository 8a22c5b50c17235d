"""Facts of quality work: check sheets (instrument → aspect → item), filled in once per day."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from bungah.dasar.models.waktu import DuaWaktu


class Instrumen(models.Model):
    """A check sheet the office has agreed on; its items are data."""

    kode = models.SlugField(
        max_length=30, unique=True, validators=[RegexValidator(r"^[a-z0-9-]+$", "Huruf kecil dan tanda -.")]
    )
    judul = models.CharField(max_length=80)
    petunjuk = models.CharField(max_length=200, blank=True)
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "lembar periksa"
        verbose_name_plural = "lembar periksa"
        ordering = ["urutan", "kode"]

    def __str__(self) -> str:
        return self.judul


class Butir(models.Model):
    """One thing to look at; switched off rather than deleted once it was answered."""

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="butir")
    urut = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=60)
    teks = models.CharField("yang diperiksa", max_length=160)
    sumber = models.CharField(max_length=160, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "butir"
        verbose_name_plural = "butir"
        ordering = ["instrumen", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "urut"],
                name="butir_urut_satu",
                violation_error_message="Urutan ini sudah dipakai butir lain.",
            )
        ]

    def __str__(self) -> str:
        return self.teks


class LembarPeriksa(DuaWaktu):
    """A sheet of one day."""

    instrumen = models.ForeignKey(Instrumen, models.PROTECT, related_name="lembar")
    hari = models.DateField()

    class Meta:
        verbose_name = "lembar terisi"
        verbose_name_plural = "lembar terisi"
        ordering = ["-hari"]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.UniqueConstraint(fields=["instrumen", "hari"], name="lembar_periksa_satu_sehari"),
        ]

    def __str__(self) -> str:
        return f"{self.instrumen} {self.hari:%d-%m-%Y}"


class JawabanPeriksa(models.Model):
    """What was seen, with the words of the item as they were that day."""

    class Hasil(models.TextChoices):
        BERES = "beres", "Beres"
        BELUM = "belum", "Belum beres"
        TIDAK_ADA = "tidak_ada", "Tidak ada di sini"

    lembar = models.ForeignKey(LembarPeriksa, models.PROTECT, related_name="jawaban")
    butir = models.ForeignKey(Butir, models.PROTECT, related_name="+")
    teks = models.CharField(max_length=160)
    hasil = models.CharField(max_length=9, choices=Hasil)
    catatan = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        ordering = ["lembar", "butir__urut"]
        constraints = [
            models.UniqueConstraint(fields=["lembar", "butir"], name="jawaban_satu_per_butir"),
            models.CheckConstraint(
                name="jawaban_hasil", condition=Q(hasil__in=["beres", "belum", "tidak_ada"])
            ),
            models.CheckConstraint(
                name="jawaban_belum_bercatatan", condition=~Q(hasil="belum") | ~Q(catatan="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teks}: {self.get_hasil_display()}"
