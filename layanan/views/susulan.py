"""«Catat susulan»: the visits of a power cut, typed in from the paper list beside the live queue."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import hanya_tampak
from bungah.dasar.peran import MEJA
from bungah.naskah.cetak import CetakGagal
from layanan.alur.susulan import (
    BarisKertas,
    catat_susulan,
    isi_lembar,
    lembar_baru,
    lembar_saya,
    simpan_lembar,
)
from layanan.aturan.susulan import ARTI
from layanan.cetak.susulan import cetak_map
from layanan.forms.susulan import BarisSusulanForm, HariSusulanForm, baris_lembar, periksa, saat
from layanan.kueri.standar import titik_utama
from layanan.kueri.susulan import layanan_kertas, nomor_kertas_berikut
from layanan.models import Layanan
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layanan.models import LembarSusulan

BUKAN_ISI = frozenset({"csrfmiddlewaretoken", "perbuatan"})


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def susulan(request: PetugasRequest) -> HttpResponse:
    """The grid. What was typed is kept on the server; recorded rows leave it, faulty ones stay."""
    lembar = lembar_saya(request.user)
    if request.method == "POST":
        isi = {n: hanya_tampak(str(v)[:200]) for n, v in request.POST.items() if n not in BUKAN_ISI}
        lembar.kunci = _kunci_lembar(isi) or lembar.kunci  # a sheet sent twice stays the same sheet
        simpan_lembar(lembar, isi)
        if request.POST.get("perbuatan") == "catat":
            return _catat(request, lembar, isi)
        if request.headers.get("X-Draf"):
            return HttpResponse(status=204)
        messages.success(request, "Belum selesai, tetapi sudah disimpan. Lanjutkan kapan saja.")
        return redirect("layanan:susulan")
    return _tampil(request, isi_lembar(lembar), kunci=lembar.kunci)


def _kunci_lembar(isi: Mapping[str, str]) -> UUID | None:
    try:
        return UUID(isi.get("lembar", ""))
    except ValueError:
        return None


def _tampil(
    request: PetugasRequest,
    isi: Mapping[str, str],
    *,
    kunci: UUID,
    hari: HariSusulanForm | None = None,
    baris: list[BarisSusulanForm] | None = None,
) -> HttpResponse:
    daftar = layanan_kertas()
    mulai = nomor_kertas_berikut(titik_utama(), timezone.localdate())
    semua = baris or baris_lembar(isi or None, daftar=daftar, mulai=mulai)
    konteks = {
        "kunci": kunci,
        "hari": hari or HariSusulanForm(isi or None, initial={"hari": timezone.localdate()}),
        "baris": semua,
        "keliru": [satu for satu in semua if satu.dinilai and satu.errors],
        "daftar": daftar,
        "arti": ARTI,
    }
    return render(request, "layanan/susulan.html", konteks)


def _catat(request: PetugasRequest, lembar: LembarSusulan, isi: dict[str, str]) -> HttpResponse:
    hari = HariSusulanForm(isi)
    mulai = nomor_kertas_berikut(titik_utama(), timezone.localdate())
    baris = baris_lembar(isi, daftar=layanan_kertas(), mulai=mulai)
    if not hari.is_valid():
        return _tampil(request, isi, kunci=lembar.kunci, hari=hari, baris=baris)
    terisi = periksa(baris, hari.cleaned_data["hari"])
    tercatat = [satu for satu in terisi if satu.is_valid() and _catat_satu(request, lembar, hari, satu)]
    for satu in tercatat:
        for nama in satu.fields:
            isi.pop(satu.add_prefix(nama), None)
    if tercatat:
        messages.success(request, f"{len(tercatat)} kunjungan dari kertas sudah tercatat.")
    if len(tercatat) == len(terisi):
        lembar_baru(request.user)
        if not terisi:
            messages.error(request, "Belum ada baris yang diisi.")
        return redirect("layanan:susulan")
    simpan_lembar(lembar, isi)
    sisa = [satu for satu in baris if satu not in tercatat]
    return _tampil(request, isi, kunci=lembar.kunci, hari=hari, baris=sisa)


def _catat_satu(
    request: PetugasRequest, lembar: LembarSusulan, hari: HariSusulanForm, satu: BarisSusulanForm
) -> bool:
    isi = satu.cleaned_data
    baris = BarisKertas(
        urut=isi["nomor"],
        saat=saat(hari.cleaned_data["hari"], isi["jam"]),
        nama=isi["nama"],
        layanan=Layanan.objects.select_related("kelompok").get(kode=isi["layanan"].kode),
        hasil=isi["hasil"],
        rt=isi["rt"],
        nik=isi["nik"],
    )
    try:
        catat_susulan(baris, lembar=lembar.kunci, pelaku=request.user)
    except Ditolak as tolak:
        satu.add_error("nik" if "NIK" in str(tolak) else "nomor", str(tolak))
        return False
    return True


@never_cache
@perlu_peran(*MEJA)
@require_safe
def map_darurat(request: PetugasRequest) -> HttpResponse:
    """The folder to print before the power goes."""
    try:
        return pdf(cetak_map(), "map-darurat")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:susulan")
