"""Akun saya: one's own duties, PIN, password and phone code."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import django_otp
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from bungah.dasar import alur_hp, alur_orang
from bungah.dasar.akses import Gerbang, baru_bersandi, di_meja, lewat, tujuan_aman
from bungah.dasar.forms import PasangKodeForm, PinForm, SandiForm
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import perlu_peran
from bungah.dasar.models import PeranBerlaku, ProfilDesa
from bungah.dasar.naik import turunkan_naik
from bungah.dasar.peran import Peran
from bungah.dasar.qr import qr_layar
from bungah.dasar.views.hp import PENGESAH

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.dasar.izin import PetugasRequest
    from bungah.dasar.models import Pengguna

SIAPA_SAJA = tuple(Peran)
KUNCI_BARU = "kunci_kode_baru"


@perlu_peran(*SIAPA_SAJA)
@never_cache
@require_safe
def akun(request: PetugasRequest) -> HttpResponse:
    """What the office knows about the person at the screen, and how they log in."""
    data = {
        "peran": PeranBerlaku.objects.filter(pengguna=request.user)
        .pada(timezone.localdate())
        .order_by("peran"),
        "ada_kode": TOTPDevice.objects.filter(user=request.user, confirmed=True).exists(),
        "boleh_pin": Peran.ADMIN not in request.user.peran(),
        "di_meja": di_meja(request),
        "sisa_kode": alur_hp.sisa_kode_cetak(request.user),
        "pengesah": request.user.berperan(*PENGESAH),
        "banyak_hp": alur_hp.hp_dipercaya(request.user).count(),
        "pemasang": request.user.berperan(*alur_orang.PEMASANG),
    }
    return render(request, "dasar/akun.html", data)


@perlu_peran(*SIAPA_SAJA)
@never_cache
@sensitive_post_parameters("pin", "ulang", "sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: PetugasRequest) -> HttpResponse:
    """Set the PIN for the quick change of officer and for one's own phone."""
    formulir = PinForm(request, request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        try:
            alur_orang.pasang_pin(request.user, formulir.cleaned_data["pin"], pelaku=request.user)
        except Ditolak as tolak:
            formulir.add_error("pin", str(tolak))
        else:
            turunkan_naik(request)
            messages.success(request, "PIN tersimpan.")
            tujuan = request.GET.get("next")  # the page that asked for a PIN first
            return redirect(tujuan_aman(request, tujuan) if tujuan else "dasar:akun")
    return render(request, "dasar/pin.html", {"form": formulir})


@perlu_peran(*SIAPA_SAJA)
@never_cache
@lewat(Gerbang.SANDI)
@sensitive_post_parameters("sandi", "sandi_baru", "ulang")
@require_http_methods(["GET", "HEAD", "POST"])
def sandi(request: PetugasRequest) -> HttpResponse:
    """Change the password; every other session of the account ends with it."""
    formulir = SandiForm(request, request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        ada_hp = alur_hp.hp_dipercaya(request.user).exists()
        alur_orang.ganti_sandi(request.user, formulir.cleaned_data["sandi_baru"], pelaku=request.user)
        update_session_auth_hash(request, request.user)
        turunkan_naik(request)
        lepas = " HP yang tadinya dipercaya perlu dipercayai lagi." if ada_hp else ""
        messages.success(request, f"Kata sandi diganti.{lepas}")
        tujuan = request.GET.get("next")  # the page that a first password stood before
        return redirect(tujuan_aman(request, tujuan) if tujuan else "dasar:akun")
    return render(request, "dasar/sandi.html", {"form": formulir})


@perlu_peran(*SIAPA_SAJA)
@never_cache
@lewat(Gerbang.KODE)
@sensitive_post_parameters("sandi", "kode")
@require_http_methods(["GET", "HEAD", "POST"])
def pasang_kode(request: PetugasRequest) -> HttpResponse:
    """Bind a phone; only at a paired desk, so that a stolen password binds nobody else's phone."""
    if not di_meja(request):
        return render(request, "dasar/kode_belum.html", status=403)
    kunci = request.session.setdefault(KUNCI_BARU, default_key())
    formulir = PasangKodeForm(
        request, request.POST if request.method == "POST" else None, tanya_sandi=not baru_bersandi(request)
    )
    hitung = TOTP(bytes.fromhex(kunci))
    if formulir.is_valid():
        if hitung.verify(int(formulir.cleaned_data["kode"]), tolerance=1):
            return _ikat(request, kunci, hitung)
        formulir.add_error(
            "kode", "Kode tidak cocok. Pastikan jam di HP dan di komputer ini benar, lalu coba lagi."
        )
    data = {
        "form": formulir,
        "rahasia": _rahasia(kunci),
        "qr": _gambar(request.user, kunci),
        "kode_latihan": "",
    }
    if ProfilDesa.ambil().latihan:
        data["kode_latihan"] = f"{hitung.token():06d}"
    return render(request, "dasar/pasang_kode.html", data)


def _ikat(request: PetugasRequest, kunci: str, hitung: TOTP) -> HttpResponse:
    hp = alur_orang.pasang_kode(request.user, kunci, langkah=hitung.t(), geser=hitung.drift)
    del request.session[KUNCI_BARU]
    django_otp.login(request, hp)
    request.session.cycle_key()
    messages.success(request, "HP terpasang. Mulai sekarang kode 6 angkanya dipakai saat masuk.")
    return redirect("dasar:akun")


def _rahasia(kunci: str) -> list[str]:
    """The secret as a person types it: base 32 in groups of four."""
    teks = _base32(kunci)
    return [teks[awal : awal + 4] for awal in range(0, len(teks), 4)]


def _base32(kunci: str) -> str:
    return base64.b32encode(bytes.fromhex(kunci)).decode()


def _gambar(pengguna: Pengguna, kunci: str) -> str:
    nama = quote(f"Bungah {ProfilDesa.ambil().nama_desa or 'Desa'}:{pengguna.get_username()}")
    alamat = f"otpauth://totp/{nama}?{urlencode({'secret': _base32(kunci), 'issuer': 'Bungah'})}"
    return qr_layar(alamat, keterangan="Kode QR untuk aplikasi kode di HP")
