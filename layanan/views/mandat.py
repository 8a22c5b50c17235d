"""Standing mandates: which letter kinds are signed in the kepala desa's name, by whom, how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran
from layanan.alur.mandat import beri_mandat, cabut_mandat
from layanan.forms.mandat import MandatForm
from layanan.models import MandatSurat
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK = 50


@never_cache
@perlu_peran(Peran.KADES, Peran.SEKDES)
@require_http_methods(["GET", "HEAD", "POST"])
def mandat(request: PetugasRequest) -> HttpResponse:
    """Mandates on record, newest first; the kepala desa gives a new one."""
    hari, kades = timezone.localdate(), request.user.berperan(Peran.KADES)
    form = MandatForm(
        request.POST if request.method == "POST" else None, initial={"dari": hari, "cara": "an"}
    )
    if form.is_bound and form.is_valid():
        try:
            satu = beri_mandat(pelaku=request.user, **form.cleaned_data)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"{satu.pegawai} memegang mandat {satu.jenis}.")
            return redirect("layanan:mandat")
    daftar = MandatSurat.objects.select_related("jenis__layanan", "pegawai__jabatan")[:BANYAK]
    konteks = {"form": form, "daftar": daftar, "hari": hari, "kades": kades}
    return render(request, "layanan/mandat.html", konteks)


@perlu_peran(Peran.KADES)
@require_POST
def mandat_cabut(request: PetugasRequest, pk: int) -> HttpResponse:
    """Take one back; from now on the letters are written for the kepala desa again."""
    satu = get_object_or_404(MandatSurat.objects.select_related("pegawai"), pk=pk)
    if kerjakan(request, lambda: cabut_mandat(satu, pelaku=request.user)):
        messages.success(request, f"Mandat {satu.pegawai} dicabut.")
    return redirect("layanan:mandat")
