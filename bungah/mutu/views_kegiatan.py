"""Meetings with the public: plan one, write down who came and what was said, finish it with its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
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
    FotoKegiatanForm,
    KegiatanForm,
    PesertaSet,
    SaranSet,
    SelesaiForm,
    awal_kegiatan,
)
from bungah.mutu.models import FotoKegiatan, Kegiatan
from bungah.naskah.cetak import CetakGagal

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form

SEHALAMAN = 25
PENYULUHAN = Kegiatan.Jenis.PENYULUHAN


def _semua() -> QuerySet[Kegiatan]:
    foto = Prefetch("foto", FotoKegiatan.objects.defer("foto"))
    return Kegiatan.objects.prefetch_related("peserta", "saran", foto)


def satu_kegiatan(pk: int) -> Kegiatan:
    """The meeting with its people, what they said and which photos there are."""
    return get_object_or_404(_semua(), pk=pk)


@never_cache
@perlu_peran(*PEMBACA_KEGIATAN)
@require_safe
def kegiatan_daftar(request: PetugasRequest) -> HttpResponse:
    """Hearings and reviews, the latest first."""
    daftar = Kegiatan.objects.exclude(jenis=PENYULUHAN).annotate(
        usul=Count("saran", distinct=True),
        terima=Count("saran", distinct=True, filter=Q(saran__diterima=True)),
    )
    return _daftar(request, daftar, "mutu/kegiatan_daftar.html")


@never_cache
@perlu_peran(*PEMBACA_KEGIATAN)
@require_safe
def penyuluhan_daftar(request: PetugasRequest) -> HttpResponse:
    """The register of outreach: when, where, about what, how many came, with photos (R172)."""
    daftar = Kegiatan.objects.filter(jenis=PENYULUHAN).annotate(banyak_foto=Count("foto", distinct=True))
    return _daftar(request, daftar, "mutu/penyuluhan_daftar.html")


def _daftar(request: PetugasRequest, daftar: QuerySet[Kegiatan], templat: str) -> HttpResponse:
    semua = daftar.order_by("-hari", "-id").annotate(hadir=Count("peserta", distinct=True))
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    nomor = halaman.number
    konteks = {
        "daftar": halaman.object_list,
        "sebelum": f"?halaman={nomor - 1}" if halaman.has_previous() else "",
        "sesudah": f"?halaman={nomor + 1}" if halaman.has_next() else "",
        "menulis": request.user.berperan(*PENULIS_KEGIATAN),
    }
    return render(request, templat, konteks)


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
    satu = satu_kegiatan(pk)
    if satu.status != Kegiatan.Status.RENCANA:
        messages.error(
            request, f"Kegiatan ini sudah {satu.get_status_display().lower()}, isinya tidak diubah lagi."
        )
        return redirect("mutu:kegiatan_rinci", pk=pk)
    return _tulis(request, satu)


def _tulis(request: PetugasRequest, kegiatan: Kegiatan | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    awal, orang, usul = awal_kegiatan(kegiatan) if kegiatan else ({"jenis": request.GET.get("jenis")}, [], [])
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
    return rinci(request, satu_kegiatan(pk))


def rinci(
    request: PetugasRequest,
    satu: Kegiatan,
    *,
    selesai: Form | None = None,
    batal: Form | None = None,
    foto: Form | None = None,
) -> HttpResponse:
    """Its page, with a refused form as it was sent."""
    boleh = {t.nama for t in ALUR_KEGIATAN.tersedia(satu, request.user)}
    penulis = request.user.berperan(*PENULIS_KEGIATAN)
    berfoto = penulis and satu.status != Kegiatan.Status.BATAL
    konteks = {
        "kegiatan": satu,
        "penyuluhan": satu.jenis == PENYULUHAN,
        "menulis": satu.status == Kegiatan.Status.RENCANA and penulis,
        "form_foto": (foto or FotoKegiatanForm()) if berfoto else None,
        "kurang": kekurangan(satu) if satu.status == Kegiatan.Status.RENCANA else [],
        "selesai": (selesai or SelesaiForm()) if "selesaikan" in boleh else None,
        "batal": (batal or BatalForm()) if "batalkan" in boleh else None,
    }
    return render(
        request, "mutu/kegiatan_rinci.html", konteks, status=400 if selesai or batal or foto else 200
    )


@never_cache
@perlu_peran(*PENUTUP_KEGIATAN)
@require_POST
def kegiatan_selesaikan(request: PetugasRequest, pk: int) -> HttpResponse:
    """The record came back signed."""
    satu, form = satu_kegiatan(pk), SelesaiForm(request.POST)
    if _jalankan(satu, "selesaikan", form, request):
        messages.success(request, "Kegiatan selesai. Berita acaranya tersimpan dan tidak berubah lagi.")
        return redirect("mutu:kegiatan_rinci", pk=pk)
    return rinci(request, satu, selesai=form)


@never_cache
@perlu_peran(*PENULIS_KEGIATAN)
@require_POST
def kegiatan_batalkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Nothing came of it; the row stays, with the reason."""
    satu, form = satu_kegiatan(pk), BatalForm(request.POST)
    if _jalankan(satu, "batalkan", form, request):
        messages.success(request, "Kegiatan dibatalkan.")
        return redirect("mutu:kegiatan_rinci", pk=pk)
    return rinci(request, satu, batal=form)


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
    satu = satu_kegiatan(pk)
    try:
        isi = cetak_berita_acara(satu)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("mutu:kegiatan_rinci", pk=pk)
    kepala = {"Content-Disposition": f'inline; filename="berita-acara-{satu.pk}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)
