"""People: accounts with dated roles, paired devices, residents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bungah.dasar.nilai import Telepon, lipat, samarkan_nama, samarkan_nik
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


ANGKA_MIN = 4  # digits that make a search one for NIK or phone ends


class Pengguna(AbstractUser):
    """An account: one person, never shared, with as many roles as the person holds."""

    first_name = last_name = None  # type: ignore[assignment]
    nama = models.CharField("nama lengkap", max_length=100)
    sandi_pin = models.CharField("PIN", max_length=128, blank=True, editable=False)
    pin_gagal = models.PositiveSmallIntegerField(default=0, editable=False)
    sandi_sementara = models.BooleanField("sandi belum diganti sendiri", default=False, editable=False)

    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def peran(self, hari: date | None = None) -> frozenset[Peran]:
        """Roles held on ``hari`` (default today), read once per object and day."""
        hari = hari or timezone.localdate()
        simpanan: dict[date, frozenset[Peran]] = self.__dict__.setdefault("_peran", {})
        if hari not in simpanan:
            baris = PeranBerlaku.objects.filter(pengguna=self).pada(hari)
            simpanan[hari] = frozenset(Peran(nilai) for nilai in baris.values_list("peran", flat=True))
        return simpanan[hari]

    def berperan(self, *pilihan: Peran) -> bool:
        """True when the person holds at least one of these roles today."""
        return self.is_active and not self.peran().isdisjoint(pilihan)


class PeranBerlakuQuerySet(models.QuerySet["PeranBerlaku"]):
    def pada(self, hari: date) -> PeranBerlakuQuerySet:
        """Roles in force on that day."""
        return self.filter(Q(sampai=None) | Q(sampai__gte=hari), dari__lte=hari)


class PeranBerlaku(models.Model):
    """A role from one day to another, with its paper basis; an SK ends at midnight without a job."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="peran_berlaku")
    peran = models.CharField(max_length=20, choices=Peran)
    dari = models.DateField("berlaku dari")
    sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField("dasar (SK/surat tugas)", max_length=120)

    objects = PeranBerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "peran yang berlaku"
        verbose_name_plural = "peran yang berlaku"
        constraints = [
            models.CheckConstraint(name="peran_dikenal", condition=Q(peran__in=Peran.values)),
            models.CheckConstraint(
                name="peran_sampai_setelah_dari", condition=Q(sampai=None) | Q(sampai__gte=F("dari"))
            ),
            models.CheckConstraint(name="peran_berdasar", condition=~Q(dasar="")),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} · {self.get_peran_display()}"


class Perangkat(models.Model):
    """A device the office trusts: a desk PC, a kiosk, a waiting-room screen (paired by a code)."""

    class Jenis(models.TextChoices):
        MEJA = "meja", "Komputer petugas"
        KIOS = "kios", "Mesin ambil nomor"
        LAYAR = "layar", "Layar ruang tunggu"

    nama = models.CharField(max_length=60)
    jenis = models.CharField(max_length=5, choices=Jenis)
    sidik_tanda = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the cookie
    dipasangkan_pada = models.DateTimeField(default=timezone.now)
    dipasangkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "perangkat"
        verbose_name_plural = "perangkat"
        constraints = [
            models.CheckConstraint(name="perangkat_jenis", condition=Q(jenis__in=["meja", "kios", "layar"]))
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_jenis_display()})"


class KodePasang(models.Model):
    """A one-time code that lets one device pair itself; used or expired rows are deleted."""

    sidik = models.CharField(max_length=64, unique=True, editable=False)  # keyed hash of the code
    nama = models.CharField(max_length=60)
    jenis = models.CharField(max_length=5, choices=Perangkat.Jenis)
    sampai = models.DateTimeField()
    dibuat_oleh = models.ForeignKey(Pengguna, models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = "kode pasang perangkat"
        verbose_name_plural = "kode pasang perangkat"
        constraints = [
            models.CheckConstraint(name="kode_pasang_jenis", condition=Q(jenis__in=["meja", "kios", "layar"]))
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_jenis_display()})"


class WargaQuerySet(models.QuerySet["Warga"]):
    def cocok(self, teks: str) -> WargaQuerySet:
        """Residents whose folded name holds every word, or whose NIK or phone ends so."""
        angka = "".join(huruf for huruf in teks if huruf.isdigit())
        if len(angka) >= ANGKA_MIN and angka == teks.replace(" ", ""):
            return self.filter(Q(nik__endswith=angka) | Q(telepon__endswith=angka.removeprefix("0")))
        hasil = self
        for kata in re.findall(r"r[tw] \d+(?!\d)|\S+", lipat(teks)):
            akhir = " " if kata[:2] in {"rt", "rw"} else ""  # RT 1 is not RT 12
            hasil = hasil.filter(cari__contains=f" {kata}{akhir}")
        return hasil


class Warga(models.Model):
    """A person the office serves. Only a person; what was asked stands in ``layanan``."""

    class Kelamin(models.TextChoices):
        LAKI = "L", "Laki-laki"
        PEREMPUAN = "P", "Perempuan"

    nama = models.CharField("nama lengkap (sesuai KTP)", max_length=100)
    panggilan = models.CharField("panggilan, bin/binti", max_length=60, blank=True)
    nik = models.CharField("NIK", max_length=16, null=True, blank=True, unique=True)
    no_kk = models.CharField("nomor KK", max_length=16, blank=True)
    tempat_lahir = models.CharField(max_length=60, blank=True)
    tanggal_lahir = models.DateField(null=True, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=Kelamin, blank=True)
    agama = models.CharField(max_length=30, blank=True)
    status_kawin = models.CharField("status perkawinan", max_length=30, blank=True)
    pendidikan = models.CharField(max_length=60, blank=True)
    pekerjaan = models.CharField(max_length=60, blank=True)
    kewarganegaraan = models.CharField(max_length=30, default="Indonesia", blank=True)
    alamat = models.CharField(max_length=160, blank=True)
    dusun = models.CharField(max_length=60, blank=True)
    rt = models.CharField("RT", max_length=3, blank=True)
    rw = models.CharField("RW", max_length=3, blank=True)
    telepon = models.CharField(max_length=16, blank=True)
    cari = models.CharField(max_length=240, editable=False, db_index=True)
    diperbarui_pada = models.DateTimeField(auto_now=True)

    objects = WargaQuerySet.as_manager()

    class Meta:
        verbose_name = "warga"
        verbose_name_plural = "warga"
        constraints = [
            models.CheckConstraint(
                name="warga_nik_16_angka", condition=Q(nik=None) | Q(nik__regex=r"^[0-9]{16}$")
            ),
            models.CheckConstraint(name="warga_nik_bukan_kk", condition=Q(nik=None) | ~Q(nik=F("no_kk"))),
        ]

    def __str__(self) -> str:
        return self.nama

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.nik = self.nik or None
        rt_rw = f"rt {self.rt} rw {self.rw}" if self.rt else ""
        self.cari = f" {lipat(f'{self.nama} {self.panggilan} {self.dusun} {rt_rw}')} "
        bidang: Collection[str] | None = kwargs.get("update_fields")
        if bidang is not None:
            kwargs["update_fields"] = {*bidang, "cari"}
        super().save(*args, **kwargs)

    @property
    def nik_samar(self) -> str:
        """The NIK as any page but the handling officer's may show it."""
        return samarkan_nik(self.nik) if self.nik else "belum ada NIK"

    @property
    def nama_samar(self) -> str:
        """The name as the public verify page shows it: ``SITI A•••``."""
        return samarkan_nama(self.nama)

    @property
    def telepon_tampil(self) -> str:
        return str(Telepon(self.telepon)) if self.telepon else ""

    @property
    def alamat_lengkap(self) -> str:
        """Address as letters print it, without empty parts."""
        rt_rw = f"RT {self.rt} RW {self.rw}" if self.rt and self.rw else ""
        dusun = f"Dusun {self.dusun}" if self.dusun and "dusun" not in self.dusun.casefold() else self.dusun
        return ", ".join(bagian for bagian in (self.alamat, dusun, rt_rw) if bagian)
