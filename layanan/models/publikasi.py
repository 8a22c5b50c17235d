"""What of a service was made public, by which medium, since when (R168, R192)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from layanan.models.standar import Layanan


class Publikasi(models.Model):
    """One of the nine things a service must publish, by one medium; ``sampai`` ends it."""

    class Butir(models.TextChoices):
        PROSEDUR = "prosedur", "Prosedur"
        PERSYARATAN = "persyaratan", "Persyaratan"
        BIAYA = "biaya", "Biaya"
        WAKTU = "waktu", "Waktu penyelesaian"
        STANDAR = "standar", "Standar pelayanan"
        JANJI = "janji", "Janji pelayanan"
        MOTTO = "motto", "Motto"
        LOKASI = "lokasi", "Lokasi"
        PEJABAT = "pejabat", "Pejabat yang berwenang"

    class Media(models.TextChoices):
        PAPAN = "papan", "Papan di kantor"
        SITUS = "situs", "Situs desa"
        MEDSOS = "medsos", "Media sosial"
        CETAK = "cetak", "Brosur dan buku"
        PESAN = "pesan", "Pesan HP"
        SIARAN = "siaran", "Radio dan pengeras suara"
        PENYULUHAN = "penyuluhan", "Penyuluhan"

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="publikasi")
    butir = models.CharField(max_length=11, choices=Butir)
    media = models.CharField(max_length=10, choices=Media)
    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    bukti = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "publikasi"
        verbose_name_plural = "publikasi"
        ordering = ["layanan", "butir", "media"]
        constraints = [
            models.UniqueConstraint(
                fields=["layanan", "butir", "media"],
                condition=Q(sampai=None),
                name="publikasi_satu_yang_jalan",
            ),
            models.CheckConstraint(
                name="publikasi_butir",
                condition=Q(
                    butir__in=[
                        "prosedur",
                        "persyaratan",
                        "biaya",
                        "waktu",
                        "standar",
                        "janji",
                        "motto",
                        "lokasi",
                        "pejabat",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="publikasi_media",
                condition=Q(media__in=["papan", "situs", "medsos", "cetak", "pesan", "siaran", "penyuluhan"]),
            ),
            models.CheckConstraint(
                name="publikasi_urut_hari", condition=Q(sampai=None) | Q(sampai__gte=F("sejak"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_butir_display()} {self.layanan}: {self.get_media_display()}"
