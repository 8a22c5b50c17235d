"""The outgoing register, the kepala desa's check of what was recorded, and the public verify page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arsip.alur import sanggah, tandai_dibaca
from arsip.kueri import dicatat_atas_nama, pengesahan_terakhir, register_keluar, surat_menurut_kode
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran, publik
from bungah.dasar.nilai import rapikan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

BANYAK = 50
PEMBACA = (
    Peran.ARSIPARIS,
    Peran.SEKDES,
    Peran.KADES,
    Peran.PETUGAS_LAYANAN,
    Peran.PETUGAS_DEPAN,
    Peran.AUDITOR,
)


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The outgoing register of one year, newest number first, in keyset pages."""
    tahun = _angka(request.GET.get("tahun")) or timezone.localdate().year
    baris = register_keluar(tahun, sebelum=_angka(request.GET.get("sebelum")), banyak=BANYAK)
    konteks = {
        "tahun": tahun,
        "baris": baris[:BANYAK],
        "lanjut": baris[BANYAK - 1].naskah.urut if len(baris) > BANYAK else None,
        "di_awal": "sebelum" not in request.GET,
    }
    return render(request, "arsip/register.html", konteks)


def _angka(teks: str | None) -> int | None:
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 9 else None


@never_cache
@perlu_peran(Peran.KADES)
@require_http_methods(["GET", "HEAD", "POST"])
def atas_nama(request: PetugasRequest) -> HttpResponse:
    """What was recorded in the kepala desa's name and not yet read; one button reads all."""
    daftar = list(dicatat_atas_nama(timezone.localdate())[:BANYAK])
    if request.method == "POST":
        jumlah = tandai_dibaca(daftar, pelaku=request.user)
        messages.success(request, f"{jumlah} catatan sudah Bapak/Ibu periksa.")
        return redirect("arsip:atas_nama")
    return render(request, "arsip/atas_nama.html", {"daftar": daftar})


@perlu_peran(Peran.KADES)
@require_POST
def atas_nama_sanggah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Object to one recorded signature."""
    satu = get_object_or_404(Pengesahan, pk=pk)
    try:
        sanggah(satu, pelaku=request.user, alasan=request.POST.get("alasan", "")[:200])
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, "Keberatan dicatat. Sekretaris Desa akan menindaklanjuti.")
    return redirect("arsip:atas_nama")


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cek_cari(request: HttpRequest) -> HttpResponse:
    """Type the code printed on a letter."""
    if request.method == "POST":
        return redirect("arsip:cek", kode=rapikan_kode(request.POST.get("kode", "")[:60]) or "0")
    return render(request, "arsip/cek.html", {"surat": None, "salah": ""})


@publik
@never_cache
@require_safe
def cek(request: HttpRequest, kode: str) -> HttpResponse:
    """Whether a letter is genuine, without NIK, address or full name; unknown codes look and take alike."""
    kunci = kunci_alamat(request, "cek")
    if penuh(kunci):
        salah = "Terlalu sering salah. Coba lagi 15 menit lagi, atau tanyakan di kantor desa."
        return render(request, "arsip/cek.html", {"surat": None, "salah": salah}, status=404)
    surat = surat_menurut_kode(rapikan_kode(kode)[:26])
    if surat is None or surat.status in {SuratKeluar.Status.CADANGAN, SuratKeluar.Status.HILANG}:
        meleset(kunci)
        salah = "Tidak ada surat dengan kode ini. Surat dengan kode lain tidak dikeluarkan kantor ini."
        return render(request, "arsip/cek.html", {"surat": None, "salah": salah}, status=404)
    konteks = {"surat": surat, "pengesahan": pengesahan_terakhir(surat), "salah": ""}
    return render(request, "arsip/cek.html", konteks)
