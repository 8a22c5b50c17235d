"""A resident's file: opened for a reason, for a quarter of an hour, in this login only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar.izin import perlu_peran
from bungah.dasar.models import Warga
from layanan.alur.berkas_warga import PEMBUKA, beri_data, buka_berkas
from layanan.alur.minta_data import PENJAWAB_DATA
from layanan.aturan.berkas_warga import LAMA_BUKA
from layanan.forms.berkas_warga import AlasanForm
from layanan.views.halaman_berkas import SESI, berkas_terbuka, halaman_berkas
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from bungah.dasar.izin import PetugasRequest


@never_cache
@perlu_peran(*PEMBUKA)
@require_http_methods(["GET", "HEAD", "POST"])
def berkas_warga(request: PetugasRequest, pk: int) -> HttpResponse:
    """Ask why; then every request and letter of this resident, and who has looked before."""
    warga = get_object_or_404(Warga, pk=pk)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and kerjakan(
        request, lambda: buka_berkas(warga, alasan=form.cleaned_data["alasan"], pelaku=request.user)
    ):
        request.session[SESI] = [request.user.pk, pk, (timezone.now() + LAMA_BUKA).timestamp()]
        return redirect("layanan:berkas_warga", pk=pk)
    if not berkas_terbuka(request, pk):
        return render(request, "layanan/berkas_warga_buka.html", {"warga": warga, "form": form})
    return halaman_berkas(request, warga)


@perlu_peran(*PENJAWAB_DATA)
@require_POST
def salinan_data(request: PetugasRequest, pk: int) -> HttpResponse:
    """Everything the office holds about this resident, for that resident, as one file."""
    warga = get_object_or_404(Warga, pk=pk)
    if not berkas_terbuka(request, pk):
        messages.error(
            request, "Berkas ini belum dibuka, atau waktunya sudah lewat. Buka dulu dengan alasan."
        )
        return redirect("layanan:berkas_warga", pk=pk)
    kepala = {"Content-Disposition": f'attachment; filename="salinan-data-{pk}.zip"'}
    return HttpResponse(beri_data(warga, pelaku=request.user), content_type="application/zip", headers=kepala)
