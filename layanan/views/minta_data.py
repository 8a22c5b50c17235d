"""A resident's request for their own data, with its clock of 3 × 24 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.models import Warga
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.minta_data import PENJAWAB_DATA, minta_data, tolak_data
from layanan.forms.minta_data import MintaDataForm, TolakDataForm
from layanan.kueri.minta_data import ditutup, terbuka
from layanan.views.halaman_berkas import baris_minta, berkas_terbuka, halaman_berkas
from layanan.views.jawab import kata_galat, kerjakan

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK = 100


@never_cache
@perlu_peran(*MEJA, Peran.KADES)
@require_safe
def minta_data_daftar(request: PetugasRequest) -> HttpResponse:
    """Who waits for their data and for how long; what was answered lately."""
    sekarang = timezone.now()
    konteks = {
        "terbuka": [baris_minta(satu, sekarang) for satu in terbuka()[:BANYAK]],
        "ditutup": ditutup()[:BANYAK],
    }
    return render(request, "layanan/minta_data.html", konteks)


@never_cache
@perlu_peran(*MEJA)
@require_POST
def minta_data_catat(request: PetugasRequest, pk: int) -> HttpResponse:
    """Write down that this resident asked."""
    warga = get_object_or_404(Warga, pk=pk)
    form = MintaDataForm(request.POST)
    if not form.is_valid():
        if berkas_terbuka(request, pk):
            return halaman_berkas(request, warga, minta_form=form)
        messages.error(request, kata_galat(form))
    elif kerjakan(request, lambda: minta_data(warga, pelaku=request.user, **form.waktu)):
        messages.success(request, "Permintaannya dicatat. Jawab paling lambat 3 × 24 jam.")
    return redirect("layanan:berkas_warga", pk=pk)


@never_cache
@perlu_peran(*PENJAWAB_DATA)
@require_POST
def minta_data_tolak(request: PetugasRequest, pk: int) -> HttpResponse:
    """Refuse the open request with its reason."""
    warga = get_object_or_404(Warga, pk=pk)
    form = TolakDataForm(request.POST)
    if not form.is_valid():
        if berkas_terbuka(request, pk):
            return halaman_berkas(request, warga, tolak_form=form)
        messages.error(request, kata_galat(form))
    elif kerjakan(
        request, lambda: tolak_data(warga, alasan=form.cleaned_data["alasan"], pelaku=request.user)
    ):
        messages.success(request, "Penolakan dicatat. Sampaikan alasannya kepada orangnya.")
    return redirect("layanan:berkas_warga", pk=pk)
