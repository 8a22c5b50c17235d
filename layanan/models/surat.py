"""What is issued: letter kinds with versioned wording, and the letters themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from arsip.models import Klasifikasi, SuratKeluar
from layanan.models.permohonan import Permohonan
from layanan.models.standar import Layanan


class JenisSuratQuerySet(models.QuerySet["JenisSurat"]):
    def surat(self) -> JenisSuratQuerySet:
        """Letters the village issues."""
        return self.filter(sifat=JenisSurat.Sifat.SURAT)

    def pernyataan(self) -> JenisSuratQuerySet:
        """Statements the citizen signs; the village only registers them."""
        return self.filter(sifat=JenisSurat.Sifat.PERNYATAAN)


class JenisSurat(models.Model):
    """A kind of paper a service prints, a letter or a citizen's statement; its wording is versioned."""

    class Sifat(models.TextChoices):
        SURAT = "surat", "Surat desa"
        PERNYATAAN = "pernyataan", "Pernyataan warga"

    class CaraSah(models.TextChoices):
        BASAH = "basah", "Tanda tangan basah"
        SEGEL = "segel", "Segel elektronik desa"
        KEDUANYA = "keduanya", "Salah satu: basah atau segel"

    class Pemeriksa(models.TextChoices):
        TIDAK = "tidak", "Tidak perlu"
        PETUGAS = "petugas", "Petugas lain"
        SEKDES = "sekdes", "Sekretaris Desa"

    class Penandatangan(models.TextChoices):
        KADES = "kades", "Selalu Kepala Desa"
        BILA_ABSEN = "bila_absen", "Kepala Desa; bila tidak ada, menurut mandat"
        MANDAT = "mandat", "Selalu menurut mandat"

    class Kertas(models.TextChoices):
        F4 = "F4", "F4 (215 × 330 mm)"
        A4 = "A4", "A4"

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="jenis_surat")
    sifat = models.CharField(max_length=10, choices=Sifat, default=Sifat.SURAT)
    judul = models.CharField(max_length=120)
    perihal = models.CharField(max_length=120)
    klasifikasi = models.ForeignKey(Klasifikasi, models.PROTECT, related_name="+")
    kertas = models.CharField(max_length=2, choices=Kertas, default=Kertas.F4)
    berlaku_hari = models.PositiveSmallIntegerField("berlaku (hari, 0 = tidak dibatasi)", default=0)
    cara_sah = models.CharField("sah dengan", max_length=8, choices=CaraSah, default=CaraSah.BASAH)
    pemeriksa = models.CharField(
        "diperiksa sebelum bernomor", max_length=8, choices=Pemeriksa, default=Pemeriksa.TIDAK
    )
    penandatangan = models.CharField(
        "ditandatangani", max_length=10, choices=Penandatangan, default=Penandatangan.BILA_ABSEN
    )
    ttd_pemegang = models.BooleanField("pemegang ikut tanda tangan", default=True)

    objects = JenisSuratQuerySet.as_manager()

    class Meta:
        verbose_name = "jenis surat"
        verbose_name_plural = "jenis surat"
        ordering = ["judul"]
        constraints = [
            models.CheckConstraint(name="jenis_surat_kertas", condition=Q(kertas__in=["F4", "A4"])),
            models.UniqueConstraint(fields=["layanan", "sifat"], name="jenis_satu_per_sifat"),
            models.CheckConstraint(name="jenis_surat_sifat", condition=Q(sifat__in=["surat", "pernyataan"])),
            models.CheckConstraint(
                name="jenis_surat_cara_sah", condition=Q(cara_sah__in=["basah", "segel", "keduanya"])
            ),
            models.CheckConstraint(
                name="jenis_surat_pemeriksa", condition=Q(pemeriksa__in=["tidak", "petugas", "sekdes"])
            ),
            models.CheckConstraint(
                name="jenis_surat_penandatangan",
                condition=Q(penandatangan__in=["kades", "bila_absen", "mandat"]),
            ),
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
        NIK = "nik", "NIK"
        JAM = "jam", "Jam"

    class Batas(models.TextChoices):
        LAMPAU = "lampau", "Tidak sesudah hari ini"
        DEPAN = "depan", "Tidak sebelum hari ini"

    templat = models.ForeignKey(VersiTemplat, models.CASCADE, related_name="kolom")
    urut = models.PositiveSmallIntegerField()
    nama = models.SlugField(max_length=40)
    label = models.CharField(max_length=80)
    jenis = models.CharField(max_length=8, choices=Jenis, default=Jenis.TEKS)
    wajib = models.BooleanField(default=True)
    bantuan = models.CharField(max_length=160, blank=True)
    pilihan = models.JSONField(default=list, blank=True)
    baku = models.CharField("isi awal", max_length=160, blank=True)
    terkecil = models.BigIntegerField("paling kecil", null=True, blank=True)
    terbesar = models.BigIntegerField("paling besar", null=True, blank=True)
    batas_tanggal = models.CharField("batas tanggal", max_length=6, choices=Batas, blank=True)

    class Meta:
        verbose_name = "kolom surat"
        verbose_name_plural = "kolom surat"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["templat", "nama"], name="kolom_nama_tunggal"),
            models.CheckConstraint(
                name="kolom_jenis",
                condition=Q(
                    jenis__in=[
                        "teks",
                        "paragraf",
                        "tanggal",
                        "angka",
                        "rupiah",
                        "pilihan",
                        "telepon",
                        "nik",
                        "jam",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="kolom_batas_tanggal", condition=Q(batas_tanggal__in=["", "lampau", "depan"])
            ),
            models.CheckConstraint(
                name="kolom_batas_urut",
                condition=Q(terkecil=None) | Q(terbesar=None) | Q(terkecil__lte=models.F("terbesar")),
                violation_error_message="Batas paling kecil tidak boleh di atas yang paling besar.",
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
    penulis = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")  # everyone who typed in it
    salinan = models.PositiveSmallIntegerField("rangkap", default=1)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti"
    )

    class Meta:
        verbose_name = "surat"
        verbose_name_plural = "surat"
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(dibatalkan=False), name="surat_satu_per_permohonan"
            ),
            models.CheckConstraint(name="surat_salinan_wajar", condition=Q(salinan__gte=1, salinan__lte=20)),
        ]

    def __str__(self) -> str:
        return self.register.naskah.nomor if self.register else f"{self.templat.jenis} (belum bernomor)"
