"""The check sheet of the day, the month on one page, and the month on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import Rentang
from bungah.dasar.peran import MEJA
from bungah.mutu.alur import isi_lembar
from bungah.mutu.cetak import cetak_bulan
from bungah.mutu.forms import LembarForm, bulan_dari, sisanya_beres
from bungah.mutu.kueri import PEMBACA, butir_aktif, instrumen_aktif, lembar_hari, lembar_rentang
from bungah.naskah.cetak import CetakGagal

if TYPE_CHECKING:
    from datetime import date

    from bungah.mutu.models import Instrumen

LEBIH_DARI_SEBULAN = timedelta(days=31)


def _instrumen(kode: str) -> Instrumen:
    satu = instrumen_aktif(kode)
    if satu is None:
        raise Http404
    return satu


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def lembar_periksa(request: PetugasRequest, kode: str) -> HttpResponse:
    """Fill in today's sheet; filled in already, put right what has changed since."""
    instrumen, hari = _instrumen(kode), timezone.localdate()
    lembar = lembar_hari(instrumen, hari)
    butir = butir_aktif(instrumen)
    isi = sisanya_beres(request.POST, butir) if "semua" in request.POST else request.POST or None
    form = LembarForm(isi, butir=butir, lembar=lembar)
    if form.is_bound and form.is_valid():
        try:
            isi_lembar(instrumen, form.jawaban(), pelaku=request.user)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            belum = sum(satu.hasil == "belum" for satu in form.jawaban().values())
            kata = f"{belum} hal belum beres." if belum else "Semua beres."
            messages.success(request, f"{instrumen} tercatat. {kata}")
            return redirect("beranda:kantor")
    konteks = {"instrumen": instrumen, "lembar": lembar, "form": form, "hari": hari}
    return render(request, "mutu/lembar_periksa.html", konteks, status=400 if form.errors else 200)


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def periksa_bulan(request: PetugasRequest, kode: str) -> HttpResponse:
    """Every day of a month: filled in by whom, and what was not in order."""
    instrumen, awal = _instrumen(kode), bulan_dari(request.GET.get("bulan", ""))
    konteks = {
        "instrumen": instrumen,
        "awal": awal,
        "daftar": lembar_rentang(instrumen, _sebulan(awal)),
        "sebelum": f"?bulan={(awal - timedelta(days=1)):%Y-%m}",
        "sesudah": _bulan_depan(awal),
        "ke_pdf": f"{reverse('mutu:periksa_bulan_pdf', args=[kode])}?bulan={awal:%Y-%m}",
        "pengisi": request.user.berperan(*MEJA),
    }
    return render(request, "mutu/periksa_bulan.html", konteks)


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def periksa_bulan_pdf(request: PetugasRequest, kode: str) -> HttpResponse:
    """The month on A4: filled days printed, the others empty for the pen."""
    instrumen, awal = _instrumen(kode), bulan_dari(request.GET.get("bulan", ""))
    rentang = _sebulan(awal)
    try:
        isi = cetak_bulan(
            instrumen, butir_aktif(instrumen), list(lembar_rentang(instrumen, rentang)), rentang
        )
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("mutu:periksa_bulan", kode=kode)
    kepala: dict[str, Any] = {"Content-Disposition": f'inline; filename="{kode}-{awal:%Y-%m}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)


def _sebulan(awal: date) -> Rentang:
    return Rentang(awal, (awal + LEBIH_DARI_SEBULAN).replace(day=1) - timedelta(days=1))


def _bulan_depan(awal: date) -> str:
    """The address of the next month, nothing after the running one."""
    depan = (awal + LEBIH_DARI_SEBULAN).replace(day=1)
    return f"?bulan={depan:%Y-%m}" if depan <= timezone.localdate() else ""
