"""The public verify page: whether a letter is genuine, said to anybody who holds it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from arsip.aturan import keadaan_surat
from arsip.kueri import pengesahan_terakhir, surat_menurut_kode
from arsip.models import SuratKeluar
from bungah.dasar.izin import publik
from bungah.dasar.nilai import rapikan_kode, samarkan_nama
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from arsip.models import Pengesahan

KOSONG = "Tulis kodenya dulu. Kode ada di bagian bawah surat."
TIDAK_ADA = (
    "Tidak ada surat dengan kode ini. Periksa lagi hurufnya; bila tetap tidak ada, surat itu bukan dari sini."
)
TERLALU_SERING = "Sudah terlalu sering salah. Coba lagi 15 menit lagi, atau tanyakan di kantor desa."
PANJANG_KODE = 26
BATAS_MELESET = 60  # a code has 130 bits: the brake is for noise, and a whole bank may share one address


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cek_cari(request: HttpRequest) -> HttpResponse:
    """Type the code printed on a letter."""
    if request.method != "POST":
        return _tanya(request)
    kode = rapikan_kode(request.POST.get("kode", "")[:60])
    return redirect("arsip:cek", kode=kode) if kode else _tanya(request, KOSONG, status=400)


@publik
@never_cache
@require_safe
def cek(request: HttpRequest, kode: str) -> HttpResponse:
    """Whether a letter is genuine, without NIK, address or full name; unknown codes look and take alike."""
    kunci = kunci_alamat(request, "cek")
    if penuh(kunci, batas=BATAS_MELESET):
        return _tanya(request, TERLALU_SERING, status=404)
    surat = surat_menurut_kode(rapikan_kode(kode[:60])[:PANJANG_KODE])
    if surat is None or surat.status in {SuratKeluar.Status.CADANGAN, SuratKeluar.Status.HILANG}:
        meleset(kunci)
        return _tanya(request, TIDAK_ADA, status=404)
    return _sendiri(render(request, "arsip/cek.html", _hasil_cek(surat, pengesahan_terakhir(surat))))


def _hasil_cek(surat: SuratKeluar, pengesahan: Pengesahan | None) -> dict[str, Any]:
    """What anybody who holds the letter may know."""
    naskah = surat.naskah
    sampai = naskah.rincian.get("berlaku_sampai")
    berlaku_sampai = date.fromisoformat(sampai) if sampai else None
    return {
        "keadaan": keadaan_surat(
            surat.status,
            hari_ini=timezone.localdate(),
            berlaku_sampai=berlaku_sampai,
            diganti=naskah.diganti_oleh is not None,
            disanggah=pengesahan is not None and pengesahan.disanggah_pada is not None,
        ),
        "surat": surat,
        "kepada": samarkan_nama(surat.ditujukan_kepada),
        "berlaku_sampai": berlaku_sampai,
        "pengesahan": pengesahan,
    }


def _tanya(request: HttpRequest, salah: str = "", *, status: int = 200) -> HttpResponse:
    return _sendiri(render(request, "arsip/cek.html", {"surat": None, "salah": salah}, status=status))


def _sendiri(jawab: HttpResponse) -> HttpResponse:
    """A page for whoever holds the letter: no search engine keeps it."""
    jawab.headers["X-Robots-Tag"] = "noindex"
    return jawab
