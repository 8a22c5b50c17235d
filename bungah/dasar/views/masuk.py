"""Logging in and out: password, then the six digits where a password alone is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import django_otp
from django.contrib.auth import login, logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar import alur_orang, pembatas
from bungah.dasar.akses import (
    MULAI,
    TITIPAN,
    Gerbang,
    di_hp_sendiri,
    di_meja,
    jalur_aman,
    lewat,
    mulai_sesi,
    tujuan_aman,
)
from bungah.dasar.forms import KodeMasukForm, MasukForm, MasukPinForm
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import publik
from bungah.dasar.naik import (
    PIN,
    catat_naik,
    cocokkan_kode,
    cocokkan_pin,
    kode_latihan,
    punya_kode,
    rahasia_pin,
)
from bungah.dasar.sesi import AKUN
from bungah.dasar.titipan import ambil_titipan

if TYPE_CHECKING:
    from django.http import HttpRequest

    from bungah.dasar.models import Pengguna, Perangkat

BATAS_ALAMAT = 100  # misses of one address, whatever accounts they tried
TERKUNCI = (
    "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi. Lupa kata sandi? Hubungi Pengelola sistem."
)


def id_perangkat(request: HttpRequest) -> int | None:
    """Row id of the paired device, for the trail."""
    perangkat = getattr(request, "perangkat", None)
    return perangkat.pk if perangkat is not None else None


def setelah_masuk(request: HttpRequest, tujuan: str | None) -> HttpResponseRedirect:
    """Where a person goes on: to a form that was kept, else to the page they came from."""
    if ambil_titipan(request) is not None:
        return redirect("dasar:lanjut")
    return HttpResponseRedirect(tujuan_aman(request, tujuan))


def buka_sesi(request: HttpRequest, pengguna: Pengguna, *, cara: str) -> None:
    """Log a person in under a new session id; a kept form and the day's start survive a change by PIN."""
    titipan = request.session.get(TITIPAN)
    sejak = request.session.get(MULAI) if cara == "pin" else None
    login(request, pengguna, backend=AKUN)
    mulai_sesi(request, cara=cara, sejak=sejak)
    if titipan:
        request.session[TITIPAN] = titipan


@publik
@never_cache
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Account and password; refused where somebody on the wire could read them."""
    if not jalur_aman(request):
        return render(request, "dasar/perlu_https.html", status=403)
    tujuan = request.POST.get("next") or request.GET.get("next", "")
    if request.method != "POST":
        if request.user.is_authenticated and "ganti" not in request.GET:
            return setelah_masuk(request, tujuan)
        if pemilik_hp(request) is not None and "sandi" not in request.GET:
            return HttpResponseRedirect(f"{reverse('dasar:masuk_pin')}?{urlencode({'next': tujuan})}")
        return _halaman(request, MasukForm(request), tujuan)
    return _coba_masuk(request, tujuan)


def _coba_masuk(request: HttpRequest, tujuan: str) -> HttpResponse:
    kunci = pembatas.kunci_alamat(request, "masuk")
    if pembatas.penuh(kunci, batas=BATAS_ALAMAT):
        return terkunci(request)
    formulir = MasukForm(request, request.POST)
    if formulir.is_valid() and formulir.pengguna is not None:
        buka_sesi(request, formulir.pengguna, cara="sandi")
        alur_orang.catat_masuk(formulir.pengguna, cara="sandi", perangkat_id=id_perangkat(request))
        return setelah_masuk(request, tujuan)
    if {"nama_akun", "sandi"} <= formulir.cleaned_data.keys():
        pembatas.meleset(kunci)
        alur_orang.catat_gagal(
            formulir.cleaned_data["nama_akun"], sebab="sandi", perangkat_id=id_perangkat(request)
        )
    return _halaman(request, formulir, tujuan)


def _halaman(request: HttpRequest, formulir: MasukForm, tujuan: str, status: int = 200) -> HttpResponse:
    data = {"form": formulir, "next": tujuan, "titipan": ambil_titipan(request)}
    return render(request, "dasar/masuk.html", data, status=status)


def terkunci(request: HttpRequest, *_: Any) -> HttpResponse:
    """The answer while an account is locked for this address (also asked for by django-axes)."""
    return render(request, "dasar/masuk.html", {"terkunci": TERKUNCI}, status=429)


@publik
@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """End the session; the next person finds nothing of it."""
    orang: Any = getattr(request, "user_sesi", request.user)
    if orang.is_authenticated:
        alur_orang.catat_keluar(orang, perangkat_id=id_perangkat(request))
    logout(request)
    return redirect("dasar:masuk")


@never_cache
@lewat(Gerbang.KODE)
@require_http_methods(["GET", "HEAD", "POST"])
def kode(request: HttpRequest) -> HttpResponse:
    """The six digits of the phone (or a code from paper), for the admin and for devices not paired."""
    tujuan = request.POST.get("next") or request.GET.get("next", "")
    orang: Any = request.user
    if not punya_kode(orang):
        if di_meja(request):
            return redirect("dasar:pasang_kode")
        return render(request, "dasar/kode_belum.html", status=403)
    formulir = KodeMasukForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid() and _kode_cocok(request, orang, formulir):
        return setelah_masuk(request, tujuan)
    data = {"form": formulir, "next": tujuan, "kode_latihan": kode_latihan(request, orang)}
    return render(request, "dasar/kode.html", data)


def _kode_cocok(request: HttpRequest, orang: Pengguna, formulir: KodeMasukForm) -> bool:
    """Verify once (a code never works twice) and open the gate under a new session id."""
    try:
        cara, alat = cocokkan_kode(request, orang, formulir.cleaned_data["kode"])
    except Ditolak as tolak:
        formulir.add_error("kode", str(tolak))
        return False
    django_otp.login(request, alat)
    request.session.cycle_key()
    catat_naik(request, cara)
    return True


@publik
@never_cache
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def masuk_pin(request: HttpRequest) -> HttpResponse:
    """On a trusted phone its owner logs in with the PIN alone; everybody else with the password."""
    if not jalur_aman(request):
        return render(request, "dasar/perlu_https.html", status=403)
    tujuan = request.POST.get("next") or request.GET.get("next", "")
    pemilik = pemilik_hp(request)
    if pemilik is None or not di_hp_sendiri(request, pemilik):
        return HttpResponseRedirect(ke_sandi(tujuan))
    formulir = MasukPinForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        try:
            cocokkan_pin(request, pemilik, formulir.cleaned_data["pin"], perbuatan="masuk_pin")
        except Ditolak as tolak:
            formulir.add_error("pin", str(tolak))
        else:
            return _buka_dengan_pin(request, pemilik, formulir.cleaned_data["pin"], tujuan)
    data = {"form": formulir, "next": tujuan, "pemilik": pemilik, "ke_sandi": ke_sandi(tujuan)}
    return render(request, "dasar/masuk_pin.html", data)


def _buka_dengan_pin(request: HttpRequest, pemilik: Pengguna, pin: str, tujuan: str) -> HttpResponse:
    """The PIN that opens the office counts as the proof of the next five minutes."""
    rahasia = rahasia_pin(request, pin)
    buka_sesi(request, pemilik, cara="pin")
    request.user = pemilik
    catat_naik(request, PIN, rahasia=rahasia)
    return setelah_masuk(request, tujuan)


def pemilik_hp(request: HttpRequest) -> Pengguna | None:
    """Whose trusted phone this is, if it is one and the account is open."""
    perangkat: Perangkat | None = getattr(request, "perangkat", None)
    pemilik = perangkat.pemilik if perangkat is not None else None
    return pemilik if pemilik is not None and pemilik.is_active else None


def ke_sandi(tujuan: str) -> str:
    """The page with account and password, also on a phone that knows its owner."""
    return f"{reverse('dasar:masuk')}?{urlencode({'sandi': 1, 'next': tujuan})}"
