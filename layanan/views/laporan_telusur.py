"""The report of how requests walked beside their standards: page, lists, CSV, A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import kalender_kerja
from bungah.naskah.cetak import CetakGagal
from layanan.cetak.laporan_telusur import (
    KATA_JENIS,
    RUMUS,
    baris_telusur,
    cetak_laporan_telusur,
    csv_telusur,
    grafik_langkah,
    ringkas_telusur,
)
from layanan.forms.telusur import TelusurFilter
from layanan.kueri.telusur import PEMBACA_TELUSUR, laporan_telusur, penyimpang, per_langkah
from layanan.models import VersiStandar
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from layanan.models import Layanan

BANYAK: Final = 50
ANGKA_ID: Final = 18


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def telusur(request: PetugasRequest) -> HttpResponse:
    """How many walked as their standard says; with one service also target and reality of each step."""
    saring = TelusurFilter(request.GET)
    daftar = laporan_telusur(saring.qs)
    konteks = {
        "saring": saring.form,
        "rentang": saring.rentang,
        "pilihan": _pilihan(saring),
        "ringkas": ringkas_telusur(daftar),
        "baris": baris_telusur(daftar),
        "rumus": RUMUS,
        **_langkah(saring.dipilih),
    }
    return render(request, "layanan/telusur.html", konteks)


def _pilihan(saring: TelusurFilter) -> str:
    """The same choice for another address."""
    isi = {"masa": saring.data["masa"]}
    if saring.dipilih:
        isi["layanan"] = str(saring.dipilih.pk)
    return urlencode(isi)


def _langkah(layanan: Layanan | None) -> dict[str, Any]:
    """Target and reality of the steps of one service's standard in force."""
    standar = VersiStandar.objects.filter(layanan=layanan, status=VersiStandar.Status.BERLAKU).first()
    if layanan is None or standar is None:
        return {}
    daftar = per_langkah(standar, kalender_kerja())
    return {"standar": standar, "langkah": grafik_langkah(daftar), "deret": ("Target", "Kenyataan")}


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def telusur_daftar(request: PetugasRequest) -> HttpResponse:
    """The requests behind one figure, newest first, each leading to its steps."""
    saring = TelusurFilter(request.GET)
    jenis = request.GET.get("jenis", "")
    jenis = jenis if jenis in KATA_JENIS else "menyimpang"
    teks = request.GET.get("sebelum", "")
    sebelum = int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_ID else None
    baris, lanjut = penyimpang(saring.qs, jenis, banyak=BANYAK, sebelum=sebelum)
    pilihan = _pilihan(saring)
    ke = f"{reverse('layanan:telusur_daftar')}?{pilihan}&jenis={jenis}"
    konteks = {
        "judul": KATA_JENIS[jenis],
        "rentang": saring.rentang,
        "dipilih": saring.dipilih,
        "jenis": [(nama, kata, nama == jenis) for nama, kata in KATA_JENIS.items()],
        "pilihan": pilihan,
        "baris": baris,
        "lebih_lama": f"{ke}&sebelum={lanjut}" if lanjut else "",
    }
    return render(request, "layanan/telusur_daftar.html", konteks)


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def telusur_csv(request: PetugasRequest) -> HttpResponse:
    """The same table for a spreadsheet."""
    saring = TelusurFilter(request.GET)
    kepala = {"Content-Disposition": f'attachment; filename="telusur-{saring.data["masa"]}.csv"'}
    isi = csv_telusur(laporan_telusur(saring.qs))
    return HttpResponse(isi, content_type="text/csv; charset=utf-8", headers=kepala)


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def telusur_pdf(request: PetugasRequest) -> HttpResponse:
    """The same report on A4, with the versions it was judged by."""
    saring = TelusurFilter(request.GET)
    try:
        isi = cetak_laporan_telusur(laporan_telusur(saring.qs), saring.rentang)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:telusur")
    return pdf(isi, f"telusur-{saring.data['masa']}")
