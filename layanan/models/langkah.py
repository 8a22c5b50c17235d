"""Steps of a service as data: who, how long, which deed closes them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kepegawaian.models import Jabatan
from layanan.models.standar import VersiStandar


class Langkah(models.Model):
    """One step of a service: who, substitute, minutes, and the deed that closes it."""

    class Tahap(models.TextChoices):
        PENDAFTARAN = "pendaftaran", "Pendaftaran"
        PROSES = "proses", "Proses"
        LEGALISASI = "legalisasi", "Legalisasi"
        PENYERAHAN = "penyerahan", "Penyerahan"

    class Perbuatan(models.TextChoices):
        LENGKAPI = "lengkapi", "Berkas dinyatakan lengkap"
        PERIKSA = "periksa", "Pemeriksaan dicatat"
        AJUKAN = "ajukan", "Surat ditulis dan diajukan"
        SELESAIKAN = "selesaikan", "Pekerjaan selesai"
        TERBIT = "terbit", "Tanda tangan dicatat"
        SERAHKAN = "serahkan", "Diserahkan kepada warga"

    class Jenis(models.TextChoices):
        MULAI = "mulai", "Mulai"
        PROSES = "proses", "Langkah kerja"
        KEPUTUSAN = "keputusan", "Keputusan"
        SELESAI = "selesai", "Selesai"

    standar = models.ForeignKey(VersiStandar, models.CASCADE, related_name="langkah")
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=120)
    nama_dinding = models.CharField("nama pendek untuk dinding", max_length=40, blank=True)
    tahap = models.CharField(max_length=11, choices=Tahap)
    perbuatan = models.CharField(max_length=10, choices=Perbuatan)
    pelaksana = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    pengganti = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    menit = models.PositiveSmallIntegerField("target menit")
    jenis = models.CharField(max_length=9, choices=Jenis, default=Jenis.PROSES)
    dokumen = models.CharField("berkas yang masuk", max_length=200, blank=True)
    keluaran = models.CharField("hasil", max_length=160, blank=True)

    class Meta:
        verbose_name = "langkah"
        verbose_name_plural = "langkah"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "urut"], name="langkah_urut_tunggal"),
            models.CheckConstraint(
                name="langkah_tahap",
                condition=Q(tahap__in=["pendaftaran", "proses", "legalisasi", "penyerahan"]),
            ),
            models.CheckConstraint(
                name="langkah_perbuatan",
                condition=Q(
                    perbuatan__in=["lengkapi", "periksa", "ajukan", "selesaikan", "terbit", "serahkan"]
                ),
            ),
            models.CheckConstraint(
                name="langkah_jenis", condition=Q(jenis__in=["mulai", "proses", "keputusan", "selesai"])
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Cabang(models.Model):
    """A way out of a step. None = the next by order; one without label = a jump; two or more = a decision."""

    langkah = models.ForeignKey(Langkah, models.CASCADE, related_name="cabang")
    urut = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=40, blank=True)
    tujuan = models.ForeignKey(Langkah, models.CASCADE, related_name="dari")

    class Meta:
        verbose_name = "cabang"
        verbose_name_plural = "cabang"
        ordering = ["langkah", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["langkah", "urut"], name="cabang_urut_tunggal"),
            models.CheckConstraint(name="cabang_ke_langkah_lain", condition=~Q(tujuan=F("langkah"))),
        ]

    def __str__(self) -> str:
        return f"{self.label or 'lanjut'}: {self.tujuan}"
