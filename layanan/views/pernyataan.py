"""Statements the citizen signs: prepare, print, have checked, register; the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from layanan.alur.periksa import minta_periksa
from layanan.alur.permohonan import PENULIS
from layanan.alur.pernyataan import (
    PEMBACA_PERNYATAAN,
    TERBUKA,
    catat_pernyataan,
    cetak_lembar,
    simpan_pernyataan,
)
from layanan.cetak.periksa import sidik_berkas
from layanan.cetak.pernyataan import tampilkan_tanda, tanda_isi
from layanan.forms.pernyataan import CatatPernyataanForm
from layanan.forms.surat import IdentitasForm, IsianSuratForm
from layanan.kueri.periksa import pemeriksa_ditunggu
from layanan.kueri.pernyataan import (
    isi_lembar,
    lembar_terakhir,
    pernyataan_berjalan,
    register_pernyataan,
    templat_pernyataan,
)
from layanan.models import Permohonan
from layanan.views.jawab import kerjakan, pdf
from layanan.views.surat import fokuskan_kosong

if TYPE_CHECKING:
    from layanan.models import Pernyataan

SEHALAMAN = 50
BELUM_DICETAK = "Lembar dengan isi yang sekarang belum dicetak. Tekan Cetak lembarnya."
TANPA_ISI = "Pernyataan ini dicatat sebelum isinya disimpan. Lihat lembarnya di map arsip."


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def pernyataan_tulis(request: PetugasRequest, pk: int) -> HttpResponse:
    """What the statement says; below it, once saved, the sheet, its check and its registration."""
    permohonan = _permohonan(pk)
    satu = pernyataan_berjalan(permohonan)
    templat = satu.templat if satu else templat_pernyataan(permohonan.layanan_id)
    if templat is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    isian = IsianSuratForm(data, templat=templat, isian=satu.isian if satu else {})
    identitas = IdentitasForm(data, instance=permohonan.warga, templat=templat)
    if data is not None and isian.is_valid() and identitas.is_valid():
        warga, nilai = identitas.save(commit=False), isian.isian()
        simpan = {"pelaku": request.user, "warga": warga, "ubahan": identitas.ubahan}
        if kerjakan(request, lambda: simpan_pernyataan(permohonan, nilai, **simpan)):
            messages.success(request, "Pernyataan disimpan. Cetak, lalu minta ditandatangani.")
            return redirect("layanan:pernyataan_tulis", pk=pk)
    if data is None and satu is None:
        fokuskan_kosong(isian, identitas)
    return _halaman(request, permohonan, satu, isian, identitas, CatatPernyataanForm())


def _halaman(
    request: PetugasRequest,
    permohonan: Permohonan,
    satu: Pernyataan | None,
    isian: IsianSuratForm,
    identitas: IdentitasForm,
    catatan: CatatPernyataanForm,
) -> HttpResponse:
    konteks = {
        "permohonan": permohonan,
        "satu": satu,
        "templat": isian.templat,
        "isian": isian,
        "identitas": identitas,
        "catatan": catatan,
        "terbuka": permohonan.tahap in TERBUKA and not (satu and satu.naskah),
        "periksa_dulu": bool(satu and not satu.naskah and pemeriksa_ditunggu(satu, sidik_berkas(satu))),
        "diminta": bool(satu and satu.pemeriksaan.filter(hasil="").exists()),
        **_lembar(satu),
        "buka_lama": any(bidang.errors for bidang in identitas.lama),
    }
    return render(request, "layanan/pernyataan_tulis.html", konteks)


def _lembar(satu: Pernyataan | None) -> dict[str, object]:
    """Whether a sheet was printed, with which mark, and whether it still says what stands here."""
    lembar = lembar_terakhir(satu) if satu and not satu.naskah else None
    if satu is None or lembar is None:
        return {}
    return {
        "lembar": lembar,
        "tanda": tampilkan_tanda(lembar.tanda),
        "basi": lembar.tanda != tanda_isi(satu),
    }


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def pernyataan_pdf(request: PetugasRequest, pk: int) -> HttpResponse:
    """Sent: freeze the sheet to be signed. Asked for: the frozen sheet, once registered the signed one."""
    satu = _pernyataan(pk)
    if request.method == "POST":
        beku = kerjakan(request, lambda: cetak_lembar(satu, pelaku=request.user))
        return redirect("layanan:pernyataan_pdf" if beku else "layanan:pernyataan_tulis", pk=pk)
    isi = isi_lembar(satu, tanda_isi(satu))
    if isi is None:
        messages.error(request, TANPA_ISI if satu.naskah else BELUM_DICETAK)
        return redirect("layanan:pernyataan_tulis", pk=pk)
    return pdf(isi, f"pernyataan-{satu.pk}")


@perlu_peran(*PENULIS)
@require_POST
def pernyataan_minta_periksa(request: PetugasRequest, pk: int) -> HttpResponse:
    """Ask the second person to check it as it stands."""
    satu = _pernyataan(pk)
    if kerjakan(request, lambda: minta_periksa(satu, pelaku=request.user)):
        messages.success(request, "Diminta diperiksa. Yang memeriksa melihatnya di Periksa surat.")
    return redirect("layanan:pernyataan_tulis", pk=pk)


@never_cache
@perlu_peran(*PENULIS)
@require_POST
def pernyataan_catat(request: PetugasRequest, pk: int) -> HttpResponse:
    """The signed paper came back: its number."""
    satu = _pernyataan(pk)
    form = CatatPernyataanForm(request.POST)
    if not form.is_valid():
        isian = IsianSuratForm(templat=satu.templat, isian=satu.isian)
        identitas = IdentitasForm(instance=satu.permohonan.warga, templat=satu.templat)
        return _halaman(request, satu.permohonan, satu, isian, identitas, form)
    isi = {"ditandatangani_pada": form.cleaned_data["ditandatangani_pada"], "saksi": form.saksi}
    if kerjakan(request, lambda: catat_pernyataan(satu, **isi, pelaku=request.user)):
        messages.success(request, "Dicatat. Tulis nomornya di lembar yang sudah ditandatangani.")
    return redirect("layanan:pernyataan_tulis", pk=pk)


@never_cache
@perlu_peran(*PEMBACA_PERNYATAAN)
@require_safe
def pernyataan_daftar(request: PetugasRequest) -> HttpResponse:
    """The register of statements, the newest first."""
    halaman = Paginator(register_pernyataan(), SEHALAMAN).get_page(request.GET.get("hal"))
    boleh_buka = request.user.berperan(*PENULIS)
    return render(request, "layanan/pernyataan_daftar.html", {"halaman": halaman, "boleh_buka": boleh_buka})


def _permohonan(pk: int) -> Permohonan:
    terkait = ("layanan", "warga", "kunjungan", "standar")
    return get_object_or_404(Permohonan.objects.select_related(*terkait), pk=pk, pegawai=None)


def _pernyataan(pk: int) -> Pernyataan:
    """The running statement of a request, or 404."""
    satu = pernyataan_berjalan(_permohonan(pk))
    if satu is None:
        raise Http404
    return satu
