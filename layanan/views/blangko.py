"""Blank letters for a power cut: choose, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA
from bungah.naskah.cetak import CetakGagal
from layanan.alur.nomor_cadangan import cadangkan_blangko
from layanan.cetak.blangko import cetak_blangko
from layanan.forms.blangko import BlangkoForm
from layanan.kueri.blangko import jenis_blangko, templat_blangko
from layanan.kueri.nomor_cadangan import nomor_kiriman
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
        if not form.cleaned_data["bernomor"]:
            return _tanpa_nomor(request, form)
        if _cadangkan(request, form):
            return redirect("layanan:nomor_cadangan")
    konteks = {"form": form, "ada": bool(daftar)}
    return render(request, "layanan/blangko.html", konteks, status=400 if form.errors else 200)


def _tanpa_nomor(request: PetugasRequest, form: BlangkoForm) -> HttpResponse:
    isi = form.cleaned_data
    try:
        return pdf(cetak_blangko(templat_blangko(isi["jenis"]), salinan=isi["salinan"]), "blangko-surat")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:blangko")


def _cadangkan(request: PetugasRequest, form: BlangkoForm) -> bool:
    isi = form.cleaned_data
    tadi = nomor_kiriman(isi["kunci"]).exists()
    try:
        nomor = cadangkan_blangko(isi["jenis"], isi["salinan"], kunci=isi["kunci"], pelaku=request.user)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    kata = f"{len(nomor)} nomor ini sudah disiapkan tadi." if tadi else f"{len(nomor)} nomor disiapkan."
    messages.success(request, f"{kata} Cetak blangkonya, simpan di map darurat.")
    return True
