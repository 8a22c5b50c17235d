"""The public status page: where an errand stands, without name, NIK or address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.izin import publik
from bungah.dasar.nilai import rapikan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from layanan.kueri.antrean import di_depan, menurut_kode
from layanan.kueri.permohonan import urusan_warga
from layanan.models import Kunjungan

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TIDAK_ADA = "Kode ini tidak ada. Periksa lagi tulisan di karcis atau tanda terima."
TERLALU_SERING = "Terlalu sering salah. Coba lagi 15 menit lagi, atau tanyakan di kantor desa."


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status_cari(request: HttpRequest) -> HttpResponse:
    """Type the code of the ticket or receipt."""
    if request.method != "POST":
        return render(request, "layanan/status_cari.html", {"salah": "", "kode": ""})
    kode = rapikan_kode(request.POST.get("kode", "")[:40])
    kunjungan = _cari(request, kode)
    if isinstance(kunjungan, str):
        return render(request, "layanan/status_cari.html", {"salah": kunjungan, "kode": kode}, status=404)
    return redirect("layanan:status", kode=kunjungan.kode)


@publik
@never_cache
@require_safe
def status(request: HttpRequest, kode: str) -> HttpResponse:
    """The answer first, then the stages, then what to do when it is late."""
    kunjungan = _cari(request, rapikan_kode(kode))
    if isinstance(kunjungan, str):
        return render(request, "layanan/status_cari.html", {"salah": kunjungan, "kode": ""}, status=404)
    menunggu = kunjungan.status == Kunjungan.Status.TUNGGU
    konteks = {
        "kunjungan": kunjungan,
        "urusan": urusan_warga(kunjungan, timezone.now()),
        "di_depan": di_depan(kunjungan) if menunggu else None,
    }
    return render(request, "layanan/status.html", konteks)


def _cari(request: HttpRequest, kode: str) -> Kunjungan | str:
    """The visit of a code, or the sentence that says why not; only misses are counted."""
    kunci = kunci_alamat(request, "status")
    if penuh(kunci):
        return TERLALU_SERING
    if kunjungan := menurut_kode(kode):
        return kunjungan
    meleset(kunci)
    return TIDAK_ADA
