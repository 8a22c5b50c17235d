"""The registers: classification codes and every outgoing letter from the moment it has a number."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bungah.dasar.models import DuaWaktu
from bungah.naskah.models import Naskah, NaskahIsi
from kepegawaian.models import Pegawai


class Klasifikasi(models.Model):
    """A classification code of letters (Permendagri 83/2022); editable, importable."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=160)

    class Meta:
        verbose_name = "klasifikasi"
        verbose_name_plural = "klasifikasi"
        ordering = ["kode"]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class SuratKeluar(models.Model):
    """A row of the outgoing register, born with its number, so the book never has an unexplained gap.

    Columns of Buku Agenda (Permendagri 47/2016): no urut, nomor, tanggal, ditujukan kepada, isi singkat.
    """

    class Status(models.TextChoices):
        CADANGAN = "cadangan", "Cadangan darurat"
        DISIAPKAN = "disiapkan", "Disiapkan"
        MENUNGGU = "menunggu", "Menunggu tanda tangan"
        TERBIT = "terbit", "Terbit"
        BATAL = "batal", "Batal"
        HILANG = "hilang", "Hilang saat pemulihan"

    naskah = models.OneToOneField(Naskah, models.PROTECT, related_name="surat_keluar")
    klasifikasi = models.ForeignKey(Klasifikasi, models.PROTECT, null=True, related_name="+")
    ditujukan_kepada = models.CharField(max_length=160)
    isi_singkat = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status, default=Status.DISIAPKAN)
    alasan = models.CharField(max_length=200, blank=True)  # why cancelled, reserved, lost, or of a past year
    dicatat_pada = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "surat keluar"
        verbose_name_plural = "surat keluar"
        constraints = [
            models.CheckConstraint(
                name="surat_keluar_status",
                condition=Q(status__in=["cadangan", "disiapkan", "menunggu", "terbit", "batal", "hilang"]),
            ),
            models.CheckConstraint(
                name="surat_keluar_batal_beralasan",
                condition=~Q(status__in=["batal", "hilang"]) | ~Q(alasan=""),
            ),
        ]

    def __str__(self) -> str:
        return self.naskah.nomor


class Pengesahan(DuaWaktu):
    """Who agreed to which bytes, how and when; a pen signature names who recorded it."""

    class Cara(models.TextChoices):
        PENA = "pena", "Tanda tangan basah"
        SETUJU = "setuju", "Disetujui di HP, tanda tangan menyusul"

    surat = models.ForeignKey(SuratKeluar, models.PROTECT, related_name="pengesahan")
    isi = models.ForeignKey(NaskahIsi, models.PROTECT, related_name="+")
    cara = models.CharField(max_length=6, choices=Cara)
    penanda_tangan = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=60)  # as it was on that day
    diperiksa_pada = models.DateTimeField("dibaca Kepala Desa", null=True, blank=True)
    disanggah_pada = models.DateTimeField(null=True, blank=True)
    alasan_sanggah = models.CharField(max_length=200, blank=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "pengesahan"
        verbose_name_plural = "pengesahan"
        indexes = [
            models.Index(
                fields=["dicatat_pada"],
                condition=Q(cara="pena", diperiksa_pada=None, disanggah_pada=None),
                name="pengesahan_belum_dibaca",
            ),
            models.Index(
                fields=["surat"], condition=Q(disanggah_pada__isnull=False), name="pengesahan_disanggah"
            ),
        ]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(name="pengesahan_cara", condition=Q(cara__in=["pena", "setuju"])),
            models.UniqueConstraint(fields=["isi", "cara"], name="pengesahan_sekali_per_isi"),
            models.CheckConstraint(
                name="sanggah_beralasan", condition=Q(disanggah_pada=None) | ~Q(alasan_sanggah="")
            ),
            models.CheckConstraint(
                name="sanggah_setelah_catat",
                condition=Q(disanggah_pada=None) | Q(disanggah_pada__gte=F("dicatat_pada")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surat} {self.get_cara_display()}"
