"""Asking on the website: one short page, an answer by code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.izin import publik
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.nilai import rapikan_kode, tampilkan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from layanan.alur.konsultasi import tanyakan
from layanan.aturan.status import kapan
from layanan.forms.konsultasi import TanyaForm
from layanan.kueri.konsultasi import menurut_kode

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

BATAS = 10  # questions of one address in half an hour
TERLALU_BANYAK = (
    "Dari sambungan internet ini sudah banyak pertanyaan. Coba 15 menit lagi, atau telepon kantor desa."
)


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tanya(request: HttpRequest) -> HttpResponse:
    """Ask; sent twice it is asked once."""
    if Fitur.Kode.TANYA not in fitur_menyala():
        raise Http404
    form, status = (
        TanyaForm(request.POST or None, initial={"layanan": request.GET.get("layanan", "")[:40]}),
        200,
    )
    if request.method == "POST":
        kunci = kunci_alamat(request, "tanya")
        if not form.is_valid():
            status = 400
        elif penuh(kunci, batas=BATAS):
            form.add_error(None, TERLALU_BANYAK)
            status = 429
        else:
            meleset(kunci)
            return redirect("layanan:tanya_kode", kode=tanyakan(**form.cleaned_data).kode)
    return render(request, "layanan/tanya.html", {"form": form}, status=status)


@publik
@never_cache
@require_safe
def tanya_kode(request: HttpRequest, kode: str) -> HttpResponse:
    """The question of a code and its answer; guessing is braked as at the status page."""
    kunci = kunci_alamat(request, "status")
    satu = None if penuh(kunci) else menurut_kode(rapikan_kode(kode[:40]))
    if satu is None:
        meleset(kunci)
        raise Http404
    konteks = {
        "satu": satu,
        "kode": tampilkan_kode(satu.kode),
        "tenggat": kapan(satu.tenggat, timezone.localdate()) if satu.tenggat else "",
    }
    jawab = render(request, "layanan/tanya_kode.html", konteks)
    jawab.headers["X-Robots-Tag"] = "noindex"
    return jawab
