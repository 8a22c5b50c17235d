"""The outgoing register, the kepala desa's check of what was recorded, and the public verify page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from arsip.alur import sanggah, tandai_dibaca
from arsip.aturan import keadaan_surat
from arsip.forms import BukuKeluarFilter, SanggahForm
from arsip.kueri import (
    BANYAK,
    Halaman,
    buku_keluar,
    dicatat_atas_nama,
    halaman_buku,
    pengesahan_terakhir,
    surat_menurut_kode,
)
from arsip.models import SuratKeluar
from bungah.dasar.izin import PetugasRequest, perlu_peran, publik
from bungah.dasar.nilai import rapikan_kode, samarkan_nama
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from arsip.models import Pengesahan

PEMBACA = (
    Peran.ARSIPARIS,
    Peran.SEKDES,
    Peran.KADES,
    Peran.PETUGAS_LAYANAN,
    Peran.PETUGAS_DEPAN,
    Peran.AUDITOR,
)
KOSONG = "Tulis kodenya dulu. Kode ada di bagian bawah surat."
TIDAK_ADA = (
    "Tidak ada surat dengan kode ini. Periksa lagi hurufnya; bila tetap tidak ada, surat itu bukan dari sini."
)
TERLALU_SERING = "Sudah terlalu sering salah. Coba lagi 15 menit lagi, atau tanyakan di kantor desa."
PANJANG_KODE = 26
BATAS_MELESET = 60  # a code has 130 bits: the brake is for noise, and a whole bank may share one address


# The register


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The outgoing register of one year, newest number first, in keyset pages."""
    saring = BukuKeluarFilter(request.GET, queryset=buku_keluar())
    halaman = Halaman([])
    if saring.is_valid():
        halaman = halaman_buku(
            saring.qs, sebelum=_angka(request, "sebelum"), sesudah=_angka(request, "sesudah"), banyak=BANYAK
        )
    konteks = {
        "saring": saring.form,
        "tahun": saring.data["tahun"],
        "halaman": halaman,
        "lebih_lama": _alamat(request, "sebelum", halaman.lebih_lama),
        "lebih_baru": _alamat(request, "sesudah", halaman.lebih_baru),
    }
    return render(request, "arsip/register.html", konteks)


def _angka(request: HttpRequest, nama: str) -> int | None:
    teks = request.GET.get(nama, "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else None  # noqa: PLR2004 -- fits the column


def _alamat(request: HttpRequest, nama: str, batas: int | None) -> str:
    """Address of a neighbouring page with the same filter; empty when there is none."""
    if batas is None:
        return ""
    isi = request.GET.copy()
    for lama in ("sebelum", "sesudah"):
        isi.pop(lama, None)
    isi[nama] = str(batas)
    return f"?{isi.urlencode()}"


# What was recorded in the kepala desa's name


@never_cache
@perlu_peran(Peran.KADES)
@require_http_methods(["GET", "HEAD", "POST"])
def atas_nama(request: PetugasRequest) -> HttpResponse:
    """What was recorded in the kepala desa's name and not yet read; one button reads what the page showed."""
    daftar = dicatat_atas_nama(timezone.localdate())
    if request.method == "POST":
        terbaca = set(request.POST.getlist("terbaca"))
        baris = [satu for satu in daftar[:BANYAK] if str(satu.pk) in terbaca]
        jumlah = tandai_dibaca(baris, pelaku=request.user)
        messages.success(request, f"{jumlah} catatan sudah Bapak/Ibu periksa.")
        return redirect("arsip:atas_nama")
    baris = list(daftar[: BANYAK + 1])
    return render(request, "arsip/atas_nama.html", {"daftar": baris[:BANYAK], "lebih": len(baris) > BANYAK})


@never_cache
@perlu_peran(Peran.KADES)
@require_http_methods(["GET", "HEAD", "POST"])
def atas_nama_sanggah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Object to one recorded signature, with what is not true about it."""
    satu = get_object_or_404(dicatat_atas_nama(timezone.localdate()), pk=pk)
    form = SanggahForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sanggah(satu, pelaku=request.user, alasan=form.cleaned_data["alasan"])
        messages.success(request, f"Keberatan atas {satu.surat} dicatat. Sekretaris Desa menindaklanjuti.")
        return redirect("arsip:atas_nama")
    return render(request, "arsip/atas_nama_sanggah.html", {"satu": satu, "form": form})


# The public verify page


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
