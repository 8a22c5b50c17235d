"""Making a copy of a letter: how many sheets and for whom, then the marked file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arsip.alur_salinan import PENYALIN, buat_salinan, sebab_tidak_disalin
from arsip.forms import SalinanForm
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran

if TYPE_CHECKING:
    from typing import Any


@never_cache
@perlu_peran(*PENYALIN)
@require_http_methods(["GET", "HEAD", "POST"])
def salinan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Ask; sent, the PDF. Every sending is another copy and counted as one."""
    baris = get_object_or_404(SuratKeluar.objects.select_related("naskah"), pk=pk)
    if sebab := sebab_tidak_disalin(baris):
        messages.error(request, sebab)
        return redirect("arsip:surat", pk=pk)
    form = SalinanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _buat(request, baris, form.cleaned_data)
    konteks = {"s": baris, "form": form, "sudah": baris.naskah.salinan.count()}
    return render(request, "arsip/salinan.html", konteks, status=400 if form.errors else 200)


def _buat(request: PetugasRequest, baris: SuratKeluar, isi: dict[str, Any]) -> HttpResponse:
    try:
        satu, pdf = buat_salinan(baris, lembar=isi["lembar"], untuk=isi["untuk"], pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
        return redirect("arsip:salinan", pk=baris.pk)
    kepala = {"Content-Disposition": f'inline; filename="salinan-{satu.urut}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=kepala)
