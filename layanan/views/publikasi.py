"""Nine things × media of every service: what is public, by what proof, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from layanan.alur.bagan import PEMBACA_STANDAR
from layanan.alur.publikasi import PENCATAT_PUBLIKASI, akhiri_publikasi, catat_publikasi
from layanan.aturan.publikasi import BUTIR, MEDIA
from layanan.forms.publikasi import PublikasiForm
from layanan.kueri.publikasi import matriks_layanan, matriks_semua
from layanan.models import Publikasi
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from layanan.aturan.publikasi import Matriks

LABEL_MEDIA = [str(Publikasi.Media(media).label) for media in MEDIA]
LABEL_BUTIR = {butir: str(Publikasi.Butir(butir).label) for butir in BUTIR}


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def publikasi(request: PetugasRequest) -> HttpResponse:
    """Every service: how many of its nine things each medium shows."""
    daftar = matriks_semua(timezone.localdate())
    konteks = {
        "baris": [_baris(satu) for satu in daftar],
        "kepala": "|".join(["Layanan", "Diumumkan", *LABEL_MEDIA]),
        "lengkap": sum(not satu.belum for satu in daftar),
        "papan": sum(satu.oleh("papan") == len(BUTIR) for satu in daftar),
        "banyak": len(daftar),
        "mencatat": request.user.berperan(*PENCATAT_PUBLIKASI),
    }
    return render(request, "layanan/publikasi.html", konteks)


def _baris(satu: Matriks) -> dict[str, Any]:
    return {
        "matriks": satu,
        "belum": [LABEL_BUTIR[butir] for butir in satu.belum],
        "sel": [
            (label, satu.oleh(media), satu.sejak(media))
            for label, media in zip(LABEL_MEDIA, MEDIA, strict=True)
        ],
    }


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def publikasi_layanan(request: PetugasRequest, kode: str) -> HttpResponse:
    """One service: each of the nine things by each medium, with its date and proof."""
    satu = matriks_layanan(kode, timezone.localdate())
    if satu is None:
        raise Http404
    konteks = {
        "matriks": satu,
        "kepala": "|".join(["Yang diumumkan", *LABEL_MEDIA]),
        "baris": [
            (LABEL_BUTIR[b], b in satu.belum, [(la, satu.satu(b, m)) for la, m in _media()]) for b in BUTIR
        ],
        "mencatat": request.user.berperan(*PENCATAT_PUBLIKASI),
    }
    return render(request, "layanan/publikasi_layanan.html", konteks)


def _media() -> list[tuple[str, str]]:
    return list(zip(LABEL_MEDIA, MEDIA, strict=True))


@never_cache
@perlu_peran(*PENCATAT_PUBLIKASI)
@require_http_methods(["GET", "HEAD", "POST"])
def publikasi_catat(request: PetugasRequest) -> HttpResponse:
    """A leaflet, a post, a broadcast, an evening: for one service or for all."""
    data = request.POST if request.method == "POST" else None
    form = PublikasiForm(data, initial={"layanan": request.GET.get("layanan")})
    if data is not None and form.is_valid():
        try:
            layanan, isi = form.isi()
            banyak = catat_publikasi(layanan, isi, pelaku=request.user)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"{banyak} catatan baru." if banyak else "Semuanya sudah tercatat.")
            return redirect("layanan:publikasi")
    return render(request, "layanan/publikasi_catat.html", {"form": form}, status=400 if data else 200)


@never_cache
@perlu_peran(*PENCATAT_PUBLIKASI)
@require_POST
def publikasi_akhiri(request: PetugasRequest, pk: int) -> HttpResponse:
    """Public no longer by this medium."""
    satu = get_object_or_404(Publikasi.objects.select_related("layanan"), pk=pk)
    if kerjakan(request, lambda: akhiri_publikasi(satu, pelaku=request.user)):
        messages.success(request, "Catatan diakhiri hari ini.")
    return redirect("layanan:publikasi_layanan", kode=satu.layanan.kode)
