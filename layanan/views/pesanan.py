"""Taking a place from home: one question a page, no script, no NIK; then the page of its code."""

from __future__ import annotations

from functools import wraps
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Concatenate, ParamSpec
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import publik
from bungah.dasar.kueri import fitur_menyala, profil
from bungah.dasar.models import Fitur
from bungah.dasar.nilai import pukul, rapikan_kode, tampilkan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from layanan.alur.isian import batalkan_tempat
from layanan.alur.pesanan import pesan_tempat
from layanan.aturan.status import nama_hari
from layanan.forms.pesanan import PesananForm
from layanan.kueri.pesanan import (
    kelompok_bersesi,
    layanan_bersesi,
    menurut_kode,
    pilihan_waktu,
    satu_pilihan,
)
from layanan.kueri.standar import standar_umum
from layanan.models import Pesanan
from layanan.views.isian_ringkas import ringkas_isian

if TYPE_CHECKING:
    from collections.abc import Callable

    from layanan.models import Persyaratan, VersiStandar

P = ParamSpec("P")
BATAS_SAMBUNGAN = 30  # places taken from one address in half an hour; a village may share one
TERLALU_BANYAK = (
    "Dari sambungan internet ini sudah banyak yang daftar. Coba 15 menit lagi, atau telepon kantor desa."
)
BANYAK_SIAP = 40


def bila_menyala(
    pandangan: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that does not exist while the office has not switched the feature on."""

    @wraps(pandangan)
    def jaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if Fitur.Kode.DAFTAR_RUMAH not in fitur_menyala():
            raise Http404
        return pandangan(request, *args, **kwargs)

    return jaga


@publik
@require_safe
@bila_menyala
def daftar(request: HttpRequest) -> HttpResponse:
    """Step 1: what for."""
    return render(request, "layanan/daftar.html", {"daftar": layanan_bersesi()})


@publik
@require_safe
@bila_menyala
def daftar_syarat(request: HttpRequest, kode: str) -> HttpResponse:
    """Step 2: which papers are at hand; nothing has to be ticked to go on."""
    standar = _standar(kode)
    syarat = list(standar.persyaratan.all())
    konteks = {"layanan": standar.layanan, "syarat": syarat, "siap": _siap(request, standar)}
    return render(request, "layanan/daftar_syarat.html", konteks)


@publik
@never_cache
@require_safe
@bila_menyala
def daftar_waktu(request: HttpRequest, kode: str) -> HttpResponse:
    """Step 3: which day and which session, with the places that are left."""
    standar = _standar(kode)
    pilihan, hari_ini = pilihan_waktu(standar.layanan), timezone.localdate()
    konteks = {
        "layanan": standar.layanan,
        "hari": [
            (nama_hari(hari, hari_ini), list(satu)) for hari, satu in groupby(pilihan, attrgetter("hari"))
        ],
        "siap": _isi_siap(_siap(request, standar)),
    }
    return render(request, "layanan/daftar_waktu.html", konteks)


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@bila_menyala
def daftar_nama(request: HttpRequest, kode: str, sesi: int, hari: str) -> HttpResponse:
    """Step 4: who comes. Sent twice it gives the same place."""
    standar = _standar(kode)
    siap = _siap(request, standar)
    form, status = PesananForm(request.POST or None), 200
    if request.method == "POST":
        hasil = _pesan(request, form, standar, sesi=sesi, hari=hari, siap=siap)
        if isinstance(hasil, Pesanan):
            return redirect("layanan:pesanan", kode=hasil.kode)
        status = hasil
    pilihan = satu_pilihan(standar.layanan, sesi, hari)
    if pilihan is None and request.method != "POST":
        return redirect(f"{reverse('layanan:daftar_waktu', args=[kode])}?{_isi_siap(siap)}")
    konteks = {
        "layanan": standar.layanan,
        "pilihan": pilihan,
        "hari": nama_hari(pilihan.hari, timezone.localdate()) if pilihan else "",
        "form": form,
        "siap": siap,
        "lanjut": _isi_siap(siap),
    }
    return render(request, "layanan/daftar_nama.html", konteks, status=status)


def _pesan(
    request: HttpRequest,
    form: PesananForm,
    standar: VersiStandar,
    *,
    sesi: int,
    hari: str,
    siap: list[Persyaratan],
) -> Pesanan | int:
    """The place, or the status of the page that says beside the field why there is none."""
    if not form.is_valid():
        return 400
    kunci = kunci_alamat(request, "daftar")
    if penuh(kunci, batas=BATAS_SAMBUNGAN):
        form.add_error(None, TERLALU_BANYAK)
        return 429
    isi = form.cleaned_data
    try:
        hasil = pesan_tempat(layanan=standar.layanan, sesi=sesi, hari=hari, siap=siap, **isi)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return 409
    finally:
        meleset(kunci)  # every try counts, also one that was refused
    return hasil


def _standar(kode: str) -> VersiStandar:
    """The standard of a service for which a place can be taken."""
    standar = standar_umum(kode)
    if standar is None or standar.layanan.kelompok.kode not in kelompok_bersesi():
        raise Http404
    return standar


def _siap(request: HttpRequest, standar: VersiStandar) -> list[Persyaratan]:
    """The papers ticked on the page before, of this very standard."""
    data = request.POST if request.method == "POST" else request.GET
    dipilih = set(data.getlist("siap")[:BANYAK_SIAP])
    return [satu for satu in standar.persyaratan.all() if str(satu.pk) in dipilih]


def _isi_siap(siap: list[Persyaratan]) -> str:
    return urlencode([("siap", satu.pk) for satu in siap])


@publik
@never_cache
@require_safe
def pesanan(request: HttpRequest, kode: str) -> HttpResponse:
    """The page of a code: when to come, what to bring, how it stands; no name and no phone."""
    satu = milik_kode(request, kode)
    standar = standar_umum(satu.layanan.kode)
    siap = set(satu.siap.values_list("pk", flat=True))
    konteks = {
        "pesanan": satu,
        "kode": tampilkan_kode(satu.kode),
        "keadaan": satu.keadaan(timezone.now()),
        "hari": nama_hari(satu.hari, timezone.localdate()),
        "syarat": [(s, s.pk in siap) for s in standar.persyaratan.all()] if standar else [],
        "wa": _pesan_wa(request, satu),
        **(ringkas_isian(request, satu) if standar else {}),
    }
    jawab = render(request, "layanan/pesanan.html", konteks)
    jawab.headers["X-Robots-Tag"] = "noindex"
    return jawab


def _pesan_wa(request: HttpRequest, satu: Pesanan) -> str:
    """A message to keep or to send on; the phone opens it, nothing is called from here."""
    alamat = request.build_absolute_uri(reverse("layanan:pesanan", args=[satu.kode]))
    teks = (
        f"Daftar dari rumah, Kantor Desa {profil().nama_desa}: {satu.layanan.nama_warga}, "
        f"{nama_hari(satu.hari, timezone.localdate())}, datang sebelum pukul {pukul(satu.berlaku_sampai)}. "
        f"Kode {tampilkan_kode(satu.kode)}. {alamat}"
    )
    return f"https://wa.me/?text={quote(teks)}"


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pesanan_batal(request: HttpRequest, kode: str) -> HttpResponse:
    """Ask once, then give the place back; who holds the code may do it."""
    satu = milik_kode(request, kode)
    if request.method == "POST" or satu.keadaan(timezone.now()) != Pesanan.Status.DIPESAN:
        if request.method == "POST":
            batalkan_tempat(satu)
        return redirect("layanan:pesanan", kode=satu.kode)
    return render(request, "layanan/pesanan_batal.html", {"pesanan": satu})


def milik_kode(request: HttpRequest, kode: str) -> Pesanan:
    """The place of a code; guessing codes is braked with the guesses at the status page."""
    kunci = kunci_alamat(request, "status")
    satu = None if penuh(kunci) else menurut_kode(rapikan_kode(kode[:40]))
    if satu is None:
        meleset(kunci)
        raise Http404
    return satu
