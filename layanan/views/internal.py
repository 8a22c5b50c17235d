"""Internal requests: start one, see how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from layanan.alur.internal import PEMINTA, minta
from layanan.forms.internal import PermintaanForm
from layanan.kueri.internal import layanan_antarbagian, permintaan_berjalan, permintaan_usai
from layanan.views.permohonan import PEMBACA

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK = 50


@never_cache
@perlu_peran(*PEMINTA)
@require_safe
def permintaan(request: PetugasRequest) -> HttpResponse:
    """What parts of the office asked of each other: running first, each with its promise."""
    konteks = {
        "berjalan": permintaan_berjalan()[:BANYAK],
        "usai": permintaan_usai(),
        "sekarang": timezone.now(),
        "rinci": request.user.berperan(*PEMBACA),
    }
    return render(request, "layanan/permintaan.html", konteks)


@never_cache
@perlu_peran(*PEMINTA)
@require_http_methods(["GET", "HEAD", "POST"])
def permintaan_baru(request: PetugasRequest) -> HttpResponse:
    """One short form; the clock starts when it is sent."""
    form = PermintaanForm(request.POST or None, pelaku=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            satu = minta(pelaku=request.user, **form.cleaned_data)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"Permintaan {satu.orang} tercatat.")
            return redirect("layanan:permintaan")
    konteks = {"form": form, "ada": layanan_antarbagian().exists()}
    return render(request, "layanan/permintaan_baru.html", konteks, status=400 if form.errors else 200)
