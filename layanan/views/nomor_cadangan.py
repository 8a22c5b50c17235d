"""Reserved numbers: what lies in the folder, its print, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from arsip.alur_nomor_cadangan import batalkan_nomor_cadangan
from arsip.kueri import cadangan_terbuka
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA
from bungah.naskah.cetak import CetakGagal
from layanan.cetak.blangko import cetak_blangko_bernomor
from layanan.forms.nomor_cadangan import BatalNomorForm
from layanan.kueri.nomor_cadangan import cetakan, cetakan_terbuka, nomor_belum_jelas, permohonan_ditulis
from layanan.models import JenisSurat
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def nomor_cadangan(request: PetugasRequest) -> HttpResponse:
    """Every reserved number that is still open; sent, the ticked ones are cancelled."""
    daftar = cetakan_terbuka()
    terbuka = [baris.pk for satu in daftar for baris, _ in satu.baris]
    form = BatalNomorForm(request.POST if request.method == "POST" else None, terbuka=terbuka)
    if form.is_bound and form.is_valid() and _batalkan(request, form):
        return redirect("layanan:nomor_cadangan")
    konteks = {
        "cetakan": daftar,
        "form": form,
        "dicentang": set(request.POST.getlist("nomor")),
        "belum_jelas": nomor_belum_jelas(timezone.localdate()),
    }
    return render(request, "layanan/nomor_cadangan.html", konteks, status=400 if form.errors else 200)


def _batalkan(request: PetugasRequest, form: BatalNomorForm) -> bool:
    isi = form.cleaned_data
    try:
        banyak = batalkan_nomor_cadangan(isi["nomor"], alasan=isi["alasan"], pelaku=request.user)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    messages.success(request, f"{banyak} nomor dibatalkan dan tetap tercatat di buku surat keluar.")
    return True


@never_cache
@perlu_peran(*MEJA)
@require_safe
def nomor_cadangan_cetak(request: PetugasRequest, kunci: UUID) -> HttpResponse:
    """The blanks of one printing, as far as their numbers are still open."""
    daftar = cetakan(kunci)
    if not daftar:
        raise Http404
    try:
        return pdf(cetak_blangko_bernomor(daftar), "blangko-bernomor")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:nomor_cadangan")


@never_cache
@perlu_peran(*MEJA)
@require_safe
def nomor_cadangan_pakai(request: PetugasRequest, pk: int) -> HttpResponse:
    """Whose letter was written on this number: the requests that wait for exactly this letter."""
    baris = cadangan_terbuka().filter(pk=pk).first()
    if baris is None:  # used in another tab meanwhile, or reached by Back
        messages.info(request, "Nomor itu sudah dicatat atau dibatalkan.")
        return redirect("layanan:nomor_cadangan")
    jenis = get_object_or_404(
        JenisSurat.objects.select_related("layanan"), pk=baris.naskah.rincian["cadangan"]["jenis"]
    )
    menunggu = sorted(permohonan_ditulis(jenis), key=lambda satu: not satu.susulan)  # paper goes with paper
    konteks = {"nomor": baris, "jenis": jenis, "permohonan": menunggu}
    return render(request, "layanan/nomor_cadangan_pakai.html", konteks)
