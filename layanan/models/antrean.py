"""Who waits: visits with their queue number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bungah.dasar.models import DuaWaktu
from layanan.aturan.antrean import nomor_tampil
from layanan.models.standar import KelompokAntrean, Layanan, Loket, TitikLayanan

if TYPE_CHECKING:
    from datetime import date


class KunjunganQuerySet(models.QuerySet["Kunjungan"]):
    def menunggu(self, titik: TitikLayanan, hari: date) -> KunjunganQuerySet:
        """Visits of that day still waiting to be called."""
        return self.filter(titik=titik, hari=hari, status=Kunjungan.Status.TUNGGU)


class Kunjungan(DuaWaktu):
    """A visitor's number of one service day. ``terjadi_pada`` is the moment of arrival.

    The number (day, series, count) never changes and is never reused; nothing is deleted.
    """

    class Status(models.TextChoices):
        TUNGGU = "tunggu", "Menunggu dipanggil"
        DIPANGGIL = "dipanggil", "Dipanggil"
        TERDAFTAR = "terdaftar", "Sudah didata"
        TIDAK_HADIR = "tidak_hadir", "Tidak hadir"
        BATAL = "batal", "Batal"

    class Prioritas(models.TextChoices):
        LANSIA = "lansia", "Lansia"
        DISABILITAS = "disabilitas", "Disabilitas"
        HAMIL = "hamil", "Hamil atau menyusui"
        BALITA = "balita", "Membawa balita"
        SAKIT = "sakit", "Sedang sakit"

    titik = models.ForeignKey(TitikLayanan, models.PROTECT, related_name="+")
    hari = models.DateField("hari layanan")
    kelompok = models.ForeignKey(KelompokAntrean, models.PROTECT, related_name="+")
    urut = models.PositiveIntegerField()
    layanan = models.ForeignKey(Layanan, models.PROTECT, null=True, blank=True, related_name="+")
    prioritas = models.CharField(max_length=11, choices=Prioritas, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.TUNGGU)
    kode = models.CharField("kode status", max_length=8, unique=True)
    kunci = models.UUIDField("kunci kiriman", unique=True)  # one form sent twice = one number
    loket = models.ForeignKey(Loket, models.PROTECT, null=True, blank=True, related_name="+")
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dipanggil_pada = models.DateTimeField(null=True, blank=True)
    panggilan_ke = models.PositiveSmallIntegerField(default=0)
    alasan_panggil = models.CharField(max_length=160, blank=True)
    alasan_luar_jam = models.CharField(max_length=160, blank=True)

    objects = KunjunganQuerySet.as_manager()

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "kunjungan"
        verbose_name_plural = "kunjungan"
        indexes = [
            models.Index(
                fields=["titik", "hari", "terjadi_pada", "id", "status"],
                condition=Q(status="tunggu"),
                name="kunjungan_giliran",
            ),
            models.Index(fields=["hari", "status"], name="kunjungan_hari"),
        ]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.UniqueConstraint(
                fields=["titik", "hari", "kelompok", "urut"], name="kunjungan_nomor_tunggal"
            ),
            models.UniqueConstraint(
                fields=["petugas"], condition=Q(status="dipanggil"), name="kunjungan_satu_per_petugas"
            ),
            models.UniqueConstraint(
                fields=["loket"], condition=Q(status="dipanggil"), name="kunjungan_satu_per_loket"
            ),
            models.CheckConstraint(
                name="kunjungan_status",
                condition=Q(status__in=["tunggu", "dipanggil", "terdaftar", "tidak_hadir", "batal"]),
            ),
            models.CheckConstraint(
                name="kunjungan_dipanggil_berpetugas",
                condition=~Q(status="dipanggil") | Q(petugas__isnull=False, dipanggil_pada__isnull=False),
            ),
            models.CheckConstraint(
                name="kunjungan_dipanggil_setelah_datang",
                condition=Q(dipanggil_pada=None) | Q(dipanggil_pada__gte=F("terjadi_pada")),
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def nomor(self) -> str:
        """The number as people see and hear it: ``A-014``."""
        return nomor_tampil(self.kelompok.kode, self.urut)
