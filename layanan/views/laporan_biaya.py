"""Fees of every service: the poster for the wall (R080) and this year beside last year (R087)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah import katalog
from bungah.naskah.cetak import CetakGagal, Kertas
from layanan.cetak.laporan_biaya import (
    RUMUS,
    baris_biaya,
    cetak_laporan_biaya,
    csv_biaya,
    grafik_kali,
    ringkas_biaya,
)
from layanan.kueri.laporan_biaya import banding_tahun, tahun_laporan
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.http import HttpRequest

PEMBACA_BIAYA = (*MEJA, Peran.KADES, Peran.BENDAHARA, Peran.AUDITOR, Peran.ADMIN)


@never_cache
@perlu_peran(*PEMBACA_BIAYA)
@require_safe
def laporan_biaya(request: PetugasRequest) -> HttpResponse:
    """What services cost villagers in money, papers and ways, one year beside the one before."""
    semua = tahun_laporan(timezone.localdate())
    tahun = _tahun(request, semua)
    daftar = banding_tahun(tahun)
    konteks = {
        "tahun": tahun,
        "lalu": tahun - 1,
        "tahun_lain": [satu for satu in semua if satu != tahun],
        "ringkas": ringkas_biaya(daftar, tahun),
        "baris": baris_biaya(daftar),
        "grafik": grafik_kali(daftar, tahun),
        "rumus": RUMUS,
        "berbiaya": any(satu.ini.biaya for satu in daftar),
    }
    return render(request, "layanan/laporan_biaya.html", konteks)


def _tahun(request: HttpRequest, semua: list[int]) -> int:
    """The year asked for; one without records is this year."""
    teks = request.GET.get("tahun", "")
    tahun = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else semua[0]  # noqa: PLR2004 -- a year
    return tahun if tahun in semua else semua[0]


@never_cache
@perlu_peran(*PEMBACA_BIAYA)
@require_safe
def laporan_biaya_csv(request: PetugasRequest) -> HttpResponse:
    """The same table for a spreadsheet."""
    tahun = _tahun(request, tahun_laporan(timezone.localdate()))
    kepala = {"Content-Disposition": f'attachment; filename="biaya-layanan-{tahun}.csv"'}
    isi = csv_biaya(banding_tahun(tahun), tahun)
    return HttpResponse(isi, content_type="text/csv; charset=utf-8", headers=kepala)


@never_cache
@perlu_peran(*PEMBACA_BIAYA)
@require_safe
def laporan_biaya_pdf(request: PetugasRequest) -> HttpResponse:
    """The same report on A4."""
    tahun = _tahun(request, tahun_laporan(timezone.localdate()))
    try:
        return pdf(cetak_laporan_biaya(banding_tahun(tahun), tahun), f"biaya-layanan-{tahun}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:laporan_biaya")


@never_cache
@perlu_peran(*PEMBACA_BIAYA)
@require_safe
def poster_biaya(request: PetugasRequest, kertas: str) -> HttpResponse:
    """Every service and its fee for the wall, by the catalogue of prints."""
    cetakan = katalog.cari("biaya")
    if kertas not in cetakan.kertas:
        raise Http404
    try:
        return pdf(katalog.cetak(cetakan, kertas=Kertas(kertas)).pdf, f"poster-biaya-{kertas}")
    except katalog.TidakDicetak as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:laporan_biaya")
