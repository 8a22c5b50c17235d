"""The register of innovations: listed, written down, printed (R298)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.inovasi import simpan_inovasi
from layanan.alur.rancangan import PEMBACA_RANCANGAN, PERANCANG
from layanan.cetak.rancangan import cetak_inovasi
from layanan.forms.inovasi import InovasiForm
from layanan.kueri.rancangan import semua_inovasi
from layanan.views.jawab import kerjakan, pdf

if TYPE_CHECKING:
    from django.http import HttpResponse

    from layanan.models import Inovasi


@never_cache
@perlu_peran(*PEMBACA_RANCANGAN)
@require_http_methods(["GET", "HEAD", "POST"])
def inovasi(request: PetugasRequest) -> HttpResponse:
    """All innovations, the newest first; a new one is written below."""
    return _halaman(request, None)


@never_cache
@perlu_peran(*PEMBACA_RANCANGAN)
@require_http_methods(["GET", "HEAD", "POST"])
def inovasi_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """One innovation, to read and, for who redesigns services, to go on with."""
    return _halaman(request, get_object_or_404(semua_inovasi(), pk=pk))


def _halaman(request: PetugasRequest, satu: Inovasi | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    awal = {nama: getattr(satu, nama) for nama in InovasiForm.base_fields} if satu else {}
    form = InovasiForm(data, initial=awal)
    if data is not None and form.is_valid():
        isi = form.isi()
        if kerjakan(request, lambda: simpan_inovasi(isi, pelaku=request.user, inovasi=satu)):
            messages.success(request, "Inovasi tersimpan.")
            return redirect("layanan:inovasi")
    konteks = {
        "inovasi": satu,
        "daftar": () if satu else semua_inovasi(),
        "form": form if request.user.berperan(*PERANCANG) else None,
    }
    nama = "inovasi_rinci" if satu else "inovasi"
    return render(request, f"layanan/{nama}.html", konteks, status=400 if form.errors else 200)


@never_cache
@perlu_peran(*PEMBACA_RANCANGAN)
@require_safe
def inovasi_pdf(request: PetugasRequest) -> HttpResponse:
    """The register on A4, lying."""
    try:
        return pdf(cetak_inovasi(), "inovasi-pelayanan")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:inovasi")
