"""Photos of a meeting and its attendance sheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.mutu.alur_foto import buang_foto, tambah_foto
from bungah.mutu.alur_kegiatan import PEMBACA_KEGIATAN, PENULIS_KEGIATAN
from bungah.mutu.cetak_kegiatan import cetak_daftar_hadir
from bungah.mutu.forms_kegiatan import FotoKegiatanForm
from bungah.mutu.models import FotoKegiatan
from bungah.mutu.views_kegiatan import rinci, satu_kegiatan
from bungah.naskah.cetak import CetakGagal


@never_cache
@perlu_peran(*PEMBACA_KEGIATAN)
@require_safe
def kegiatan_foto(request: PetugasRequest, pk: int, foto: int) -> HttpResponse:
    """One photo."""
    satu = get_object_or_404(FotoKegiatan, pk=foto, kegiatan=pk)
    kepala = {"Content-Disposition": f'inline; filename="kegiatan-{pk}-{satu.urut}.jpg"'}
    return HttpResponse(bytes(satu.foto), content_type="image/jpeg", headers=kepala)


@never_cache
@perlu_peran(*PENULIS_KEGIATAN)
@require_POST
def kegiatan_foto_tambah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Keep one more photo."""
    kegiatan, form = satu_kegiatan(pk), FotoKegiatanForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            tambah_foto(kegiatan, **form.cleaned_data, pelaku=request.user)
        except Ditolak as tolak:
            messages.error(request, str(tolak))
        else:
            messages.success(request, "Foto tersimpan.")
        return redirect("mutu:kegiatan_rinci", pk=pk)
    return rinci(request, kegiatan, foto=form)


@never_cache
@perlu_peran(*PENULIS_KEGIATAN)
@require_POST
def kegiatan_foto_buang(request: PetugasRequest, pk: int, foto: int) -> HttpResponse:
    """The wrong picture goes."""
    satu = get_object_or_404(FotoKegiatan, pk=foto, kegiatan=pk)
    try:
        buang_foto(satu, pelaku=request.user)
        messages.success(request, "Foto dihapus.")
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect("mutu:kegiatan_rinci", pk=pk)


@never_cache
@perlu_peran(*PEMBACA_KEGIATAN)
@require_safe
def kegiatan_hadir(request: PetugasRequest, pk: int) -> HttpResponse:
    """The attendance sheet for the pens."""
    satu = satu_kegiatan(pk)
    try:
        isi = cetak_daftar_hadir(satu)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("mutu:kegiatan_rinci", pk=pk)
    kepala = {"Content-Disposition": f'inline; filename="daftar-hadir-{satu.pk}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)
