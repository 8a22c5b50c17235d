"""People of the office: positions, appointments and absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bungah.dasar.models import PeranBerlaku
from bungah.dasar.peran import PERAN_BER_SK, Peran
from bungah.naskah.models import Naskah

if TYPE_CHECKING:
    from datetime import date


class Jabatan(models.Model):
    """A position; ``peran`` are the duties an appointment to it usually carries."""

    kode = models.SlugField(max_length=30, unique=True)
    nama = models.CharField(max_length=60)
    unit = models.CharField("unit kerja", max_length=60, blank=True)
    urutan = models.PositiveSmallIntegerField(default=50)
    peran = models.JSONField("tugas yang biasa", default=list, blank=True)
    penanda_tangan = models.BooleanField("menandatangani surat", default=False)

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["urutan", "nama"]

    def __str__(self) -> str:
        return self.nama


class PegawaiQuerySet(models.QuerySet["Pegawai"]):
    def hadir(self, hari: date) -> PegawaiQuerySet:
        """Active people without a recorded absence on that day."""
        absen = Ketidakhadiran.objects.filter(dari__lte=hari, sampai__gte=hari)
        return self.filter(aktif=True).exclude(pk__in=absen.values("pegawai"))


class Pegawai(models.Model):
    """Everyone who works at the office, whatever the kind of appointment (UU 25/2009 art. 1 no. 5)."""

    nama = models.CharField("nama lengkap dan gelar", max_length=100)
    nip = models.CharField("NIP/NIPD", max_length=30, blank=True)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pegawai")
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="pegawai"
    )
    telepon = models.CharField(max_length=16, blank=True)
    aktif = models.BooleanField(default=True)

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ["jabatan__urutan", "nama"]

    def __str__(self) -> str:
        return self.nama


class SKPenugasan(models.Model):
    """A written appointment with its dates: an SK, or a temporary surat tugas made on the spot (R125)."""

    class Jenis(models.TextChoices):
        SK = "sk", "SK Kepala Desa"
        SURAT_TUGAS = "surat_tugas", "Surat tugas sementara"

    jenis = models.CharField(max_length=11, choices=Jenis, default=Jenis.SK)
    nomor = models.CharField(max_length=80)
    tanggal = models.DateField()
    tentang = models.CharField(max_length=160)
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField()
    naskah = models.OneToOneField(Naskah, models.PROTECT, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "SK penugasan"
        verbose_name_plural = "SK penugasan"
        ordering = ["-tanggal", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["jenis", "nomor"], name="sk_nomor_tunggal"),
            models.CheckConstraint(
                name="sk_tanggal_urut", condition=Q(berlaku_sampai__gte=F("berlaku_dari"))
            ),
            models.CheckConstraint(name="sk_jenis", condition=Q(jenis__in=["sk", "surat_tugas"])),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"


class Tugas(models.Model):
    """One duty given to one person by one SK; the dated role it opens hangs on it."""

    sk = models.ForeignKey(SKPenugasan, models.PROTECT, related_name="tugas")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="tugas")
    peran = models.CharField(max_length=20, choices=[(p.value, p.label) for p in Peran if p in PERAN_BER_SK])
    peran_berlaku = models.OneToOneField(PeranBerlaku, models.PROTECT, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "tugas"
        verbose_name_plural = "tugas"
        constraints = [models.UniqueConstraint(fields=["sk", "pegawai", "peran"], name="tugas_tunggal")]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_peran_display()}"


class PejabatPengganti(models.Model):
    """Who stands in for the kepala desa by decree; dates and role hang on its SK."""

    class Jenis(models.TextChoices):
        PLT = "plt", "Pelaksana Tugas"
        PLH = "plh", "Pelaksana Harian"

    jenis = models.CharField(max_length=3, choices=Jenis)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pengganti")
    sk = models.OneToOneField(SKPenugasan, models.PROTECT, related_name="pengganti")
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pejabat pengganti"
        verbose_name_plural = "pejabat pengganti"
        constraints = [models.CheckConstraint(name="pengganti_jenis", condition=Q(jenis__in=["plt", "plh"]))]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.pegawai}"

    @property
    def dari(self) -> date:
        """First day."""
        return self.sk.berlaku_dari

    @property
    def sampai(self) -> date:
        """Last day."""
        return self.sk.berlaku_sampai


class Ketidakhadiran(models.Model):
    """Days somebody is away; work routes to the substitute (R114). Attendance fills it later."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="ketidakhadiran")
    dari = models.DateField()
    sampai = models.DateField()
    alasan = models.CharField(max_length=120)

    class Meta:
        verbose_name = "ketidakhadiran"
        verbose_name_plural = "ketidakhadiran"
        constraints = [models.CheckConstraint(name="absen_urut", condition=Q(sampai__gte=F("dari")))]

    def __str__(self) -> str:
        return f"{self.pegawai} {self.dari:%d-%m-%Y}"
