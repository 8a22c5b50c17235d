"""Who waits: visits with their queue number."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bungah.dasar.models import DuaWaktu
from layanan.aturan.antrean import MAKS_BERUNTUN, MAKS_TUNGGU, PALING_BERUNTUN, Batas, nomor_tampil
from layanan.models.loket import Loket, TitikLayanan
from layanan.models.standar import KelompokAntrean, Layanan

if TYPE_CHECKING:
    from datetime import date


class AturanAntrean(models.Model):
    """The rule of the queue of one place; without a row the defaults hold."""

    titik = models.OneToOneField(TitikLayanan, models.PROTECT, related_name="+")
    maks_beruntun = models.PositiveSmallIntegerField(
        "panggilan prioritas berturut-turut",
        default=MAKS_BERUNTUN,
        validators=[MaxValueValidator(PALING_BERUNTUN)],
        help_text="Paling banyak sekian selama yang lain menunggu; 0 = semua urut kedatangan.",
    )
    maks_tunggu = models.PositiveSmallIntegerField(
        "batas menunggu (menit)",
        default=MAKS_TUNGGU,
        validators=[MaxValueValidator(600)],
        help_text="Yang menunggu lebih lama dipanggil berikutnya; 0 = tanpa batas.",
    )

    class Meta:
        verbose_name = "aturan antrean"
        verbose_name_plural = "aturan antrean"

    def __str__(self) -> str:
        return f"{self.titik}: {self.maks_beruntun} prioritas berturut-turut, {self.maks_tunggu} menit"

    @property
    def batas(self) -> Batas:
        """As the pure rule takes it."""
        return Batas(self.maks_beruntun, timedelta(minutes=self.maks_tunggu))


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
        SELESAI = "selesai", "Selesai dilayani"
        DITAHAN = "ditahan", "Ditahan sebentar"
        TIDAK_HADIR = "tidak_hadir", "Tidak hadir"
        TIDAK_TERLAYANI = "tidak_terlayani", "Tidak terlayani"
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
    status = models.CharField(max_length=15, choices=Status, default=Status.TUNGGU)
    kode = models.CharField("kode status", max_length=8, unique=True)
    kunci = models.UUIDField("kunci kiriman", unique=True)  # one form sent twice = one number
    # The place in the queue: the arrival, or further back once called in vain.
    giliran_pada = models.DateTimeField(default=timezone.now)
    loket = models.ForeignKey(Loket, models.PROTECT, null=True, blank=True, related_name="+")
    # Sent on: only this counter calls the visitor, or the counters of another group.
    loket_tujuan = models.ForeignKey(Loket, models.PROTECT, null=True, blank=True, related_name="+")
    kelompok_tujuan = models.ForeignKey(
        KelompokAntrean, models.PROTECT, null=True, blank=True, related_name="+"
    )
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dipanggil_pada = models.DateTimeField(null=True, blank=True)
    pertama_dipanggil_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)  # left the counter
    panggilan_ke = models.PositiveSmallIntegerField(default=0)
    alasan_panggil = models.CharField(max_length=160, blank=True)
    mendahului = models.BooleanField(default=False)  # somebody who came earlier was passed over
    tidak_hadir_ke = models.PositiveSmallIntegerField(default=0)
    alasan_tahan = models.CharField(max_length=160, blank=True)
    alasan_luar_jam = models.CharField(max_length=160, blank=True)

    objects = KunjunganQuerySet.as_manager()

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "kunjungan"
        verbose_name_plural = "kunjungan"
        indexes = [
            models.Index(
                fields=["titik", "hari", "giliran_pada", "id", "status"],
                condition=Q(status="tunggu"),
                name="kunjungan_giliran",
            ),
            models.Index(fields=["hari", "status"], name="kunjungan_hari"),
            models.Index(fields=["titik", "hari"], condition=Q(status="ditahan"), name="kunjungan_ditahan"),
            models.Index(fields=["hari"], condition=Q(mendahului=True), name="kunjungan_mendahului"),
            models.Index(
                fields=["titik", "hari", "-dipanggil_pada", "-id"],
                condition=Q(dipanggil_pada__isnull=False),
                name="kunjungan_dipanggil",
            ),
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
                condition=Q(
                    status__in=[
                        "tunggu",
                        "dipanggil",
                        "terdaftar",
                        "selesai",
                        "ditahan",
                        "tidak_hadir",
                        "tidak_terlayani",
                        "batal",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="kunjungan_ditahan_beralasan", condition=~Q(status="ditahan") | ~Q(alasan_tahan="")
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


class Penyimpangan(models.Model):
    """A visitor called out of turn: why, who asked for it, how many were passed over (R029, R031)."""

    class Sebab(models.TextChoices):
        PIMPINAN = "pimpinan", "Permintaan pimpinan"
        DARURAT = "darurat", "Keadaan darurat"
        LAIN = "lain", "Alasan lain"

    kunjungan = models.ForeignKey(Kunjungan, models.PROTECT, related_name="penyimpangan")
    sebab = models.CharField(max_length=8, choices=Sebab)
    keterangan = models.CharField(max_length=160, blank=True)
    diminta_oleh = models.CharField(max_length=100, blank=True)
    dilangkahi = models.PositiveSmallIntegerField(default=0)
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    diurungkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "penyimpangan urutan"
        verbose_name_plural = "penyimpangan urutan"
        indexes = [models.Index(fields=["pada"], name="penyimpangan_pada")]
        constraints = [
            models.CheckConstraint(
                name="penyimpangan_beralasan",
                condition=(Q(sebab="pimpinan") & ~Q(diminta_oleh=""))
                | (Q(sebab__in=["darurat", "lain"]) & ~Q(keterangan="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kunjungan}: {self.get_sebab_display()}"


class Pertanyaan(models.Model):
    """A question answered on the spot, without name and without number: one key, one row (R034)."""

    titik = models.ForeignKey(TitikLayanan, models.PROTECT, related_name="+")
    hari = models.DateField()
    pada = models.DateTimeField()
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "pertanyaan"
        verbose_name_plural = "pertanyaan"
        indexes = [models.Index(fields=["titik", "hari"], name="pertanyaan_hari")]

    def __str__(self) -> str:
        return f"Pertanyaan {self.hari}"
