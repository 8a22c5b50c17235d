"""Questions about the guest book."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q, Subquery
from django.utils import timezone

from kepegawaian.models import Pegawai
from layanan.models import TamuDinas

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from bungah.dasar.nilai import Rentang

BANYAK = 50
TERBANYAK_CETAK = 1000  # lines on one print or in one file; a year of a village is a few hundred


@dataclass(frozen=True, slots=True)
class HalamanTamu:
    """One page of the book, the latest guest first; ``lanjut`` is where the next page begins."""

    baris: list[TamuDinas] = field(default_factory=list)
    lanjut: int | None = None


def buku_tamu(rentang: Rentang, cari: str = "") -> QuerySet[TamuDinas]:
    """Guests of these days whose name, institution, errand or host holds every word of ``cari``."""
    mulai = timezone.make_aware(datetime.combine(rentang.mulai, time.min))
    akhir = timezone.make_aware(datetime.combine(rentang.selesai + timedelta(days=1), time.min))
    daftar = TamuDinas.objects.filter(terjadi_pada__gte=mulai, terjadi_pada__lt=akhir)
    for kata in cari.split()[:5]:
        daftar = daftar.filter(
            Q(nama__icontains=kata)
            | Q(instansi__icontains=kata)
            | Q(keperluan__icontains=kata)
            | Q(menemui__icontains=kata)
        )
    return daftar.select_related("kunjungan__kelompok", "dicatat_oleh")


def halaman_tamu(daftar: QuerySet[TamuDinas], *, sebelum: int | None = None) -> HalamanTamu:
    """A page of the book, below the line ``sebelum`` when one is given."""
    if sebelum is not None:
        batas = TamuDinas.objects.filter(pk=sebelum).values("terjadi_pada")
        daftar = daftar.annotate(batas=Subquery(batas)).filter(
            Q(terjadi_pada__lt=F("batas")) | Q(terjadi_pada=F("batas"), pk__lt=sebelum)
        )
    baris = list(daftar.order_by("-terjadi_pada", "-pk")[: BANYAK + 1])
    lanjut = baris[BANYAK - 1].pk if len(baris) > BANYAK else None
    return HalamanTamu(baris[:BANYAK], lanjut)


def semua_tamu(daftar: QuerySet[TamuDinas]) -> list[TamuDinas]:
    """The lines in the order of the book, for print and file."""
    return list(daftar.order_by("terjadi_pada", "pk")[:TERBANYAK_CETAK])


def yang_ditemui() -> list[str]:
    """Whom guests ask for: positions of the office with their holders, highest first."""
    aktif = Pegawai.objects.filter(aktif=True).order_by("jabatan__urutan", "nama")
    return [f"{jabatan}, {nama}" for jabatan, nama in aktif.values_list("jabatan__nama", "nama")]
