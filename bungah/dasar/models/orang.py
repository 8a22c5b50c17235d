"""People: accounts with dated roles, paired devices, residents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db import connection, models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from bungah.dasar.kueri_siap import KueriSiap
from bungah.dasar.nilai import Petunjuk, Telepon, kata_orang, petunjuk, samarkan_nama, samarkan_nik
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

BATAS_HITUNG = 60_000  # how far a word is counted to know whether it is rare
BATAS_CALON = 200  # people looked at before the list says "say more"


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
            simpanan[hari] = frozenset(Peran(nilai) for nilai in _peran(pengguna=self.pk, hari=hari))
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


_peran = KueriSiap(
    lambda pengguna, hari: (
        PeranBerlaku.objects.filter(pengguna=pengguna).pada(hari).values_list("peran", flat=True)
    ),
    pengguna=models.BigIntegerField(),
    hari=models.DateField(),
)


class Perangkat(models.Model):
    """A device the office trusts: desk PC, kiosk, screen (paired by a code), an official's own phone."""

    class Jenis(models.TextChoices):
        MEJA = "meja", "Komputer petugas"
        KIOS = "kios", "Mesin ambil nomor"
        LAYAR = "layar", "Layar ruang tunggu"
        HP = "hp", "HP pribadi pejabat"

    nama = models.CharField(max_length=60)
    jenis = models.CharField(max_length=5, choices=Jenis)
    sidik_tanda = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the cookie
    dipasangkan_pada = models.DateTimeField(default=timezone.now)
    dipasangkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    pemilik = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="hp")

    class Meta:
        verbose_name = "perangkat"
        verbose_name_plural = "perangkat"
        constraints = [
            models.CheckConstraint(
                name="perangkat_jenis", condition=Q(jenis__in=["meja", "kios", "layar", "hp"])
            ),
            models.CheckConstraint(
                name="perangkat_hp_berpemilik",
                condition=Q(jenis="hp", pemilik__isnull=False) | (~Q(jenis="hp") & Q(pemilik=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_jenis_display()})"


# What a code pairs: devices that everybody at the office shares. A phone belongs to one person.
JENIS_BERSAMA = [(satu.value, satu.label) for satu in Perangkat.Jenis if satu != Perangkat.Jenis.HP]


class KodePasang(models.Model):
    """A one-time code that lets one device pair itself; used or expired rows are deleted."""

    sidik = models.CharField(max_length=64, unique=True, editable=False)  # keyed hash of the code
    nama = models.CharField(max_length=60)
    jenis = models.CharField(max_length=5, choices=JENIS_BERSAMA)
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
        """Residents who meet everything said: words by their beginning, places whole, ends of numbers.

        Flat in the number of residents: only the index of words is walked, the rarest word first, and
        at most ``BATAS_CALON`` people are looked at.
        """
        cari = petunjuk(teks)
        if cari.kosong:
            return self.none()
        hasil = self.filter(pk__in=list(KataWarga.objects.calon(cari)))
        for angka in cari.angka:
            hasil = hasil.filter(Q(nik__endswith=angka) | Q(telepon__endswith=angka))
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
        with transaction.atomic():
            super().save(*args, **kwargs)
            KataWarga.objects.susun([self])

    @property
    def kata(self) -> frozenset[str]:
        """The index words this person is found by."""
        teks = f"{self.nama} {self.panggilan} {self.dusun}"
        return kata_orang(teks=teks, rt=self.rt, rw=self.rw, nomor=(self.nik or "", self.telepon))

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


class KataWargaQuerySet(models.QuerySet["KataWarga"]):
    def susun(self, orang: Iterable[Warga]) -> None:
        """Bring the index words of these saved people up to date: two or three statements for all."""
        orang = list(orang)
        perlu = {(satu.pk, kata) for satu in orang for kata in satu.kata}
        lama = self.filter(warga__in={satu.pk for satu in orang}).values_list("warga", "kata", "pk")
        ada = {(warga, kata): pk for warga, kata, pk in lama}
        if buang := [pk for kunci, pk in ada.items() if kunci not in perlu]:
            self.filter(pk__in=buang).delete()
        self.bulk_create(
            [self.model(warga_id=warga, kata=kata) for warga, kata in sorted(perlu - ada.keys())],
            batch_size=2000,
            ignore_conflicts=True,  # two desks may save one person in the same moment
        )

    def calon(self, cari: Petunjuk) -> models.QuerySet[KataWarga, int]:
        """Ids of at most ``BATAS_CALON`` people who have all words of the search."""
        rentang = _terlangka_dulu(cari.rentang)
        hasil = self.filter(kata__gte=rentang[0][0], kata__lte=rentang[0][1])
        for dari, sampai in rentang[1:]:
            lain = KataWarga.objects.filter(warga=OuterRef("warga"), kata__gte=dari, kata__lte=sampai)
            hasil = hasil.filter(Exists(lain))
        return hasil.values_list("warga", flat=True)[:BATAS_CALON]


def _terlangka_dulu(rentang: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The ranges, the one with fewest people first (counted up to a bound, in one statement)."""
    if len(rentang) == 1:
        return list(rentang)
    satu = "(SELECT count(*) FROM (SELECT 1 FROM dasar_katawarga WHERE kata >= %s AND kata <= %s LIMIT %s) x)"
    isi = [nilai for dari, sampai in rentang for nilai in (dari, sampai, BATAS_HITUNG)]
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {', '.join([satu] * len(rentang))}", isi)
        banyak = kursor.fetchone()
    return [rentang[i] for i in sorted(range(len(rentang)), key=lambda i: banyak[i])]


class KataWarga(models.Model):
    """One word by which one resident is found: the index of the search, derived from ``Warga``."""

    warga = models.ForeignKey(Warga, models.CASCADE, related_name="+", db_index=False)
    kata = models.CharField(max_length=40)

    objects = KataWargaQuerySet.as_manager()

    class Meta:
        verbose_name = "kata pencarian warga"
        verbose_name_plural = "kata pencarian warga"
        indexes = [models.Index(fields=["kata", "warga"], name="katawarga_kata")]
        constraints = [models.UniqueConstraint(fields=["warga", "kata"], name="katawarga_tunggal")]

    def __str__(self) -> str:
        return self.kata
