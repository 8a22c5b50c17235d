"""A resident's request for their own data, with its clock of 3 × 24 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.models import Warga
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.minta_data import PENJAWAB_DATA, minta_data, tolak_data
from layanan.aturan.minta_data import kata_sisa, keadaan
from layanan.forms.minta_data import MintaDataForm, TolakDataForm
from layanan.kueri.minta_data import ditutup, terbuka, terbuka_warga
from layanan.views.jawab import kata_galat, kerjakan

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from layanan.models import PermintaanData

BANYAK = 100


@never_cache
@perlu_peran(*MEJA, Peran.KADES)
@require_safe
def minta_data_daftar(request: PetugasRequest) -> HttpResponse:
    """Who waits for their data and for how long; what was answered lately."""
    sekarang = timezone.now()
    konteks = {
        "terbuka": [_baris(satu, sekarang) for satu in terbuka()[:BANYAK]],
        "ditutup": ditutup()[:BANYAK],
    }
    return render(request, "layanan/minta_data.html", konteks)


@perlu_peran(*MEJA)
@require_POST
def minta_data_catat(request: PetugasRequest, pk: int) -> HttpResponse:
    """Write down that this resident asked."""
    warga = get_object_or_404(Warga, pk=pk)
    form = MintaDataForm(request.POST)
    if not form.is_valid():
        messages.error(request, kata_galat(form))
    elif kerjakan(request, lambda: minta_data(warga, pelaku=request.user, **form.waktu)):
        messages.success(request, "Permintaannya dicatat. Jawab paling lambat 3 × 24 jam.")
    return redirect("layanan:berkas_warga", pk=pk)


@perlu_peran(*PENJAWAB_DATA)
@require_POST
def minta_data_tolak(request: PetugasRequest, pk: int) -> HttpResponse:
    """Refuse the open request with its reason."""
    warga = get_object_or_404(Warga, pk=pk)
    form = TolakDataForm(request.POST)
    if not form.is_valid():
        messages.error(request, kata_galat(form))
    elif kerjakan(
        request, lambda: tolak_data(warga, alasan=form.cleaned_data["alasan"], pelaku=request.user)
    ):
        messages.success(request, "Penolakan dicatat. Sampaikan alasannya kepada orangnya.")
    return redirect("layanan:berkas_warga", pk=pk)


def konteks_minta(warga: Warga, request: PetugasRequest) -> dict[str, Any]:
    """For the page of a resident's file: the open request with its clock, and the forms."""
    satu = terbuka_warga(warga)
    return {
        "minta": _baris(satu, timezone.now()) if satu else None,
        "minta_form": MintaDataForm(),
        "tolak_form": TolakDataForm(),
        "mencatat": request.user.berperan(*MEJA),
    }


def _baris(satu: PermintaanData, sekarang: datetime) -> dict[str, Any]:
    """An open request as pages show it."""
    jenis = {"lewat": "telat", "dekat": "tunggu", "berjalan": "proses"}[keadaan(satu.terjadi_pada, sekarang)]
    return {"satu": satu, "sisa": kata_sisa(satu.terjadi_pada, sekarang), "jenis": jenis}
