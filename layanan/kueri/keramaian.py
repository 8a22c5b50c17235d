"""Questions behind the public page of the queue; each is bounded by a day or by a handful of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import kalender_kerja
from layanan.aturan.keramaian import (
    Datang,
    JamRamai,
    hari_serupa,
    jam_buka,
    per_jam,
    tunggu_pada,
    tunggu_per_kelompok,
)
from layanan.aturan.status import kapan, kata_jam, kata_tanda_tangan, kata_tutup
from layanan.kueri.antrean import KeadaanAntrean, keadaan_antrean
from layanan.kueri.penanda import wakil_kades
from layanan.models import KelompokAntrean, Kunjungan, Layanan, TitikLayanan

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class KelompokMenunggu:
    """A queue group on offer and how many wait for it."""

    kode: str
    nama: str
    ikon: str
    menunggu: int


def _kantor() -> Subquery:
    """The office itself, as part of another question."""
    return Subquery(TitikLayanan.objects.filter(aktif=True).order_by("id").values("pk")[:1])


def menunggu_per_kelompok(hari: date) -> list[KelompokMenunggu]:
    """Groups on offer with the number of people waiting, in one query."""
    menunggu = (
        Kunjungan.objects.filter(
            titik=_kantor(), hari=hari, status=Kunjungan.Status.TUNGGU, kelompok=OuterRef("pk")
        )
        .order_by()
        .values("kelompok")
        .annotate(n=Count("id"))
        .values("n")
    )
    ditawarkan = KelompokAntrean.objects.filter(layanan__in=Layanan.objects.ditawarkan()).distinct()
    baris = ditawarkan.annotate(n=Subquery(menunggu))
    return [KelompokMenunggu(k.kode, k.nama, k.ikon, k.n or 0) for k in baris]


@ingat()  # these days are over
def kunjungan_serupa(hari: date, hari_pekan: int) -> list[Datang]:
    """Visits of that weekday in the thirty days before ``hari``, in one query over four or five days."""
    baris = (
        Kunjungan.objects.filter(titik=_kantor(), hari__in=hari_serupa(hari, hari_pekan))
        .exclude(status=Kunjungan.Status.BATAL)
        .order_by()
        .values_list(
            "hari", "terjadi_pada", Coalesce("pertama_dipanggil_pada", "dipanggil_pada"), "kelompok__kode"
        )
    )
    return [
        Datang(h, timezone.localtime(datang).hour, _menit(datang, panggil), kode)
        for h, datang, panggil, kode in baris
    ]


def _menit(datang: datetime, dipanggil: datetime | None) -> float | None:
    return None if dipanggil is None else (dipanggil - datang).total_seconds() / 60


@ingat()
def menunggu_kini(hari: date) -> list[KelompokMenunggu]:
    """``menunggu_per_kelompok`` as the public page tells it, at most ten seconds old."""
    return menunggu_per_kelompok(hari)


def keramaian(hari: date, hari_pekan: int) -> list[JamRamai]:
    """The usual office hours of a weekday as seen on ``hari``; empty while there is too little to tell."""
    kalender = kalender_kerja()
    jam = sorted({j for satu in hari_serupa(hari, hari_pekan) for j in jam_buka(kalender.jam_pada(satu))})
    return per_jam(kunjungan_serupa(hari, hari_pekan), jam)


def biasa_menunggu(datang: datetime) -> tuple[int, int] | None:
    """Usual minutes of waiting of who comes at that hour of that weekday; None = too few to tell."""
    setempat = timezone.localtime(datang)
    return tunggu_pada(kunjungan_serupa(setempat.date(), setempat.weekday()), setempat.hour)


@ingat()
def biasa_per_kelompok(hari: date, jam: int) -> dict[str, tuple[int, int]]:
    """Usual minutes of waiting of each queue group at that hour of that weekday."""
    return tunggu_per_kelompok(kunjungan_serupa(hari, hari.weekday()), jam)


@dataclass(frozen=True, slots=True)
class KeadaanUmum:
    """The office of this moment in the words of its public pages."""

    antrean: KeadaanAntrean
    buka: bool
    jam: str
    tutup: str
    buka_lagi: str
    tanda_tangan: str


@ingat()  # public pages may be ten seconds old; the desk and the kiosk ask afresh
def keadaan_umum(hari: date) -> KeadaanUmum:
    """Who is served, how long the office is open, whether letters can be signed today."""
    antrean, kalender, sekarang = keadaan_antrean(hari), kalender_kerja(), timezone.now()
    jam, nanti = kalender.jam_pada(hari), kalender.buka_berikutnya(sekarang)
    tanda_tangan = kata_tanda_tangan(
        ada=antrean.ada_kades,
        absen_sampai=antrean.kades_absen_sampai,
        hari_ini=hari,
        masih_buka=nanti is not None and timezone.localdate(nanti) == hari,
        wakil=wakil_kades(hari) if antrean.kades_absen_sampai or not antrean.ada_kades else "",
    )
    return KeadaanUmum(
        antrean=antrean,
        buka=kalender.buka(sekarang),
        jam=kata_jam(jam, sekarang),
        tutup=kata_tutup(jam, sekarang),
        buka_lagi=kapan(nanti, hari) if nanti else "",
        tanda_tangan=tanda_tangan,
    )
