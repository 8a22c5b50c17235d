"""Submitting a letter: the page that shows it as it will be printed, with the one deed that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.lembar import banyak_halaman
from layanan.alur.permohonan import PENULIS
from layanan.alur.surat import ajukan_surat
from layanan.forms.tanda_tangan import AjukanForm
from layanan.kueri.surat import pengesahan_surat
from layanan.models import Permohonan, Surat
from layanan.views.surat import PEMBACA_SURAT, surat_atau_404

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@perlu_peran(*PEMBACA_SURAT)
@require_safe
def surat_periksa(request: PetugasRequest, pk: int) -> HttpResponse:
    """The letter as it will be printed, with the one deed that comes next."""
    surat = surat_atau_404(pk)
    boleh = request.user.berperan(*PENULIS) and surat.permohonan.tahap == Permohonan.Tahap.PROSES
    return _halaman_periksa(request, surat, AjukanForm() if boleh else None)


def _halaman_periksa(request: HttpRequest, surat: Surat, form: AjukanForm | None) -> HttpResponse:
    konteks = {
        "permohonan": surat.permohonan,
        "surat": surat,
        "pengesahan": pengesahan_surat(surat),
        "form": form,
        "bernomor": surat.register is not None,
        "halaman": _halaman(surat),
    }
    return render(request, "layanan/surat_periksa.html", konteks)


@never_cache
@perlu_peran(*PENULIS)
@require_POST
def surat_ajukan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Number, freeze, and ask for the signature."""
    surat, form = surat_atau_404(pk), AjukanForm(request.POST)
    if not form.is_valid():
        return _halaman_periksa(request, surat, form)
    try:
        ajukan_surat(surat, pelaku=request.user, **form.cleaned_data)
    except CetakGagal as gagal:
        messages.error(request, f"{gagal} Nomornya sudah tersimpan; tekan Ajukan sekali lagi.")
    except Ditolak as tolak:
        if form.has_changed():
            form.add_error("alasan_tahun_lalu", str(tolak))
            return _halaman_periksa(request, surat, form)
        messages.error(request, str(tolak))
    else:
        messages.success(request, "Surat bernomor. Cetak, lalu taruh di tumpukan tanda tangan.")
    return redirect("layanan:surat_periksa", pk=pk)


def _halaman(surat: Surat) -> range:
    """Page numbers of the letter; a letter still being written shows its first page at least."""
    beku = surat.register.naskah.isi_terakhir if surat.register else None
    if beku and surat.permohonan.tahap != Permohonan.Tahap.PROSES:
        return range(1, banyak_halaman(bytes(beku.isi)) + 1)
    return range(1, 2)
