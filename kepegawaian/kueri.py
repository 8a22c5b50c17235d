"""Questions about people: who signs, who does a step today, whose SK ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from bungah.dasar.models import PeranBerlaku
from bungah.dasar.peran import Peran
from kepegawaian.models import Jabatan, Ketidakhadiran, Pegawai, PejabatPengganti, SKPenugasan, Tugas

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from bungah.dasar.models import Pengguna


def kepala_desa_aktif() -> QuerySet[Pegawai]:
    """Whoever is recorded as the active kepala desa."""
    return Pegawai.objects.filter(aktif=True, jabatan__kode="kades")


def kepala_desa() -> Pegawai | None:
    """The active kepala desa."""
    return kepala_desa_aktif().select_related("jabatan").first()


def absen_kepala_desa(hari: date) -> QuerySet[Ketidakhadiran]:
    """Absences of the kepala desa that cover that day, the longest lasting first."""
    return Ketidakhadiran.objects.filter(
        pegawai__in=kepala_desa_aktif(), dari__lte=hari, sampai__gte=hari
    ).order_by("-sampai")


def tidak_hadir(pegawai: int, hari: date) -> bool:
    """True when an absence of this person covers that day."""
    return Ketidakhadiran.objects.filter(pegawai=pegawai, dari__lte=hari, sampai__gte=hari).exists()


def nama_jabatan(kode: str) -> str:
    """What the post of that code is called here; the usual words where the office has no such post."""
    nama = Jabatan.objects.filter(kode=kode).values_list("nama", flat=True).first()
    return nama or {"kades": "Kepala Desa", "sekdes": "Sekretaris Desa"}[kode]


def pengganti_pada(hari: date) -> QuerySet[PejabatPengganti]:
    """Plt. and Plh. whose decree covers that day; one ended later still held it then."""
    return PejabatPengganti.objects.filter(
        Q(dicabut_pada=None) | Q(dicabut_pada__date__gt=hari),
        sk__berlaku_dari__lte=hari,
        sk__berlaku_sampai__gte=hari,
    ).select_related("pegawai__jabatan", "sk")


def pengganti_tercatat() -> QuerySet[PejabatPengganti]:
    """Every Plt. and Plh. on record, the newest decree first."""
    return PejabatPengganti.objects.select_related("pegawai__jabatan", "sk").order_by(
        "-sk__berlaku_dari", "-id"
    )


def pengganti_kades(hari: date) -> PejabatPengganti | None:
    """Who stands in for the kepala desa that day, unless absent too."""
    return pengganti_pada(hari).filter(pegawai__in=Pegawai.objects.hadir(hari)).order_by("-id").first()


def pelaksana_hari_ini(utama: Jabatan | None, pengganti: Jabatan | None, hari: date) -> Pegawai | None:
    """Who does a step on that day: the holder of the position, or the substitute when absent (R114)."""
    hadir = Pegawai.objects.hadir(hari)
    for jabatan in (utama, pengganti):
        orang = hadir.filter(jabatan=jabatan).first() if jabatan else None
        if orang:
            return orang
    return None


def sk_segera_habis(hari: date, hari_lagi: int = 30) -> QuerySet[SKPenugasan]:
    """Appointments that end within ``hari_lagi`` days."""
    return SKPenugasan.objects.filter(berlaku_sampai__range=(hari, hari + timedelta(days=hari_lagi)))


def akhir_tugas(pengguna: Pengguna, hari: date, hari_lagi: int = 30) -> date | None:
    """Last day of this person's first role that ends within ``hari_lagi`` days without a successor."""
    lanjutan = PeranBerlaku.objects.filter(
        Q(sampai=None) | Q(sampai__gt=OuterRef("sampai")),
        pengguna=OuterRef("pengguna"),
        peran=OuterRef("peran"),
    )
    baris = PeranBerlaku.objects.filter(
        pengguna=pengguna, dari__lte=hari, sampai__range=(hari, hari + timedelta(days=hari_lagi))
    )
    return baris.exclude(Exists(lanjutan)).order_by("sampai").values_list("sampai", flat=True).first()


def tanpa_tugas(hari: date) -> QuerySet[Pegawai]:
    """Active staff with an account whose duties are not in force that day: they can hold no desk (R125)."""
    berlaku = PeranBerlaku.objects.pada(hari).filter(pengguna=OuterRef("pengguna"))
    return Pegawai.objects.filter(~Exists(berlaku), aktif=True, pengguna__isnull=False).select_related(
        "jabatan"
    )


def penerima_aduan_biaya(hari: date) -> Tugas | None:
    """The appointment of whoever answers complaints about fees that day: the officer of complaints (R085)."""
    return (
        Tugas.objects.filter(
            peran=Peran.PENGADUAN,
            pegawai__in=Pegawai.objects.filter(aktif=True),
            sk__berlaku_dari__lte=hari,
            sk__berlaku_sampai__gte=hari,
        )
        .select_related("pegawai__jabatan", "sk")
        .order_by("-sk__tanggal", "-id")
        .first()
    )


def surat_tugas_tahun(tahun: int) -> QuerySet[SKPenugasan]:
    """Temporary surat tugas made in a year, newest first: how often an SK came too late."""
    return (
        SKPenugasan.objects.filter(jenis=SKPenugasan.Jenis.SURAT_TUGAS, tanggal__year=tahun)
        .prefetch_related("tugas__pegawai")
        .order_by("-tanggal", "-id")
    )


def absen_mulai(hari: date) -> QuerySet[Ketidakhadiran]:
    """Absences that last until that day or longer, nearest first."""
    return Ketidakhadiran.objects.filter(sampai__gte=hari).select_related("pegawai").order_by("dari", "id")
