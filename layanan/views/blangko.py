"""Blank letters for a power cut: choose, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA
from bungah.naskah.cetak import CetakGagal
from layanan.cetak.blangko import cetak_blangko
from layanan.forms.blangko import BlangkoForm
from layanan.kueri.blangko import jenis_blangko, templat_blangko
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.http import HttpResponse


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def blangko(request: PetugasRequest) -> HttpResponse:
    """The list of letters; sent, one PDF with every sheet."""
    daftar = list(jenis_blangko())
    form = BlangkoForm(request.POST or None, daftar=daftar)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            return pdf(cetak_blangko(templat_blangko(isi["jenis"]), salinan=isi["salinan"]), "blangko-surat")
        except CetakGagal as gagal:
            messages.error(request, str(gagal))
            return redirect("layanan:blangko")
    konteks = {"form": form, "ada": bool(daftar)}
    return render(request, "layanan/blangko.html", konteks, status=400 if form.errors else 200)
