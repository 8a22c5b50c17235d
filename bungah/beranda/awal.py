"""First-run guide: code, village, first account, what the apps need, this PC. Gone once it is done."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bungah.beranda import awal_alur
from bungah.beranda.awal_forms import AkunAwalForm, DesaForm, KodeAwalForm
from bungah.dasar import pembatas
from bungah.dasar.akses import jalur_aman
from bungah.dasar.aplikasi import semua_aplikasi
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import publik
from bungah.dasar.kode_awal import kode_awal_cocok, sidik_kode_awal
from bungah.dasar.models import ProfilDesa
from bungah.dasar.views.perangkat import tempel_tanda

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.papan import LangkahAwal

P = ParamSpec("P")
TANDA = "panduan_awal"
BATAS = 10  # misses of one address


def langkah_langkah() -> list[LangkahAwal]:
    """Pages the apps add, in order."""
    panduan = [modul for app in semua_aplikasi() if (modul := app.modul("panduan"))]
    return sorted((satu for modul in panduan for satu in modul.langkah_awal()), key=lambda satu: satu.urut)


def _selama_panduan(
    pandangan: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only while the office is not open yet, over a safe line, after the code in force."""

    @wraps(pandangan)
    def jaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if ProfilDesa.ambil().siap:
            raise Http404
        if not jalur_aman(request):
            return render(request, "dasar/perlu_https.html", status=403)
        if pandangan.__name__ != "awal" and not _terbuka(request):
            return redirect("beranda:awal")
        return pandangan(request, *args, **kwargs)

    return publik(never_cache(jaga))


def _terbuka(request: HttpRequest) -> bool:
    return bool(sidik_kode_awal()) and request.session.get(TANDA) == sidik_kode_awal()


@_selama_panduan
@require_http_methods(["GET", "HEAD", "POST"])
def awal(request: HttpRequest) -> HttpResponse:
    """Ask for the code that stands in the terminal."""
    if _terbuka(request):
        return redirect("beranda:awal_desa")
    kunci = pembatas.kunci_alamat(request, "awal")
    if request.method == "POST" and pembatas.penuh(kunci, batas=BATAS):
        return render(request, "beranda/awal.html", {"terkunci": True}, status=429)
    formulir = KodeAwalForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        if kode_awal_cocok(formulir.cleaned_data["kode"]):
            request.session.cycle_key()
            request.session[TANDA] = sidik_kode_awal()
            return redirect("beranda:awal_desa")
        pembatas.meleset(kunci)
        formulir.add_error(
            "kode", "Kode tidak cocok. Salin yang terakhir tampil; setiap mulai lagi, kodenya baru."
        )
    return render(request, "beranda/awal.html", {"form": formulir})


@_selama_panduan
@require_http_methods(["GET", "HEAD", "POST"])
def awal_desa(request: HttpRequest) -> HttpResponse:
    """The village's identity, printed on every letter."""
    formulir = DesaForm(request.POST if request.method == "POST" else None, instance=ProfilDesa.ambil())
    if formulir.is_valid():
        awal_alur.isi_profil(formulir.save(commit=False), bidang=formulir.changed_data)
        return redirect("beranda:awal_akun")
    return _halaman(request, "beranda/awal_desa.html", 0, form=formulir)


@_selama_panduan
@sensitive_post_parameters("sandi_baru", "ulang")
@require_http_methods(["GET", "HEAD", "POST"])
def awal_akun(request: HttpRequest) -> HttpResponse:
    """The account of whoever looks after the system."""
    if awal_alur.pengelola_pertama() is not None:
        return _berikut(0)
    formulir = AkunAwalForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        isi = formulir.cleaned_data
        try:
            awal_alur.buat_pengelola(
                nama=isi["nama"],
                nama_akun=isi["nama_akun"],
                sandi=isi["sandi_baru"],
                dari=timezone.localdate(),
            )
        except Ditolak as tolak:
            formulir.add_error("nama_akun", str(tolak))
        else:
            return _berikut(0)
    return _halaman(request, "beranda/awal_akun.html", 1, form=formulir)


@_selama_panduan
@require_http_methods(["GET", "HEAD", "POST"])
def awal_langkah(request: HttpRequest, kode: str) -> HttpResponse:
    """A page that an app adds; what it makes is shown once, on the answer itself."""
    semua = langkah_langkah()
    nomor = next((n for n, satu in enumerate(semua) if satu.kode == kode), None)
    pelaku = awal_alur.pengelola_pertama()
    if nomor is None or pelaku is None:
        raise Http404
    langkah = semua[nomor]
    if langkah.sudah() or (request.method == "POST" and langkah.boleh_lewati and "lewati" in request.POST):
        return _berikut(nomor + 1)
    formulir = langkah.formulir(request.POST) if request.method == "POST" else langkah.formulir()
    if formulir.is_bound and formulir.is_valid():
        try:
            akun = langkah.simpan(formulir, pelaku=pelaku)
        except Ditolak as tolak:
            messages.error(request, str(tolak))
        else:
            if not akun:
                return _berikut(nomor + 1)
            data = {"akun": akun, "berikut": _berikut(nomor + 1).url}
            return _halaman(request, "beranda/awal_sandi.html", nomor + 2, **data)
    return _halaman(request, "beranda/awal_langkah.html", nomor + 2, form=formulir, langkah=langkah)


@_selama_panduan
@require_http_methods(["GET", "HEAD", "POST"])
def awal_selesai(request: HttpRequest) -> HttpResponse:
    """Open the office; this PC becomes its first paired desk."""
    pelaku, semua = awal_alur.pengelola_pertama(), langkah_langkah()
    if pelaku is None:
        return redirect("beranda:awal_akun")
    kurang = [satu for satu in semua if not satu.boleh_lewati and not satu.sudah()]
    if kurang:
        return redirect("beranda:awal_langkah", kurang[0].kode)
    if request.method != "POST":
        return _halaman(request, "beranda/awal_selesai.html", len(semua) + 2, pengelola=pelaku)
    tanda = awal_alur.selesaikan(pelaku=pelaku)
    request.session.flush()
    messages.success(
        request, "Kantor siap. Masuk dengan akun pengelola, lalu pasang kode 6 angka di HP Anda."
    )
    return tempel_tanda(redirect("dasar:masuk"), tanda)


def _berikut(nomor: int) -> HttpResponseRedirect:
    """Go to the ``nomor``-th page of the apps, or to the end."""
    semua = langkah_langkah()
    if nomor < len(semua):
        return redirect("beranda:awal_langkah", semua[nomor].kode)
    return redirect("beranda:awal_selesai")


def _halaman(request: HttpRequest, templat: str, sekarang: int, **data: object) -> HttpResponse:
    """Draw a page with the line of steps above it."""
    judul = ["Data desa", "Akun pengelola", *(satu.judul for satu in langkah_langkah()), "Selesai"]
    keadaan = ["sudah"] * sekarang + ["sekarang"] + ["nanti"] * len(judul)
    tahap = [{"label": j, "keadaan": k} for j, k in zip(judul, keadaan, strict=False)]
    return render(
        request, templat, {"tahap": tahap, "langkah_ke": sekarang + 1, "banyak": len(judul), **data}
    )
