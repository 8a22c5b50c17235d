"""Redesign of a service, format by format, until it is a draft of its standard (R289–R297)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.rancangan import (
    PEMBACA_RANCANGAN,
    PERANCANG,
    jadikan_draf,
    mulai_rancangan,
    simpan_pelanggan,
    simpan_pelayanan,
    simpan_sarana,
)
from layanan.aturan.rancangan import kurang_baris
from layanan.cetak.rancangan import FORMAT, cetak_format, lembar_format
from layanan.forms.rancangan import MulaiForm, himpunan
from layanan.kueri.rancangan import kegiatan_urut, semua_rancangan
from layanan.models import Rancangan
from layanan.views.jawab import kerjakan, pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpResponse

ALUR_AKHIR: Final = 4
SIMPAN: Final[Mapping[int, Callable[..., None]]] = {
    1: simpan_pelanggan,
    2: simpan_pelayanan,
    3: simpan_sarana,
}
PENJELASAN: Final[Mapping[int, str]] = {
    1: "Tulis satu per satu apa yang dilakukan pelanggan sejak tahu layanan ini sampai pulang. "
    "Di sampingnya apa yang diberikan kantor saat itu, dan ukuran baiknya.",
    2: "Untuk tiap bentuk pelayanan: apa yang dikerjakan kantor, oleh siapa, dengan sikap apa. "
    "Satu bentuk boleh punya beberapa kegiatan; simpan untuk mendapat baris baru.",
    3: "Untuk tiap kegiatan: ruang dan alat apa yang diperlukan.",
    4: "Kegiatan Format 2 menjadi langkah, berurutan: yang pertama menerima berkas, yang terakhir "
    "menyerahkan. Bila kolom terakhir tidak cocok, lengkapi atau urutkan Format 2 dulu. Waktu, berkas, "
    "dan jalan keluar diisi sesudahnya, di halaman langkah.",
}


@never_cache
@perlu_peran(*PEMBACA_RANCANGAN)
@require_http_methods(["GET", "HEAD", "POST"])
def rancangan_daftar(request: PetugasRequest) -> HttpResponse:
    """All redesigns with how far each got; a new one begins here."""
    form = MulaiForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        isi, mulai = form.cleaned_data, []

        def kerja() -> None:
            mulai.append(mulai_rancangan(isi["layanan"], isi["nama"], pelaku=request.user))

        if kerjakan(request, kerja):
            return redirect("layanan:rancangan_format", pk=mulai[0].pk, tahap=1)
        return redirect("layanan:rancangan_daftar")
    konteks = {
        "daftar": semua_rancangan(),
        "form": form if request.user.berperan(*PERANCANG) else None,
    }
    return render(request, "layanan/rancangan_daftar.html", konteks, status=400 if form.errors else 200)


@never_cache
@perlu_peran(*PEMBACA_RANCANGAN)
@require_http_methods(["GET", "HEAD", "POST"])
def rancangan_format(request: PetugasRequest, pk: int, tahap: int) -> HttpResponse:
    """One format: rows to fill while it is open, to read afterwards; the fourth shows the flow."""
    rancangan = get_object_or_404(Rancangan.objects.select_related("layanan", "draf__layanan"), pk=pk)
    if tahap not in (*FORMAT, ALUR_AKHIR):
        raise Http404
    if request.method == "POST":
        return _kerjakan(request, rancangan, tahap)
    return _halaman(request, rancangan, tahap)


def _kerjakan(request: PetugasRequest, rancangan: Rancangan, tahap: int) -> HttpResponse:
    """Save a format, or make the draft; a refusal keeps what was typed."""
    if tahap == ALUR_AKHIR:
        jadi: list[Any] = []
        if kerjakan(request, lambda: jadi.append(jadikan_draf(rancangan, pelaku=request.user))):
            messages.success(
                request, f"{jadi[0]} dibuat sebagai draf. Lengkapi waktu dan berkas tiap langkah."
            )
            return redirect("layanan:standar_langkah", pk=jadi[0].pk)
        return redirect("layanan:rancangan_format", pk=rancangan.pk, tahap=tahap)
    isian = himpunan(rancangan, tahap, request.POST)
    if not isian.is_valid():
        return _halaman(request, rancangan, tahap, isian)
    baris = [satu.baris() for satu in isian.urut()]
    if not kerjakan(request, lambda: SIMPAN[tahap](rancangan, baris, pelaku=request.user)):
        return _halaman(request, rancangan, tahap, isian)
    messages.success(request, f"Format {tahap} disimpan.")
    lanjut = tahap + 1 if "lanjut" in request.POST else tahap
    return redirect("layanan:rancangan_format", pk=rancangan.pk, tahap=lanjut)


def _halaman(request: PetugasRequest, rancangan: Rancangan, tahap: int, isian: Any = None) -> HttpResponse:
    perancang = request.user.berperan(*PERANCANG)
    menulis = rancangan.selesai_pada is None and perancang
    if isian is None and menulis and tahap in FORMAT:
        isian = himpunan(rancangan, tahap, None)
    elif not perancang:
        isian = None
    lembar = lembar_format(rancangan, tahap)
    bersurat = rancangan.layanan.jenis_surat.surat().exists() if tahap == ALUR_AKHIR else False
    konteks = {
        "rancangan": rancangan,
        "tahap": tahap,
        "langkah": [(n, n == tahap) for n in (*FORMAT, ALUR_AKHIR)],
        "lembar": lembar,
        "penjelasan": PENJELASAN[tahap],
        "menulis": menulis,
        "isian": isian,
        "baris": _berinduk(rancangan, tahap, isian) if isian is not None else [],
        "kurang": kurang_baris(len(lembar.baris), bersurat=bersurat) if tahap == ALUR_AKHIR else "",
    }
    return render(request, "layanan/rancangan_format.html", konteks)


def _berinduk(rancangan: Rancangan, tahap: int, isian: Any) -> list[tuple[Any, str]]:
    """Each form with what it stands under: carried over from the format before, shown once."""
    if tahap == 1:
        return [(form, "") for form in isian.forms]
    kunci, nama = _induk(rancangan, tahap)
    hasil, dulu = [], ""
    for form in isian.forms:
        kini = nama.get(str(form[kunci].value()), "")
        hasil.append((form, kini if kini != dulu else ""))
        dulu = kini
    return hasil


def _induk(rancangan: Rancangan, tahap: int) -> tuple[str, dict[str, str]]:
    if tahap == FORMAT[1]:
        semua = rancangan.pelanggan.all()
        return "pelanggan", {str(s.pk): f"{n}. {s.bentuk or s.kegiatan}" for n, s in enumerate(semua, 1)}
    kegiatan = kegiatan_urut(rancangan)
    return "pk", {str(s.pk): f"{n}. {s.kegiatan}" for n, s in enumerate(kegiatan, 1)}


@never_cache
@perlu_peran(*PEMBACA_RANCANGAN)
@require_safe
def rancangan_pdf(request: PetugasRequest, pk: int, tahap: int) -> HttpResponse:
    """One format on A4, lying, in the layout of the guidance."""
    rancangan = get_object_or_404(Rancangan.objects.select_related("layanan"), pk=pk)
    if tahap not in FORMAT:
        raise Http404
    try:
        return pdf(cetak_format(rancangan, tahap), f"format-{tahap}-{rancangan.layanan.kode}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:rancangan_format", pk=pk, tahap=tahap)
