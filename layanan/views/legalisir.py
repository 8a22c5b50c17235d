"""A request to certify a copy: the letter it is made of, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from layanan.alur import legalisir as alur
from layanan.alur.permohonan import PENULIS
from layanan.forms.legalisir import CariSuratForm, LegalisirForm, TanpaSalinanForm
from layanan.kueri.legalisir import (
    LEGALISIR,
    belum_disalin,
    bisa_disalin,
    minta_legalisir,
    salinan_permohonan,
    tanpa_salinan,
)
from layanan.models import Permohonan
from layanan.views.jawab import kerjakan, pdf

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from arsip.models import SuratKeluar

PANJANG_UNTUK = 80


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def legalisir(request: PetugasRequest, pk: int) -> HttpResponse:
    """Choose the letter; sent, the marked copy. Every sending is another copy and counted as one."""
    permohonan = _permohonan(pk)
    cari = CariSuratForm(request.GET or None)
    nomor = cari.cleaned_data["nomor"] if cari.is_valid() else ""
    surat = {satu.pk: satu for satu in bisa_disalin(permohonan, nomor)}
    form = _form(permohonan, surat, request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        baris = surat[isi.pop("surat")]
        try:
            satu, berkas = alur.legalisir(permohonan, baris, pelaku=request.user, **isi)
            return pdf(berkas, f"salinan-{satu.urut}")
        except Ditolak as tolak:
            messages.error(request, str(tolak))
            return redirect("layanan:permohonan_rinci", pk=pk)
    konteks = {"surat": surat, "nomor": nomor, "cari_form": cari, "form": form}
    return _halaman(request, permohonan, {**konteks, "tanpa_form": TanpaSalinanForm()})


def _form(permohonan: Permohonan, surat: dict[int, SuratKeluar], data: QueryDict | None) -> LegalisirForm:
    tunggal = next(iter(surat)) if len(surat) == 1 else None
    awal = {"untuk": permohonan.keperluan[:PANJANG_UNTUK], "surat": tunggal}
    return LegalisirForm(data, surat=surat.values(), initial=awal)


def _halaman(request: PetugasRequest, permohonan: Permohonan, konteks: dict[str, Any]) -> HttpResponse:
    salah = konteks["form"].errors or konteks["tanpa_form"].errors
    konteks |= {"permohonan": permohonan, **konteks_legalisir(permohonan)}
    return render(request, "layanan/legalisir.html", konteks, status=400 if salah else 200)


@never_cache
@perlu_peran(*PENULIS)
@require_POST
def legalisir_tanpa(request: PetugasRequest, pk: int) -> HttpResponse:
    """Record why there is no copy."""
    permohonan = _permohonan(pk)
    form = TanpaSalinanForm(request.POST)
    if not form.is_valid():
        surat = {satu.pk: satu for satu in bisa_disalin(permohonan, "")}
        konteks = {"surat": surat, "form": _form(permohonan, surat, None), "cari_form": CariSuratForm()}
        return _halaman(request, permohonan, {**konteks, "tanpa_form": form})
    isi = form.cleaned_data
    if kerjakan(request, lambda: alur.catat_tanpa_salinan(permohonan, pelaku=request.user, **isi)):
        messages.success(request, "Alasannya dicatat. Pekerjaan ini sekarang bisa diselesaikan.")
    return redirect("layanan:permohonan_rinci", pk=pk)


def konteks_legalisir(permohonan: Permohonan) -> dict[str, Any]:
    """For the page of a request: the copies made for it, or why there are none; empty for other services."""
    if not minta_legalisir(permohonan):
        return {}
    return {
        "legalisir": True,
        "salinan": list(salinan_permohonan(permohonan)),
        "tanpa": tanpa_salinan(permohonan),
        "belum_disalin": permohonan.tahap == Permohonan.Tahap.PROSES and belum_disalin(permohonan),
    }


def _permohonan(pk: int) -> Permohonan:
    daftar = Permohonan.objects.select_related("layanan", "warga", "kunjungan__kelompok")
    return get_object_or_404(daftar, pk=pk, pegawai=None, layanan__kode=LEGALISIR)
