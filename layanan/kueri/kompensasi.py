"""Questions about broken promises: why a request is late, and who is owed something for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Prefetch, Q

from bungah.dasar.aturan import menit_kantor_bersih
from layanan.aturan.terlambat import LangkahLewat, Sebab, lewat_toleransi, sebab_terlambat
from layanan.kueri.permohonan import jeda_warga, lama_pemrosesan
from layanan.models import Kompensasi, LangkahBerjalan, PemeriksaanSurat, Permohonan

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet

    from bungah.dasar.aturan import Kalender

Tahap = Permohonan.Tahap
SELAMA = timedelta(days=90)  # whoever was owed something longer ago has to ask for it
BANYAK = 100
PEMERIKSA = "pemeriksa surat (orang kedua)"
BERJANJI = ("proses", "legalisasi")  # stages whose minutes the promise counts


@dataclass(frozen=True, slots=True)
class Usulan:
    """A request past its promise and tolerance, with the reason."""

    permohonan: Permohonan
    menit_lewat: int
    sebab: str


def sebab_permohonan(
    permohonan: Permohonan,
    kalender: Kalender,
    sekarang: datetime,
    diperiksa: Collection[int] | None = None,
) -> Sebab | None:
    """Where the time of this request went; uses prefetched ``langkah`` and ``jeda`` when there are.

    ``diperiksa``: requests whose letter a second person is checking now, when the caller has asked already.
    """
    jeda = jeda_warga(permohonan)
    cek = permohonan.pk in (sedang_diperiksa([permohonan]) if diperiksa is None else diperiksa)
    jalan = [satu for satu in permohonan.langkah.all() if satu.langkah.tahap in BERJANJI]
    return sebab_terlambat(
        [
            LangkahLewat(
                satu.langkah.tahap,
                satu.langkah.nama,
                _meja(satu, diperiksa=cek),
                menit_kantor_bersih(satu.mulai, satu.selesai or sekarang, jeda, kalender),
                satu.langkah.menit,
            )
            for satu in jalan
        ]
    )


def sedang_diperiksa(daftar: Collection[Permohonan]) -> set[int]:
    """Which of these wait for the check of a second person, in one query."""
    terbuka = PemeriksaanSurat.objects.filter(surat__permohonan__in=daftar, hasil="")
    return set(terbuka.values_list("surat__permohonan_id", flat=True))


def _meja(satu: LangkahBerjalan, *, diperiksa: bool) -> str:
    """Whose desk: while a second person checks the letter, theirs."""
    if diperiksa and satu.selesai is None and satu.langkah.perbuatan == satu.langkah.Perbuatan.AJUKAN:
        return PEMERIKSA
    if satu.langkah.perbuatan == satu.langkah.Perbuatan.TERBIT:
        return str(satu.petugas or satu.langkah.pelaksana)
    return str(satu.ditutup_oleh or satu.diambil_oleh or satu.petugas or "")


def menit_lewat(permohonan: Permohonan, kalender: Kalender, sekarang: datetime) -> int:
    """Office minutes past the promise; 0 while it is kept."""
    proses = lama_pemrosesan(permohonan, kalender, sekarang)
    return max(-proses.sisa, 0) if proses else 0


def terlambat_tanpa_kompensasi(sekarang: datetime) -> QuerySet[Permohonan]:
    """Residents' requests past their promise that nobody has decided about, the latest promise first."""
    jalan = LangkahBerjalan.objects.select_related(
        "langkah__pelaksana", "petugas", "ditutup_oleh", "diambil_oleh"
    )
    masih = Q(tahap__in=[Tahap.PROSES, Tahap.LEGALISASI], jatuh_tempo__lt=sekarang)
    return (
        Permohonan.objects.filter(masih | Q(siap_pada__gt=F("jatuh_tempo")), pegawai=None, kompensasi=None)
        .filter(jatuh_tempo__gte=sekarang - SELAMA)
        .exclude(tahap=Tahap.BATAL)
        .select_related("layanan", "standar", "warga", "kunjungan__kelompok")
        .prefetch_related(Prefetch("langkah", jalan), "jeda")
        .order_by("-jatuh_tempo")
    )


def usulan(kalender: Kalender, sekarang: datetime) -> list[Usulan]:
    """Who is owed a compensation: past the promise by more than the standard tolerates."""
    hasil, daftar = [], list(terlambat_tanpa_kompensasi(sekarang)[:BANYAK])
    diperiksa = sedang_diperiksa(daftar)
    for satu in daftar:
        menit = menit_lewat(satu, kalender, sekarang)
        if lewat_toleransi(menit, satu.standar.toleransi):
            hasil.append(
                Usulan(satu, menit, kata_sebab(sebab_permohonan(satu, kalender, sekarang, diperiksa)))
            )
    return hasil


def kata_sebab(sebab: Sebab | None) -> str:
    """The reason as a sentence, also when every single step kept its minutes."""
    return sebab.kalimat if sebab else "Waktunya habis di antara langkah, saat menunggu giliran dikerjakan."


def register_kompensasi() -> QuerySet[Kompensasi]:
    """Every compensation, newest first."""
    return Kompensasi.objects.select_related(
        "permohonan__layanan", "permohonan__warga", "register__naskah", "diputuskan_oleh"
    ).order_by("-id")
