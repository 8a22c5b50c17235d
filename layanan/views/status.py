"""The public status page: where an errand stands, without name, NIK or address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.izin import publik
from bungah.dasar.nilai import hanya_tampak, rapikan_kode, tampilkan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from layanan.aturan.keramaian import kata_tunggu
from layanan.aturan.status import nama_hari
from layanan.kueri import pesanan as kueri_pesanan
from layanan.kueri.antrean import di_depan, menurut_kode
from layanan.kueri.keramaian import biasa_menunggu
from layanan.kueri.status import urusan_warga
from layanan.models import Kunjungan

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

KOSONG = "Tulis kodenya dulu. Kode ada di karcis atau tanda terima."
TIDAK_ADA = "Kode ini tidak ada. Periksa lagi huruf dan angkanya di karcis atau tanda terima."
TERLALU_SERING = "Sudah terlalu sering salah. Coba lagi 15 menit lagi, atau tanyakan di kantor desa."
PANJANG_KETIK = 40


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status_cari(request: HttpRequest) -> HttpResponse:
    """Type the code of the ticket or receipt."""
    if request.method != "POST":
        return _tanya(request)
    ketik = hanya_tampak(request.POST.get("kode", "")[:PANJANG_KETIK]).strip()
    if not ketik:
        return _tanya(request, KOSONG, status=400)
    kunjungan = _cari(request, ketik)
    if isinstance(kunjungan, str):
        if pesanan := kueri_pesanan.menurut_kode(rapikan_kode(ketik)):
            return redirect("layanan:pesanan", kode=pesanan.kode)
        return _tanya(request, kunjungan, ketik, status=404)
    return redirect("layanan:status", kode=kunjungan.kode)


@publik
@never_cache
@require_safe
def status(request: HttpRequest, kode: str) -> HttpResponse:
    """The answer first, then the stages, then what to do when it is late."""
    kunjungan = _cari(request, kode[:PANJANG_KETIK])
    if isinstance(kunjungan, str):
        return _tanya(request, kunjungan, status=404)
    hari, menunggu = timezone.localdate(), kunjungan.status == Kunjungan.Status.TUNGGU
    hari_ini, urusan = kunjungan.hari == hari, urusan_warga(kunjungan, timezone.now())
    konteks = {
        "kunjungan": kunjungan,
        "kode": tampilkan_kode(kunjungan.kode),
        "urusan": urusan,
        "berjalan": any(satu.berjalan for satu in urusan),
        "terlambat": any(satu.terlambat for satu in urusan),
        "di_depan": di_depan(kunjungan) if menunggu and hari_ini else None,
        "biasanya": kata_tunggu(biasa_menunggu(kunjungan.terjadi_pada)) if menunggu and hari_ini else "",
        "hari_lain": "" if hari_ini else nama_hari(kunjungan.hari, hari),
    }
    return _sendiri(render(request, "layanan/status.html", konteks))


def _tanya(request: HttpRequest, salah: str = "", ketik: str = "", *, status: int = 200) -> HttpResponse:
    konteks = {"salah": salah, "kode": ketik}
    return _sendiri(render(request, "layanan/status_cari.html", konteks, status=status))


def _sendiri(jawab: HttpResponse) -> HttpResponse:
    """A page for the holder of a code: no search engine keeps it."""
    jawab.headers["X-Robots-Tag"] = "noindex"
    return jawab


def _cari(request: HttpRequest, ketik: str) -> Kunjungan | str:
    """The visit of a code, or the sentence that says why not; only misses are counted."""
    kunci = kunci_alamat(request, "status")
    if penuh(kunci):
        return TERLALU_SERING
    if kunjungan := menurut_kode(rapikan_kode(ketik)):
        return kunjungan
    meleset(kunci)
    return TIDAK_ADA
