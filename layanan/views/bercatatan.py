"""Deeds of one request that ask for a line; a refused one comes back with what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.giliran import tunda
from layanan.alur.lewati import lewati_langkah
from layanan.alur.permohonan import ALUR_PERMOHONAN, PENULIS, catat_pemeriksaan
from layanan.alur.surat import batalkan_surat
from layanan.forms.permohonan import CatatanForm, JedaForm, PeriksaForm
from layanan.kueri.surat import surat_berjalan
from layanan.models import Cabang, Langkah, Permohonan
from layanan.views.jawab import catatan_dari, kerjakan
from layanan.views.rinci import halaman_rinci

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from layanan.models import LangkahBerjalan

ANGKA_ID = 18  # longest id the database can hold


@never_cache
@perlu_peran(*PENULIS)
@require_POST
def permohonan_periksa(request: PetugasRequest, pk: int) -> HttpResponse:
    """Record a check (field check, identity check); one refused comes back with what was written."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("layanan"), pk=pk)
    catatan, cabang = catatan_dari(request), _nomor(request.POST.get("cabang", ""))
    if kerjakan(
        request,
        lambda: catat_pemeriksaan(permohonan, pelaku=request.user, catatan=catatan, cabang=cabang),
    ):
        messages.success(request, "Hasil pemeriksaan dicatat.")
    elif (terbuka := _diperiksa(permohonan)).exists():
        keluar = Cabang.objects.filter(langkah__in=terbuka.values("langkah"))
        form = PeriksaForm(request.POST, cabang=keluar, auto_id="id_hasil_%s")
        return halaman_rinci(request, pk, periksa_form=form)
    return redirect("layanan:permohonan_rinci", pk=pk)


@never_cache
@perlu_peran(Peran.SEKDES)
@require_POST
def permohonan_lewati(request: PetugasRequest, pk: int) -> HttpResponse:
    """Skip the running check, with a reason that stays in the record."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    alasan = catatan_dari(request)
    if kerjakan(request, lambda: lewati_langkah(permohonan, alasan=alasan, pelaku=request.user)):
        messages.success(request, "Langkah dilewati. Alasannya tercatat di riwayat permohonan ini.")
    elif _diperiksa(permohonan).exists():
        return halaman_rinci(request, pk, lewati_form=CatatanForm(request.POST, auto_id="id_lewati_%s"))
    return redirect("layanan:permohonan_rinci", pk=pk)


@never_cache
@perlu_peran(*PENULIS)
@require_POST
def permohonan_selesaikan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Work without a letter is done."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    hasil = catatan_dari(request)
    if kerjakan(
        request, lambda: ALUR_PERMOHONAN.jalankan(permohonan, "selesaikan", pelaku=request.user, hasil=hasil)
    ):
        messages.success(request, "Pekerjaan selesai, siap diambil warga.")
    elif ALUR_PERMOHONAN.boleh(permohonan, "selesaikan", request.user):
        return halaman_rinci(request, pk, catatan_form=CatatanForm(request.POST, auto_id="id_hasil_%s"))
    return redirect("layanan:permohonan_rinci", pk=pk)


@never_cache
@perlu_peran(*PENULIS)
@require_POST
def permohonan_tunda(request: PetugasRequest, pk: int) -> HttpResponse:
    """Pause a request."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    form = JedaForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis siapa dan apa yang ditunggu.")
        return halaman_rinci(request, pk, jeda_form=form)
    kerjakan(request, lambda: tunda(permohonan, pelaku=request.user, **form.cleaned_data))
    return redirect("layanan:permohonan_rinci", pk=pk)


@never_cache
@perlu_peran(*MEJA, Peran.KADES)
@require_POST
def permohonan_batalkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Cancel a request, its letter and, truthfully, its number."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    alasan = catatan_dari(request)
    surat = surat_berjalan(permohonan)

    def batalkan() -> None:
        if surat is None:
            ALUR_PERMOHONAN.jalankan(permohonan, "batalkan", pelaku=request.user, alasan=alasan)
        else:
            batalkan_surat(surat, pelaku=request.user, alasan=alasan)

    if not kerjakan(request, batalkan) and not alasan:
        return halaman_rinci(request, pk, batal_form=CatatanForm(request.POST, auto_id="id_batal_%s"))
    return redirect("layanan:permohonan_rinci", pk=pk)


def _diperiksa(permohonan: Permohonan) -> QuerySet[LangkahBerjalan]:
    """The running step while it is still a check."""
    return permohonan.langkah.filter(selesai=None, langkah__perbuatan=Langkah.Perbuatan.PERIKSA)


def _nomor(teks: str) -> int | None:
    """The key of a row as a form sent it; None for nothing and for nonsense."""
    return int(teks) if teks.isdecimal() and len(teks) <= ANGKA_ID else None
