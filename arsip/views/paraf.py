"""Countersigning: which days the kepala desa has not countersigned, and the sheets that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arsip.alur_paraf import catat_paraf
from arsip.forms_paraf import ParafForm
from arsip.kueri_paraf import hitung_tanpa_paraf, lembar_diparaf
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import MEJA, Peran

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK = 30


@never_cache
@perlu_peran(*MEJA, Peran.KADES)
@require_http_methods(["GET", "HEAD", "POST"])
def paraf(request: PetugasRequest) -> HttpResponse:
    """Days without a countersign, oldest first; the desk records a sheet that came back."""
    form = ParafForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        isi = form.cleaned_data
        try:
            catat_paraf(isi["hari"], pelaku=request.user, terjadi_pada=isi["terjadi_pada"])
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"Lembar {tanggal_surat(isi['hari'])} dicatat sudah diparaf.")
            return redirect("arsip:paraf")
    hari_ini = timezone.localdate()
    konteks = {
        "form": form,
        "belum": hitung_tanpa_paraf(hari_ini),
        "hari_ini": hari_ini,
        "sudah": lembar_diparaf()[:BANYAK],
        "mencatat": request.user.berperan(*MEJA),
    }
    return render(request, "arsip/paraf.html", konteks)
