"""Issued papers: a number given once, and versions of its bytes, frozen."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from bungah.dasar.models import Perangkat
from bungah.naskah.pesan import DAFTAR_ISIAN, periksa_pesan


class Naskah(models.Model):
    """A numbered document: the number stands once, here; its bytes in ``NaskahIsi``.

    A correction is a new document.
    """

    class Jenis(models.TextChoices):
        SURAT_KELUAR = "surat_keluar", "Surat keluar"
        SURAT_TUGAS = "surat_tugas", "Surat tugas"
        PERNYATAAN = "pernyataan", "Surat pernyataan warga"
        TANDA_BUKTI = "tanda_bukti", "Tanda bukti pembayaran"

    class Status(models.TextChoices):
        DIPESAN = "dipesan", "Nomor dipesan"
        DISIAPKAN = "disiapkan", "Disiapkan"
        BEKU = "beku", "Isi tetap"
        BATAL = "batal", "Batal"
        HILANG = "hilang", "Hilang saat pemulihan"

    jenis = models.CharField(max_length=20, choices=Jenis)
    seri = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor surat", max_length=80)
    tanggal = models.DateField("tanggal surat")
    perihal = models.CharField(max_length=160)
    kode = models.CharField("kode pemeriksaan", max_length=26, unique=True)  # 26 base32 characters = 130 bits
    status = models.CharField(max_length=10, choices=Status, default=Status.DIPESAN)
    rincian = models.JSONField(default=dict)  # snapshot of the data its newest bytes were made of
    diganti_oleh = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="menggantikan"
    )
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        constraints = [
            models.UniqueConstraint(fields=["seri", "tahun", "urut"], name="naskah_nomor_tunggal"),
            models.CheckConstraint(name="naskah_urut_mulai_satu", condition=Q(urut__gte=1)),
            models.CheckConstraint(
                name="naskah_status",
                condition=Q(status__in=["dipesan", "disiapkan", "beku", "batal", "hilang"]),
            ),
            models.CheckConstraint(
                name="naskah_jenis",
                condition=Q(jenis__in=["surat_keluar", "surat_tugas", "pernyataan", "tanda_bukti"]),
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def isi_terakhir(self) -> NaskahIsi | None:
        """Newest frozen bytes, without loading older ones."""
        return self.isi.order_by("-versi").first()


class NaskahIsi(models.Model):
    """One version of a document's bytes; never changed (triggers in both databases)."""

    naskah = models.ForeignKey(Naskah, models.PROTECT, related_name="isi")
    versi = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    isi = models.BinaryField()
    dibekukan_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "isi naskah"
        verbose_name_plural = "isi naskah"
        constraints = [
            models.UniqueConstraint(fields=["naskah", "versi"], name="naskah_isi_versi_tunggal"),
            models.CheckConstraint(name="naskah_isi_sidik", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return f"{self.naskah} versi {self.versi}"


class KunciSegel(models.Model):
    """A sealing key of the village: its certificate, and the private half wrapped by a passphrase."""

    penyedia = models.CharField(max_length=20, default="desa")
    sertifikat = models.TextField()  # PEM
    sidik = models.CharField(max_length=64, unique=True)  # SHA-256 of the certificate (DER)
    terbungkus = models.BinaryField()  # PKCS#8, encrypted
    dibuat_pada = models.DateTimeField(default=timezone.now)
    berlaku_sampai = models.DateField()
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "kunci segel"
        verbose_name_plural = "kunci segel"
        constraints = [
            models.UniqueConstraint(
                fields=["penyedia"], condition=Q(dicabut_pada=None), name="kunci_satu_berlaku"
            ),
            models.CheckConstraint(name="kunci_segel_sidik", condition=Q(sidik__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return f"Kunci segel {self.sidik[:16]}"


class BungkusKunci(models.Model):
    """The sealing key wrapped once more, for one person's own phone."""

    kunci = models.ForeignKey(KunciSegel, models.PROTECT, related_name="bungkusan")
    perangkat = models.ForeignKey(Perangkat, models.CASCADE, related_name="+")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    bungkus = models.BinaryField()
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bungkus kunci"
        verbose_name_plural = "bungkus kunci"
        constraints = [
            models.UniqueConstraint(fields=["kunci", "perangkat"], name="bungkus_satu_per_perangkat")
        ]

    def __str__(self) -> str:
        return f"{self.kunci} di {self.perangkat}"


class SegelIsi(models.Model):
    """The seal on frozen bytes: only what was appended, so the approved bytes are a prefix of the file."""

    isi = models.OneToOneField(NaskahIsi, models.PROTECT, related_name="segel")
    ekor = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)  # of the whole sealed file
    kunci = models.ForeignKey(KunciSegel, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "segel isi"
        verbose_name_plural = "segel isi"
        constraints = [
            models.CheckConstraint(name="segel_isi_sidik", condition=Q(sha256__regex=r"^[0-9a-f]{64}$"))
        ]

    def __str__(self) -> str:
        return f"Segel {self.isi}"

    @property
    def berkas(self) -> bytes:
        """The sealed file."""
        return bytes(self.isi.isi) + bytes(self.ekor)


class LembarMusnah(models.Model):
    """The sheet of one version was destroyed before hand-over, because a corrected one took its place."""

    isi = models.OneToOneField(NaskahIsi, models.PROTECT, related_name="musnah")
    alasan = models.CharField(max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lembar musnah"
        verbose_name_plural = "lembar musnah"
        constraints = [models.CheckConstraint(name="lembar_musnah_beralasan", condition=~Q(alasan=""))]

    def __str__(self) -> str:
        return f"{self.isi} dimusnahkan"


class TemplatPesan(models.Model):
    """The wording of a message to a villager, by the office itself; ``{placeholder}`` from a whitelist."""

    kode = models.SlugField(max_length=40, unique=True)
    judul = models.CharField(max_length=80)
    isi = models.TextField("isi pesan", max_length=600, help_text=f"Yang diisi sendiri: {DAFTAR_ISIAN}.")

    class Meta:
        verbose_name = "kalimat pesan"
        verbose_name_plural = "kalimat pesan"
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.judul

    def clean(self) -> None:
        if pesan := periksa_pesan(self.isi):
            raise ValidationError({"isi": pesan})


class Pesan(models.Model):
    """A message somebody of the office passed on: which words, how, when. The office itself sends nothing."""

    class Cara(models.TextChoices):
        WA = "wa", "WhatsApp"
        SALIN = "salin", "Pesan yang disalin"
        CETAK = "cetak", "Slip di kertas"

    templat = models.ForeignKey(TemplatPesan, models.PROTECT, related_name="+")
    rujukan = models.CharField(max_length=40, db_index=True)  # "layanan.permohonan:123"
    telepon = models.CharField(max_length=16, blank=True)
    isi = models.TextField()
    cara = models.CharField(max_length=5, choices=Cara)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        constraints = [
            models.CheckConstraint(name="pesan_cara", condition=Q(cara__in=["wa", "salin", "cetak"])),
        ]

    def __str__(self) -> str:
        return f"{self.templat} lewat {self.get_cara_display()}"


class Halaman(models.Model):
    """One page of the public site: rows the office writes, followed by rows the apps offer for its code."""

    class Kelompok(models.TextChoices):
        PROFIL = "profil", "Profil desa"
        JANJI = "janji", "Janji dan hak"
        LAYANAN = "layanan", "Layanan"
        KETERBUKAAN = "keterbukaan", "Keterbukaan"
        ISTILAH = "istilah", "Istilah"

    kode = models.SlugField(max_length=40, unique=True)
    judul = models.CharField(max_length=80)
    kelompok = models.CharField(max_length=11, choices=Kelompok)
    urut = models.PositiveSmallIntegerField(default=50)
    terbit = models.BooleanField("tampil di situs", default=True)

    class Meta:
        verbose_name = "halaman situs"
        verbose_name_plural = "halaman situs"
        ordering = ["urut", "kode"]
        constraints = [
            models.CheckConstraint(
                name="halaman_kelompok",
                condition=Q(kelompok__in=["profil", "janji", "layanan", "keterbukaan", "istilah"]),
            )
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def untuk_cetak(self) -> bool:
        """Words of a print (a decree, a pact), edited like a page and never shown as one."""
        return self.kode.startswith("kata-")


class VersiHalaman(models.Model):
    """The text of a page as it was saved once, with its source; every save is a new version."""

    halaman = models.ForeignKey(Halaman, models.PROTECT, related_name="versi")
    versi = models.PositiveSmallIntegerField()
    pengantar = models.TextField(blank=True)
    sumber = models.CharField(max_length=250)
    dipakai = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "isi halaman situs"
        verbose_name_plural = "isi halaman situs"
        ordering = ["halaman", "-versi"]
        constraints = [
            models.UniqueConstraint(fields=["halaman", "versi"], name="halaman_versi_tunggal"),
            models.UniqueConstraint(
                fields=["halaman"], condition=Q(dipakai=True), name="halaman_satu_yang_dipakai"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.halaman} versi {self.versi}"


class BarisHalaman(models.Model):
    """One row of a page; ``bukti`` is an address on this site that shows it is true."""

    versi = models.ForeignKey(VersiHalaman, models.CASCADE, related_name="baris")
    urut = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=120)
    isi = models.TextField(blank=True)
    bukti = models.CharField(max_length=200, blank=True)
    sumber = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "baris halaman"
        verbose_name_plural = "baris halaman"
        ordering = ["versi", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["versi", "urut"], name="halaman_baris_tunggal"),
            models.CheckConstraint(
                name="halaman_bukti_di_sini", condition=Q(bukti="") | Q(bukti__regex=r"^/([^/\\]|$)")
            ),
        ]

    def __str__(self) -> str:
        return self.judul
