"""What is issued: letter kinds with versioned wording, and the letters themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from arsip.models import Klasifikasi, SuratKeluar
from layanan.models.permohonan import Permohonan
from layanan.models.standar import Layanan


class JenisSurat(models.Model):
    """A kind of letter the village issues; its wording is versioned."""

    class Kertas(models.TextChoices):
        F4 = "F4", "F4 (215 × 330 mm)"
        A4 = "A4", "A4"

    layanan = models.OneToOneField(Layanan, models.PROTECT, related_name="jenis_surat")
    judul = models.CharField(max_length=120)
    perihal = models.CharField(max_length=120)
    klasifikasi = models.ForeignKey(Klasifikasi, models.PROTECT, related_name="+")
    kertas = models.CharField(max_length=2, choices=Kertas, default=Kertas.F4)
    berlaku_hari = models.PositiveSmallIntegerField("berlaku (hari, 0 = tidak dibatasi)", default=0)

    class Meta:
        verbose_name = "jenis surat"
        verbose_name_plural = "jenis surat"
        ordering = ["judul"]
        constraints = [
            models.CheckConstraint(name="jenis_surat_kertas", condition=Q(kertas__in=["F4", "A4"]))
        ]

    def __str__(self) -> str:
        return self.judul


class VersiTemplat(models.Model):
    """One version of a letter's wording; a letter keeps the version it was written with."""

    jenis = models.ForeignKey(JenisSurat, models.PROTECT, related_name="templat")
    versi = models.PositiveSmallIntegerField()
    isi = models.TextField(
        help_text="Paragraf dipisah baris kosong; {nama} diganti isinya; [identitas] jadi tabel."
    )
    dipakai = models.BooleanField(default=True)

    class Meta:
        verbose_name = "templat surat"
        verbose_name_plural = "templat surat"
        ordering = ["jenis", "-versi"]
        constraints = [
            models.UniqueConstraint(fields=["jenis", "versi"], name="templat_versi_tunggal"),
            models.UniqueConstraint(fields=["jenis"], condition=Q(dipakai=True), name="templat_satu_dipakai"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} versi {self.versi}"


class KolomSurat(models.Model):
    """One field a letter asks for beyond the person's identity."""

    class Jenis(models.TextChoices):
        TEKS = "teks", "Teks pendek"
        PARAGRAF = "paragraf", "Teks panjang"
        TANGGAL = "tanggal", "Tanggal"
        ANGKA = "angka", "Angka"
        RUPIAH = "rupiah", "Rupiah"
        PILIHAN = "pilihan", "Pilihan"
        TELEPON = "telepon", "Nomor telepon"

    templat = models.ForeignKey(VersiTemplat, models.CASCADE, related_name="kolom")
    urut = models.PositiveSmallIntegerField()
    nama = models.SlugField(max_length=40)
    label = models.CharField(max_length=80)
    jenis = models.CharField(max_length=8, choices=Jenis, default=Jenis.TEKS)
    wajib = models.BooleanField(default=True)
    bantuan = models.CharField(max_length=160, blank=True)
    pilihan = models.JSONField(default=list, blank=True)
    baku = models.CharField("isi awal", max_length=160, blank=True)

    class Meta:
        verbose_name = "kolom surat"
        verbose_name_plural = "kolom surat"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["templat", "nama"], name="kolom_nama_tunggal"),
            models.CheckConstraint(
                name="kolom_jenis",
                condition=Q(
                    jenis__in=["teks", "paragraf", "tanggal", "angka", "rupiah", "pilihan", "telepon"]
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Surat(models.Model):
    """A letter of a request: its fields, and from submission on its row in the outgoing register."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="surat")
    templat = models.ForeignKey(VersiTemplat, models.PROTECT, related_name="+")
    isian = models.JSONField(default=dict)  # own fields as typed, keyed by KolomSurat.nama
    register = models.OneToOneField(SuratKeluar, models.PROTECT, null=True, blank=True, related_name="surat")
    dibatalkan = models.BooleanField(default=False)

    class Meta:
        verbose_name = "surat"
        verbose_name_plural = "surat"
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(dibatalkan=False), name="surat_satu_per_permohonan"
            )
        ]

    def __str__(self) -> str:
        return self.register.naskah.nomor if self.register else f"{self.templat.jenis} (belum bernomor)"
