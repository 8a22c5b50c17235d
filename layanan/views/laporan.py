"""The queue report: page, CSV, A4 and the daily sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.rekap import rekap_bulan_lalu
from layanan.aturan.laporan import DELAPAN_PULUH, SETENGAH, bulan_utuh
from layanan.cetak.laporan import (
    KATA,
    KOLOM,
    LAMA,
    baris_didahulukan,
    baris_laporan,
    baris_merata,
    cetak_laporan,
    csv_laporan,
    grafik_laporan,
)
from layanan.cetak.lembar_harian import cetak_lembar_harian
from layanan.forms.laporan import LaporanForm
from layanan.kueri.laporan import (
    PEMBACA_LAPORAN,
    Laporan,
    bulan_belum_direkap,
    didahulukan,
    sebaran_warga,
    susun_laporan,
)
from layanan.kueri.lembar_harian import isi_lembar_harian
from layanan.kueri.standar import titik_utama
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.http import HttpRequest

    from bungah.dasar.nilai import Rentang

PEMBANDING = (Peran.SEKDES, Peran.KADES, Peran.AUDITOR)  # who may compare officers
HARI_MERATA = 366  # hamlet and sex are counted from the requests themselves: a year at a time
BANYAK_DIDAHULUKAN = 50
SABAR = 1.0  # seconds of counting before the page says how far it is


def _formulir(request: PetugasRequest) -> LaporanForm:
    return LaporanForm(request.GET, boleh_petugas=request.user.berperan(*PEMBANDING))


def _laporan(form: LaporanForm) -> Laporan:
    """The report of a valid form."""
    isi, hari_ini = form.cleaned_data, timezone.localdate()
    return susun_laporan(titik_utama(), isi["rentang"], isi["dimensi"], hari_ini=hari_ini)


def _merangkum(request: HttpRequest, form: LaporanForm) -> HttpResponse | None:
    """While finished months are still to be counted: a page that says how far it is and goes on by itself.

    The night's work keeps them; only what came in meanwhile (years typed in from paper) is left to do here.
    """
    titik, hari_ini, rentang = titik_utama(), timezone.localdate(), form.cleaned_data["rentang"]
    if not rekap_bulan_lalu(titik, rentang, hari_ini=hari_ini, detik=SABAR):
        return None
    sisa = len(bulan_belum_direkap(titik, rentang, hari_ini))
    if not sisa:
        return None
    semua = len(list(bulan_utuh(rentang, hari_ini)))
    konteks = {"semua": semua, "sudah": semua - sisa, "rentang": rentang}
    jawab = render(request, "layanan/laporan_disiapkan.html", konteks)
    jawab.headers["Refresh"] = "0"
    return jawab


def _merata(laporan: Laporan) -> list[dict[str, object]]:
    rentang = laporan.rentang
    warga = sebaran_warga(titik_utama(), rentang) if rentang.jumlah_hari <= HARI_MERATA else {}
    return baris_merata(laporan, warga)


@never_cache
@perlu_peran(*PEMBACA_LAPORAN)
@require_safe
def laporan_antrean(request: PetugasRequest) -> HttpResponse:
    """How many came, how long they waited and were served, who was passed over, whether it was fair."""
    form = _formulir(request)
    konteks: dict[str, Any] = {"form": form}
    if form.is_valid():
        if menunggu := _merangkum(request, form):
            return menunggu
        konteks |= _isi(_laporan(form)) | {
            "ke_csv": _alamat(request, "layanan:laporan_antrean_csv"),
            "ke_pdf": _alamat(request, "layanan:laporan_antrean_pdf"),
        }
    return render(request, "layanan/laporan_antrean.html", konteks)


def _alamat(request: HttpRequest, nama: str) -> str:
    """Another address with the same choice of period and grouping."""
    return f"{reverse(nama)}?{request.GET.urlencode()}"


def _isi(laporan: Laporan) -> dict[str, Any]:
    dahulu = didahulukan(titik_utama(), laporan.rentang)[: BANYAK_DIDAHULUKAN + 1]
    kepala = [KATA[laporan.menurut], *(f"{judul}#" for _, judul in KOLOM)]
    for _, judul in LAMA:
        kepala += [f"{judul}: separuh#", f"{judul}: 8 dari 10#"]
    return {
        "laporan": laporan,
        "semua": laporan.semua,
        **_ringkas(laporan),
        "grafik": grafik_laporan(laporan),
        "kepala": "|".join(kepala),
        "baris": baris_laporan(laporan),
        "merata": _merata(laporan),
        "merata_setahun": laporan.rentang.jumlah_hari <= HARI_MERATA,
        "didahulukan": [baris_didahulukan(satu) for satu in dahulu][:BANYAK_DIDAHULUKAN],
        "didahulukan_lebih": len(dahulu) > BANYAK_DIDAHULUKAN,
    }


def _ringkas(laporan: Laporan) -> dict[str, Any]:
    """The figures that stand first, with the words beneath them."""
    semua = laporan.semua
    lama = []
    for ukuran, judul in LAMA:
        tengah, terlama = semua.persentil(ukuran, SETENGAH), semua.persentil(ukuran, DELAPAN_PULUH)
        kata = "belum terukur" if tengah is None else f"separuh warga; 8 dari 10 paling lama {terlama} menit"
        ada = tengah is not None
        lama.append(
            {"label": judul, "tengah": tengah if ada else "–", "satuan": "menit" if ada else "", "kata": kata}
        )
    dahulu = semua.banyak["mendahului"]
    return {
        "ringkas": lama,
        "prioritas": semua.persen("prioritas"),
        "kata_dilayani": f"{semua.banyak['dilayani']} dilayani, {semua.banyak['batal']} batal",
        "kata_dahulu": f"{semua.banyak['prioritas']} orang, {dahulu} kali mendahului yang datang lebih awal",
    }


@never_cache
@perlu_peran(*PEMBACA_LAPORAN)
@require_safe
def laporan_antrean_csv(request: PetugasRequest) -> HttpResponse:
    """The same table for a spreadsheet."""
    form = _formulir(request)
    if not form.is_valid():
        return _kembali(request)
    if menunggu := _merangkum(request, form):
        return menunggu
    laporan = _laporan(form)
    nama = _nama_berkas(laporan.rentang)
    kepala = {"Content-Disposition": f'attachment; filename="{nama}.csv"'}
    return HttpResponse(csv_laporan(laporan), content_type="text/csv; charset=utf-8", headers=kepala)


@never_cache
@perlu_peran(*PEMBACA_LAPORAN)
@require_safe
def laporan_antrean_pdf(request: PetugasRequest) -> HttpResponse:
    """The same report on A4."""
    form = _formulir(request)
    if not form.is_valid():
        return _kembali(request)
    if menunggu := _merangkum(request, form):
        return menunggu
    laporan = _laporan(form)
    dahulu = didahulukan(titik_utama(), laporan.rentang)[:BANYAK_DIDAHULUKAN]
    try:
        return pdf(cetak_laporan(laporan, _merata(laporan), dahulu), _nama_berkas(laporan.rentang))
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return _kembali(request)


def _nama_berkas(rentang: Rentang) -> str:
    return f"laporan-antrean-{rentang.mulai:%Y%m%d}-{rentang.selesai:%Y%m%d}"


def _kembali(request: HttpRequest) -> HttpResponse:
    """Back to the page, which says what is wrong with the choice."""
    return redirect(_alamat(request, "layanan:laporan_antrean"))


@never_cache
@perlu_peran(*PEMBACA_LAPORAN)
@require_safe
def lembar_harian(request: PetugasRequest) -> HttpResponse:
    """The daily sheet for the kepala desa: one page, today or the day in ``?hari=2026-11-23``."""
    hari = _hari(request.GET.get("hari", ""))
    isi = isi_lembar_harian(titik_utama(), hari, hari_ini=timezone.localdate())
    try:
        return pdf(cetak_lembar_harian(isi), f"lembar-harian-{hari:%Y%m%d}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:laporan_antrean")


def _hari(teks: str) -> date:
    """The day asked for; what is no day, or not yet come, is today."""
    try:
        hari = date.fromisoformat(teks)
    except ValueError:
        return timezone.localdate()
    return min(hari, timezone.localdate())
