"""Pages of the public site, and where the office writes them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.aplikasi import tawaran_umum
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran, publik
from bungah.naskah.alur_halaman import PENYUNTING_HALAMAN, simpan_halaman, tampilkan
from bungah.naskah.forms_halaman import BarisSet, HalamanForm, awal_halaman
from bungah.naskah.kueri_halaman import (
    halaman_berisi,
    halaman_terbit,
    riwayat,
    semua_halaman,
    versi_dipakai,
)
from bungah.naskah.models import Halaman

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from bungah.dasar.papan import IsiHalaman
    from bungah.naskah.models import VersiHalaman

BANYAK_DIBUKA = 4  # more numbered lists than this are folded; who prints opens all
BANYAK_KARTU = 2  # more short rows than this share one card
ANGKA_VERSI = 4


@publik
@require_safe
def halaman_indeks(request: HttpRequest) -> HttpResponse:
    """All pages about the village and its services, by group."""
    urut = list(Halaman.Kelompok)
    semua = sorted(halaman_terbit(), key=lambda h: (urut.index(Halaman.Kelompok(h.kelompok)), h.urut))
    kelompok = [(Halaman.Kelompok(k).label, list(isi)) for k, isi in groupby(semua, key=lambda h: h.kelompok)]
    return render(request, "naskah/halaman_indeks.html", {"kelompok": kelompok})


@publik
@require_safe
def halaman(request: HttpRequest, kode: str) -> HttpResponse:
    """One page: what the office wrote, then what the apps know."""
    satu = halaman_berisi(kode)
    if satu is None:
        raise Http404
    if not satu.terbit:
        return redirect("naskah:halaman_indeks")
    versi = versi_dipakai(satu)
    bagian: list[IsiHalaman] = tawaran_umum("isi_halaman", kode, timezone.localdate())
    konteks = {
        "halaman": satu,
        "versi": versi,
        "bagian": [(b, _ringkas(b)) for b in bagian if b.baris],
        "diperbarui": _diperbarui(versi, bagian),
        "lipat": sum(bool(x.butir) for b in bagian for x in b.baris) > BANYAK_DIBUKA,
        "buka": "semua" in request.GET,
    }
    return render(request, "naskah/halaman.html", konteks)


def _ringkas(bagian: IsiHalaman) -> bool:
    """Many short rows stand on one card."""
    return len(bagian.baris) > BANYAK_KARTU and not any(x.butir or x.tanda for x in bagian.baris)


def _diperbarui(versi: VersiHalaman | None, bagian: Sequence[IsiHalaman]) -> date | None:
    """The newest change of the text and of the rows behind it."""
    hari = [b.diperbarui for b in bagian if b.diperbarui]
    if versi is not None:
        hari.append(timezone.localdate(versi.dibuat_pada))
    return max(hari, default=None)


@never_cache
@perlu_peran(*PENYUNTING_HALAMAN)
@require_safe
def halaman_kelola(request: PetugasRequest) -> HttpResponse:
    """All pages with what is still to be filled."""
    return render(request, "naskah/halaman_kelola.html", {"daftar": semua_halaman()})


@never_cache
@perlu_peran(*PENYUNTING_HALAMAN)
@require_http_methods(["GET", "HEAD", "POST"])
def halaman_ubah(request: PetugasRequest, kode: str) -> HttpResponse:
    """Write a page; older texts are read with ``?versi=``."""
    satu = halaman_berisi(kode)
    if satu is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    awal, isi = awal_halaman(versi_dipakai(satu))
    form, baris = HalamanForm(data, initial=awal), BarisSet(data, initial=isi)
    if data is not None and _simpan(request, satu, form, baris):
        messages.success(request, f"Halaman «{satu.judul}» tersimpan sebagai versi baru.")
        return redirect("naskah:halaman_ubah", kode=kode)
    konteks = {
        "halaman": satu,
        "form": form,
        "baris": baris,
        "riwayat": riwayat(satu),
        "lama": _lama(request, satu),
    }
    salah = data is not None
    return render(request, "naskah/halaman_ubah.html", konteks, status=400 if salah else 200)


def _simpan(request: PetugasRequest, satu: Halaman, form: HalamanForm, baris: Any) -> bool:
    if not (form.is_valid() & baris.is_valid()):
        return False
    isi = form.cleaned_data
    try:
        simpan_halaman(
            satu,
            pengantar=isi["pengantar"].replace("\r\n", "\n"),
            sumber=isi["sumber"],
            baris=list(baris.terpakai()),
            pelaku=request.user,
            dari_versi=isi["versi"] or 0,
        )
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    return True


def _lama(request: PetugasRequest, satu: Halaman) -> VersiHalaman | None:
    """An older text, to read."""
    teks = request.GET.get("versi", "")
    if not (teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_VERSI):
        return None
    return riwayat(satu).filter(versi=int(teks)).prefetch_related("baris").first()


@never_cache
@perlu_peran(*PENYUNTING_HALAMAN)
@require_POST
def halaman_tampil(request: PetugasRequest, kode: str) -> HttpResponse:
    """Show the page on the site, or take it off."""
    satu = get_object_or_404(Halaman, kode=kode)
    try:
        tampilkan(satu, terbit="terbit" in request.POST, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect("naskah:halaman_kelola")
