"""Places taken from home: sessions with a quota, and who takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bungah.dasar.models import JamKerja
from layanan.models.antrean import Kunjungan
from layanan.models.standar import KelompokAntrean, Layanan, Persyaratan

if TYPE_CHECKING:
    from datetime import datetime


class SesiDaftar(models.Model):
    """A part of the day in which so many people of one queue group may come after taking a place at home."""

    kelompok = models.ForeignKey(KelompokAntrean, models.PROTECT, related_name="+")
    hari = models.PositiveSmallIntegerField(
        choices=JamKerja.Hari, null=True, blank=True, help_text="Kosong: setiap hari kantor buka."
    )
    nama = models.CharField(max_length=20)
    mulai = models.TimeField()
    selesai = models.TimeField()
    kuota = models.PositiveSmallIntegerField(
        "kuota sehari", validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "sesi daftar dari rumah"
        verbose_name_plural = "sesi daftar dari rumah"
        ordering = ["kelompok", "hari", "mulai"]
        constraints = [
            models.CheckConstraint(
                name="sesi_urut",
                condition=Q(mulai__lt=F("selesai")),
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
            models.CheckConstraint(name="sesi_hari", condition=Q(hari=None) | Q(hari__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.kelompok} · {self.nama}"


class IsiSesi(models.Model):
    """How many places of a session are taken on one day; the counter that the quota is held by."""

    sesi = models.ForeignKey(SesiDaftar, models.PROTECT, related_name="isi")
    hari = models.DateField()
    terisi = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "isi sesi"
        verbose_name_plural = "isi sesi"
        constraints = [models.UniqueConstraint(fields=["sesi", "hari"], name="isi_sesi_tunggal")]

    def __str__(self) -> str:
        return f"{self.sesi} {self.hari}: {self.terisi}"


class Pesanan(models.Model):
    """A place taken from home: name or initials, perhaps a phone, never a NIK.

    It is no number yet: at the office it becomes a visit whose place is by the time of arrival.
    """

    class Status(models.TextChoices):
        DIPESAN = "dipesan", "Sudah daftar, belum datang"
        DIAMBIL = "diambil", "Sudah datang"
        BATAL = "batal", "Dibatalkan"
        HANGUS = "hangus", "Tidak datang"

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="+")
    sesi = models.ForeignKey(SesiDaftar, models.PROTECT, related_name="+")
    hari = models.DateField()
    berlaku_sampai = models.DateTimeField()  # the end of the session, as it was when the place was taken
    nama = models.CharField("nama atau inisial", max_length=60)
    telepon = models.CharField(max_length=16, blank=True)
    siap = models.ManyToManyField(Persyaratan, blank=True, related_name="+")
    status = models.CharField(max_length=7, choices=Status, default=Status.DIPESAN)
    kode = models.CharField(max_length=8, unique=True)
    kunci = models.UUIDField("kunci kiriman", unique=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    kunjungan = models.OneToOneField(Kunjungan, models.PROTECT, null=True, blank=True, related_name="pesanan")

    class Meta:
        verbose_name = "daftar dari rumah"
        verbose_name_plural = "daftar dari rumah"
        indexes = [
            models.Index(fields=["hari", "status"], name="pesanan_hari"),
            models.Index(fields=["berlaku_sampai"], condition=Q(status="dipesan"), name="pesanan_menunggu"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["telepon", "layanan", "hari"],
                condition=Q(status__in=["dipesan", "diambil"]) & ~Q(telepon=""),
                name="pesanan_satu_keperluan",
            ),
            models.CheckConstraint(
                name="pesanan_status", condition=Q(status__in=["dipesan", "diambil", "batal", "hangus"])
            ),
            models.CheckConstraint(
                name="pesanan_diambil_bernomor",
                condition=Q(status="diambil", kunjungan__isnull=False)
                | (~Q(status="diambil") & Q(kunjungan=None)),
            ),
            models.CheckConstraint(name="pesanan_bernama", condition=~Q(nama="")),
        ]

    def __str__(self) -> str:
        return f"{self.layanan} {self.hari}"

    def keadaan(self, saat: datetime) -> Pesanan.Status:
        """The truth at ``saat``, also before the office has written it down."""
        if self.status == self.Status.DIPESAN and self.berlaku_sampai < saat:
            return self.Status.HANGUS
        return self.Status(self.status)
