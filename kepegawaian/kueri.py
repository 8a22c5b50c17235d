"""Questions about people: who signs, who does a step today, whose SK ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from bungah.dasar.models import PeranBerlaku
from kepegawaian.models import Jabatan, Ketidakhadiran, Pegawai, SKPenugasan

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
