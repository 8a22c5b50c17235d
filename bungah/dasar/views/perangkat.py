"""Devices the office trusts: a list, one-time codes, and the page where a device types its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar import alur_orang, pembatas
from bungah.dasar.akses import KUKI_PERANGKAT, jalur_aman
from bungah.dasar.forms import PasangkanForm, PerangkatForm
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import perlu_peran, publik
from bungah.dasar.models import Perangkat
from bungah.dasar.nilai import tampilkan_kode

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from bungah.dasar.izin import PetugasRequest

BATAS_KODE = 10  # misses of one address in a quarter hour or two; the code itself has 40 bits


@perlu_peran(*alur_orang.PEMASANG)
@never_cache
@require_safe
def perangkat(request: PetugasRequest) -> HttpResponse:
    """Paired devices and the form for another one."""
    return _daftar(request, PerangkatForm(initial={"jenis": Perangkat.Jenis.MEJA}))


def _daftar(request: HttpRequest, formulir: PerangkatForm, kode: str = "") -> HttpResponse:
    semua = Perangkat.objects.select_related("dipasangkan_oleh").order_by("-pk")
    data = {"daftar": semua.filter(dicabut_pada=None), "dicabut": semua.exclude(dicabut_pada=None)[:20]}
    return render(request, "dasar/perangkat.html", {"form": formulir, "kode": kode, **data})


@perlu_peran(*alur_orang.PEMASANG)
@never_cache
@require_POST
def perangkat_kode(request: PetugasRequest) -> HttpResponse:
    """Show a one-time code, once, on the page that answers this form."""
    formulir = PerangkatForm(request.POST)
    if not formulir.is_valid():
        return _daftar(request, formulir)
    isi = formulir.cleaned_data
    kode = alur_orang.buat_kode_pasang(
        nama=isi["nama"], jenis=Perangkat.Jenis(isi["jenis"]), pelaku=request.user
    )
    return _daftar(request, PerangkatForm(initial={"jenis": Perangkat.Jenis.MEJA}), tampilkan_kode(kode))


@perlu_peran(*alur_orang.PEMASANG)
@require_POST
def perangkat_cabut(request: PetugasRequest, pk: int) -> HttpResponse:
    """Stop trusting one device."""
    satu = get_object_or_404(Perangkat, pk=pk)
    alur_orang.cabut(satu, pelaku=request.user)
    messages.success(request, f"{satu.nama} tidak dipercaya lagi.")
    return redirect("dasar:perangkat")


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pasangkan(request: HttpRequest) -> HttpResponse:
    """Typed on the device itself: the code becomes a cookie that is good for a year."""
    if not jalur_aman(request):
        return render(request, "dasar/perlu_https.html", status=403)
    formulir = PasangkanForm(request.POST if request.method == "POST" else None)
    kunci = pembatas.kunci_alamat(request, "pasang")
    if request.method == "POST" and pembatas.penuh(kunci, batas=BATAS_KODE):
        return render(request, "dasar/pasangkan.html", {"terkunci": True}, status=429)
    if formulir.is_valid():
        try:
            satu, tanda = alur_orang.pakai_kode_pasang(formulir.cleaned_data["kode"])
        except Ditolak as tolak:
            pembatas.meleset(kunci)
            formulir.add_error("kode", str(tolak))
        else:
            return tempel_tanda(render(request, "dasar/pasangkan.html", {"perangkat_baru": satu}), tanda)
    return render(request, "dasar/pasangkan.html", {"form": formulir})


def tempel_tanda(jawab: HttpResponse, tanda: str) -> HttpResponse:
    """Put the device's secret into its cookie (a year, out of reach of scripts)."""
    jawab.set_cookie(
        KUKI_PERANGKAT,
        tanda,
        max_age=alur_orang.UMUR_KUKI,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return jawab
