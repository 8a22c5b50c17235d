"""Meetings with the public: plan one, write down who came and what was said, finish it with its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.mutu.alur_kegiatan import (
    ALUR_KEGIATAN,
    PEMBACA_KEGIATAN,
    PENULIS_KEGIATAN,
    PENUTUP_KEGIATAN,
    kekurangan,
    simpan_kegiatan,
)
from bungah.mutu.cetak_kegiatan import cetak_berita_acara
from bungah.mutu.forms_kegiatan import (
    BatalForm,
    KegiatanForm,
    PesertaSet,
    SaranSet,
    SelesaiForm,
    awal_kegiatan,
)
from bungah.mutu.models import Kegiatan
from bungah.naskah.cetak import CetakGagal

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form

SEHALAMAN = 25


def _semua() -> QuerySet[Kegiatan]:
    return Kegiatan.objects.prefetch_related("peserta", "saran")


@never_cache
@perlu_peran(*PEMBACA_KEGIATAN)
@require_safe
def kegiatan_daftar(request: PetugasRequest) -> HttpResponse:
    """All meetings, the latest first."""
    semua = Kegiatan.objects.order_by("-hari", "-id").annotate(
        hadir=Count("peserta", distinct=True),
        usul=Count("saran", distinct=True),
        terima=Count("saran", distinct=True, filter=Q(saran__diterima=True)),
    )
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    nomor = halaman.number
    konteks = {
        "daftar": halaman.object_list,
        "sebelum": f"?halaman={nomor - 1}" if halaman.has_previous() else "",
        "sesudah": f"?halaman={nomor + 1}" if halaman.has_next() else "",
        "menulis": request.user.berperan(*PENULIS_KEGIATAN),
    }
    return render(request, "mutu/kegiatan_daftar.html", konteks)


@never_cache
@perlu_peran(*PENULIS_KEGIATAN)
@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_baru(request: PetugasRequest) -> HttpResponse:
    """Plan a meeting, or write down one that was held."""
    return _tulis(request, None)


@never_cache
@perlu_peran(*PENULIS_KEGIATAN)
@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_ubah(request: PetugasRequest, pk: int) -> HttpResponse:
    """The people, what they said, what was answered; until it is finished."""
    satu = get_object_or_404(_semua(), pk=pk)
    if satu.status != Kegiatan.Status.RENCANA:
        messages.error(
            request, f"Kegiatan ini sudah {satu.get_status_display().lower()}, isinya tidak diubah lagi."
        )
        return redirect("mutu:kegiatan_rinci", pk=pk)
    return _tulis(request, satu)


def _tulis(request: PetugasRequest, kegiatan: Kegiatan | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    awal, orang, usul = awal_kegiatan(kegiatan) if kegiatan else ({}, [], [])
    form = KegiatanForm(data, initial=awal)
    peserta: Any = PesertaSet(data, initial=orang, prefix="peserta")
    saran: Any = SaranSet(data, initial=usul, prefix="saran")
    if data is not None and all([form.is_valid(), peserta.is_valid(), saran.is_valid()]):
        try:
            satu = simpan_kegiatan(form.isi(peserta, saran), pelaku=request.user, kegiatan=kegiatan)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, "Tersimpan.")
            lagi = "lagi" in data
            return redirect("mutu:kegiatan_ubah" if lagi else "mutu:kegiatan_rinci", pk=satu.pk)
    salah = data is not None and any([form.errors, any(peserta.errors), any(saran.errors)])
    konteks = {"kegiatan": kegiatan, "form": form, "peserta": peserta, "saran": saran}
    return render(request, "mutu/kegiatan_ubah.html", konteks, status=400 if salah else 200)


@never_cache
@perlu_peran(*PEMBACA_KEGIATAN)
@require_safe
def kegiatan_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """One meeting with what may be done with it now."""
    return _rinci(request, get_object_or_404(_semua(), pk=pk))


def _rinci(
    request: PetugasRequest, satu: Kegiatan, *, selesai: Form | None = None, batal: Form | None = None
) -> HttpResponse:
    boleh = {t.nama for t in ALUR_KEGIATAN.tersedia(satu, request.user)}
    konteks = {
        "kegiatan": satu,
        "menulis": satu.status == Kegiatan.Status.RENCANA and request.user.berperan(*PENULIS_KEGIATAN),
        "kurang": kekurangan(satu) if satu.status == Kegiatan.Status.RENCANA else [],
        "selesai": (selesai or SelesaiForm()) if "selesaikan" in boleh else None,
        "batal": (batal or BatalForm()) if "batalkan" in boleh else None,
    }
    return render(request, "mutu/kegiatan_rinci.html", konteks, status=400 if selesai or batal else 200)


@never_cache
@perlu_peran(*PENUTUP_KEGIATAN)
@require_POST
def kegiatan_selesaikan(request: PetugasRequest, pk: int) -> HttpResponse:
    """The record came back signed."""
    satu, form = get_object_or_404(_semua(), pk=pk), SelesaiForm(request.POST)
    if _jalankan(satu, "selesaikan", form, request):
        messages.success(request, "Kegiatan selesai. Berita acaranya tersimpan dan tidak berubah lagi.")
        return redirect("mutu:kegiatan_rinci", pk=pk)
    return _rinci(request, satu, selesai=form)


@never_cache
@perlu_peran(*PENULIS_KEGIATAN)
@require_POST
def kegiatan_batalkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Nothing came of it; the row stays, with the reason."""
    satu, form = get_object_or_404(_semua(), pk=pk), BatalForm(request.POST)
    if _jalankan(satu, "batalkan", form, request):
        messages.success(request, "Kegiatan dibatalkan.")
        return redirect("mutu:kegiatan_rinci", pk=pk)
    return _rinci(request, satu, batal=form)


def _jalankan(satu: Kegiatan, nama: str, form: Form, request: PetugasRequest) -> bool:
    """Do the deed; a refusal stands beside the form."""
    if not form.is_valid():
        return False
    try:
        ALUR_KEGIATAN.jalankan(satu, nama, pelaku=request.user, **form.cleaned_data)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    return True


@never_cache
@perlu_peran(*PEMBACA_KEGIATAN)
@require_safe
def kegiatan_ba(request: PetugasRequest, pk: int) -> HttpResponse:
    """The record for the pens, or as it was signed."""
    satu = get_object_or_404(_semua(), pk=pk)
    try:
        isi = cetak_berita_acara(satu)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("mutu:kegiatan_rinci", pk=pk)
    kepala = {"Content-Disposition": f'inline; filename="berita-acara-{satu.pk}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)
