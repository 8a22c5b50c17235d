"""Questions about the registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from arsip.models import Pencabutan, Pengesahan, SuratKeluar
from bungah.dasar.models import KerjaMalam, Penghitung
from bungah.naskah.models import LembarMusnah

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

SERI = "surat-keluar"
KERJA_KEASLIAN = "keaslian"  # the deed of the night that compares letters with the trail
BANYAK = 50


def buku_keluar() -> QuerySet[SuratKeluar]:
    """The outgoing register; ``.disanggah`` marks letters whose signature the kepala desa disputes."""
    sanggahan = sanggahan_terbuka().filter(surat=OuterRef("pk"))
    return (
        SuratKeluar.objects.filter(naskah__seri=SERI)
        .select_related("naskah", "klasifikasi")
        .defer("naskah__rincian")
        .annotate(disanggah=Exists(sanggahan))
    )


def cadangan_terbuka() -> QuerySet[SuratKeluar]:
    """Reserved numbers that are neither used nor cancelled, in the order of the book."""
    return (
        SuratKeluar.objects.filter(status=SuratKeluar.Status.CADANGAN)
        .select_related("naskah")
        .order_by("naskah__tahun", "naskah__urut")
    )


def tahun_buku() -> list[int]:
    """Years in which the register gave numbers, newest first; read from the counters, one row a year."""
    return [
        int(p)
        for p in Penghitung.objects.filter(seri=SERI).order_by("-periode").values_list("periode", flat=True)
    ]


@dataclass(frozen=True, slots=True)
class Halaman:
    """One keyset page of a register: rows newest first, and the counts its neighbours start from."""

    baris: list[SuratKeluar]
    lebih_lama: int | None = None  # show what stands below this count
    lebih_baru: int | None = None  # show what stands above this count


def halaman_buku(
    daftar: QuerySet[SuratKeluar],
    *,
    sebelum: int | None = None,
    sesudah: int | None = None,
    banyak: int = BANYAK,
) -> Halaman:
    """A page of one year's register below ``sebelum`` or above ``sesudah``, newest number first.

    One query on the index of the number itself, however long the book is.
    """
    if sesudah is not None:
        naik = list(daftar.filter(naskah__urut__gt=sesudah).order_by("naskah__urut")[: banyak + 1])
        ada_lagi, baris = len(naik) > banyak, naik[:banyak][::-1]
        return Halaman(baris, _urut(baris, -1), _urut(baris, 0) if ada_lagi else None)
    if sebelum is not None:
        daftar = daftar.filter(naskah__urut__lt=sebelum)
    turun = list(daftar.order_by("-naskah__urut")[: banyak + 1])
    ada_lagi, baris = len(turun) > banyak, turun[:banyak]
    return Halaman(
        baris, _urut(baris, -1) if ada_lagi else None, _urut(baris, 0) if sebelum is not None else None
    )


def _urut(baris: list[SuratKeluar], letak: int) -> int | None:
    return baris[letak].naskah.urut if baris else None


def nomor_bolong(tahun: int) -> list[int]:
    """Numbers of a year that stand in no row: must be empty."""
    ada = set(
        SuratKeluar.objects.filter(naskah__seri=SERI, naskah__tahun=tahun).values_list(
            "naskah__urut", flat=True
        )
    )
    return [n for n in range(min(ada, default=1), max(ada, default=0) + 1) if n not in ada]


def temuan_semalam() -> tuple[date | None, int]:
    """When the night last compared the letters with the trail, and how much was not as recorded."""
    for satu in KerjaMalam.objects.exclude(selesai=None).order_by("-hari")[:7]:
        for baris in satu.hasil:
            if baris.get("kode") == KERJA_KEASLIAN and "banyak" in baris:
                return satu.hari, int(baris["banyak"])
    return None, 0


def permintaan_cabut() -> QuerySet[Pencabutan]:
    """Requests for revocation that the kepala desa has not decided."""
    return (
        Pencabutan.objects.filter(dicabut_pada=None, ditolak_pada=None)
        .select_related("surat__naskah", "diminta_oleh")
        .defer("surat__naskah__rincian")
        .order_by("diminta_pada", "id")
    )


def surat_dicabut() -> QuerySet[Pencabutan]:
    """Revoked letters, newest first."""
    return (
        Pencabutan.objects.exclude(dicabut_pada=None)
        .select_related("surat__naskah", "diminta_oleh", "dicabut_oleh")
        .defer("surat__naskah__rincian")
        .order_by("-dicabut_pada", "-id")
    )


def dicatat_atas_nama(hari: date) -> QuerySet[Pengesahan]:
    """Pen signatures recorded up to that day that the kepala desa has neither read nor objected to."""
    return (
        Pengesahan.objects.filter(
            cara=Pengesahan.Cara.PENA, dicatat_pada__date__lte=hari, diperiksa_pada=None, disanggah_pada=None
        )
        .select_related("surat__naskah", "dicatat_oleh")
        .defer("surat__naskah__rincian")
        .order_by("dicatat_pada", "id")
    )


def hitung_atas_nama(hari: date) -> tuple[int, int]:
    """(not read yet, of these recorded the day before ``hari``), in one query."""
    kemarin = Q(dicatat_pada__date=hari - timedelta(days=1))
    hasil = dicatat_atas_nama(hari).aggregate(semua=Count("id"), kemarin=Count("id", filter=kemarin))
    return hasil["semua"], hasil["kemarin"]


def sanggahan_terbuka() -> QuerySet[Pengesahan]:
    """Signatures the kepala desa disputes, on sheets that exist, of letters that are in force."""
    musnah = LembarMusnah.objects.filter(isi=OuterRef("isi_id"))
    return Pengesahan.objects.filter(
        ~Exists(musnah), disanggah_pada__isnull=False, putusan=None, surat__status=SuratKeluar.Status.TERBIT
    )


def hitung_disanggah() -> int:
    """How many letters stand in the register with a disputed signature."""
    return sanggahan_terbuka().values("surat").distinct().count()
