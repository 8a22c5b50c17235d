"""Who stands in for the kepala desa: appointed by decree, ended early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from kepegawaian.alur import BOLEH_MENUGASKAN
from kepegawaian.alur_pengganti import akhiri_pengganti, tunjuk_pengganti
from kepegawaian.forms import PenggantiForm
from kepegawaian.kueri import pengganti_tercatat
from kepegawaian.models import PejabatPengganti

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK = 20


@never_cache
@perlu_peran(*BOLEH_MENUGASKAN)
@require_http_methods(["GET", "HEAD", "POST"])
def pengganti(request: PetugasRequest) -> HttpResponse:
    """Plt. and Plh. on record, and the form for a new decree."""
    hari = timezone.localdate()
    awal = {"tanggal_sk": hari, "dari": hari, "sampai": hari, "jenis": "plh"}
    form = PenggantiForm(request.POST if request.method == "POST" else None, initial=awal)
    if form.is_bound and form.is_valid():
        try:
            satu = tunjuk_pengganti(pelaku=request.user, **form.cleaned_data)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"{satu.pegawai} dicatat: {satu.get_jenis_display()} Kepala Desa.")
            return redirect("kepegawaian:pengganti")
    konteks = {"form": form, "daftar": pengganti_tercatat()[:BANYAK], "hari": hari}
    return render(request, "kepegawaian/pengganti.html", konteks)


@perlu_peran(*BOLEH_MENUGASKAN)
@require_POST
def pengganti_akhiri(request: PetugasRequest, pk: int) -> HttpResponse:
    """The kepala desa is back before the decree's last day."""
    satu = get_object_or_404(PejabatPengganti.objects.select_related("pegawai"), pk=pk)
    try:
        akhiri_pengganti(satu, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, f"Penunjukan {satu.pegawai} berakhir. Berikutnya Kepala Desa sendiri.")
    return redirect("kepegawaian:pengganti")
