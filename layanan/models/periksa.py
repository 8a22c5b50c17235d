"""The check by a second person, before a letter gets its number."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.models.pernyataan import Pernyataan
from layanan.models.surat import Surat


class PemeriksaanSurat(models.Model):
    """One check of one letter or statement: asked for, then passed or sent back."""

    class Cara(models.TextChoices):
        PETUGAS = "petugas", "Petugas lain"
        SEKDES = "sekdes", "Sekretaris Desa"
        LEMBAR = "lembar", "Kepala Desa di lembar pengantar"

    class Hasil(models.TextChoices):
        COCOK = "cocok", "Cocok"
        KEMBALI = "kembali", "Dikembalikan"

    surat = models.ForeignKey(Surat, models.PROTECT, null=True, blank=True, related_name="pemeriksaan")
    pernyataan = models.ForeignKey(
        Pernyataan, models.PROTECT, null=True, blank=True, related_name="pemeriksaan"
    )
    sidik_isi = models.CharField(max_length=64)  # SHA-256 of the values that were checked
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField(default=timezone.now)
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_pada = models.DateTimeField(null=True, blank=True)
    cara = models.CharField(max_length=8, choices=Cara, blank=True)
    hasil = models.CharField(max_length=8, choices=Hasil, blank=True)
    identitas = models.BooleanField("identitas cocok", null=True, blank=True)
    ejaan = models.BooleanField("ejaan benar", null=True, blank=True)
    salinan = models.BooleanField("jumlah rangkap benar", null=True, blank=True)
    catatan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "pemeriksaan surat"
        verbose_name_plural = "pemeriksaan surat"
        constraints = [
            models.CheckConstraint(
                name="periksa_satu_berkas",
                condition=Q(surat=None, pernyataan__isnull=False) | Q(surat__isnull=False, pernyataan=None),
            ),
            models.CheckConstraint(name="periksa_sidik", condition=Q(sidik_isi__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="periksa_cara", condition=Q(cara__in=["", "petugas", "sekdes", "lembar"])
            ),
            models.CheckConstraint(name="periksa_hasil", condition=Q(hasil__in=["", "cocok", "kembali"])),
            models.CheckConstraint(
                name="periksa_diputus_seseorang",
                condition=Q(hasil="", diperiksa_oleh=None, diperiksa_pada=None)
                | (
                    ~Q(hasil="") & ~Q(cara="") & Q(diperiksa_oleh__isnull=False, diperiksa_pada__isnull=False)
                ),
            ),
            # NULL is no refusal in a CHECK, so "not NULL" is said aloud.
            models.CheckConstraint(
                name="periksa_cocok_semua",
                condition=~Q(hasil="cocok")
                | Q(
                    identitas=True,
                    identitas__isnull=False,
                    ejaan=True,
                    ejaan__isnull=False,
                    salinan=True,
                    salinan__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="periksa_kembali_beralasan", condition=~Q(hasil="kembali") | ~Q(catatan="")
            ),
            models.UniqueConstraint(fields=["surat"], condition=Q(hasil=""), name="periksa_satu_terbuka"),
            models.UniqueConstraint(
                fields=["pernyataan"], condition=Q(hasil=""), name="periksa_satu_pernyataan_terbuka"
            ),
        ]

    def __str__(self) -> str:
        return f"Pemeriksaan {self.surat or self.pernyataan}"
