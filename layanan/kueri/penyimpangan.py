"""Who was served before somebody who came earlier, and why: one question per kind (R029, R031, R032)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from layanan.models import Kunjungan, LangkahBerjalan, Penyimpangan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime


class Jenis(models.TextChoices):
    """Kinds of bypass: called by hand, by the priority lane, or the work on a letter."""

    MEJA = "meja", "Dipanggil di luar urutan"
    PRIORITAS = "prioritas", "Jalur prioritas"
    BERKAS = "berkas", "Surat dikerjakan lebih dulu"


@dataclass(frozen=True, slots=True)
class Lompatan:
    """One bypass as the list shows it."""

    pk: int
    pada: datetime
    nomor: str
    sebab: str
    petugas: str
    diminta_oleh: str = ""
    dilangkahi: int | None = None
    diurungkan: bool = False
    permohonan: int | None = None


def daftar_lompatan(
    jenis: str, dari: date, *, banyak: int, sebelum: int | None = None
) -> tuple[list[Lompatan], int | None]:
    """Bypasses of that kind since ``dari``, newest first, and where the next page begins."""
    tanya = {Jenis.MEJA: _meja, Jenis.PRIORITAS: _prioritas, Jenis.BERKAS: _berkas}[Jenis(jenis)]
    baris = list(tanya(dari, sebelum, banyak + 1))
    lanjut = baris[banyak - 1].pk if len(baris) > banyak else None
    return baris[:banyak], lanjut


def _batas(sebelum: int | None) -> dict[str, int]:
    return {"pk__lt": sebelum} if sebelum else {}


def _meja(dari: date, sebelum: int | None, banyak: int) -> Iterator[Lompatan]:
    daftar = Penyimpangan.objects.filter(kunjungan__hari__gte=dari, **_batas(sebelum))
    for satu in daftar.select_related("kunjungan__kelompok", "petugas").order_by("-id")[:banyak]:
        yield Lompatan(
            satu.pk,
            satu.pada,
            satu.kunjungan.nomor,
            ": ".join(filter(None, (satu.get_sebab_display(), satu.keterangan))),
            str(satu.petugas),
            diminta_oleh=satu.diminta_oleh,
            dilangkahi=satu.dilangkahi,
            diurungkan=satu.diurungkan_pada is not None,
        )


def _prioritas(dari: date, sebelum: int | None, banyak: int) -> Iterator[Lompatan]:
    daftar = Kunjungan.objects.filter(mendahului=True, hari__gte=dari, **_batas(sebelum)).exclude(
        prioritas=""
    )
    for satu in daftar.select_related("kelompok", "petugas").order_by("-id")[:banyak]:
        pada = satu.dipanggil_pada or satu.terjadi_pada
        yield Lompatan(satu.pk, pada, satu.nomor, satu.alasan_panggil, str(satu.petugas or ""))


def _berkas(dari: date, sebelum: int | None, banyak: int) -> Iterator[Lompatan]:
    daftar = LangkahBerjalan.objects.filter(**_batas(sebelum)).exclude(alasan_dahulukan="")
    terkait = ("permohonan__kunjungan__kelompok", "diambil_oleh")
    for satu in daftar.filter(mulai__date__gte=dari).select_related(*terkait).order_by("-id")[:banyak]:
        yield Lompatan(
            satu.pk,
            satu.diambil_pada or timezone.now(),
            satu.permohonan.nomor,
            satu.alasan_dahulukan,
            str(satu.diambil_oleh or ""),
            permohonan=satu.permohonan_id,
        )
