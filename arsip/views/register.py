"""The outgoing register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arsip.forms import BukuKeluarFilter
from arsip.kueri import BANYAK, Halaman, buku_keluar, halaman_buku
from arsip.views.keaslian import PEMERIKSA_KEASLIAN
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

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
def register(request: PetugasRequest) -> HttpResponse:
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
        "periksa": request.user.berperan(*PEMERIKSA_KEASLIAN),
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
