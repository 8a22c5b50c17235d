"""The review of a standard in force: what came in, earlier reviews, the form for whoever decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from layanan.alur.bagan import PEMBACA_STANDAR
from layanan.alur.penetapan import PENETAP
from layanan.alur.tinjauan import tinjau_standar
from layanan.forms.tinjauan import TinjauanForm
from layanan.kueri.tinjauan import masukan, sejak_tinjauan, tinjau_paling_lambat, tinjauan_standar
from layanan.models import VersiStandar

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK = 20


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def standar_tinjau(request: PetugasRequest, pk: int) -> HttpResponse:
    """Read by whoever reads standards; written by the sekdes and the kepala desa (R066)."""
    standar = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    form = TinjauanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            tinjauan = tinjau_standar(standar, pelaku=request.user, **form.cleaned_data)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"Tinjauan tercatat: {tinjauan.get_hasil_display().lower()}.")
            return redirect("layanan:standar_rinci", pk=pk)
    lambat = tinjau_paling_lambat(standar)
    meninjau = request.user.berperan(*PENETAP) and standar.status == VersiStandar.Status.BERLAKU
    konteks = {
        "standar": standar,
        "sejak": sejak_tinjauan(standar),
        "lambat": lambat,
        "lewat": lambat < timezone.localdate(),
        "masukan": masukan(standar),
        "daftar": tinjauan_standar(standar)[:BANYAK],
        "form": form if meninjau or form.is_bound else None,
    }
    return render(request, "layanan/standar_tinjau.html", konteks)
