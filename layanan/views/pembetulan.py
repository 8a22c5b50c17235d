"""Correcting a letter, before or after it was handed over, and its history on the page of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA
from bungah.naskah.models import LembarMusnah
from layanan.alur.pembetulan import betulkan_sebelum_serah, buat_pembetulan
from layanan.alur.permohonan import PENULIS
from layanan.forms.pembetulan import BetulkanForm, PembetulanForm
from layanan.kueri.surat import surat_berjalan
from layanan.models import Permohonan, Surat

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.dasar.models import Pengguna

Tahap = Permohonan.Tahap
BISA = {Tahap.SIAP: BetulkanForm, Tahap.SELESAI: PembetulanForm}


def konteks_keaslian(permohonan: Permohonan, surat: Surat | None, orang: Pengguna) -> dict[str, Any]:
    """Corrections of this letter, its row in the book, and whether it can be corrected now."""
    if surat is None or surat.register is None:
        return {"membetulkan": permohonan.membetulkan}
    terbit = surat.register.status == SuratKeluar.Status.TERBIT
    return {
        "register": surat.register,
        "musnah": LembarMusnah.objects.filter(isi__naskah=surat.register.naskah)
        .select_related("isi", "oleh")
        .defer("isi__isi"),
        "membetulkan": permohonan.membetulkan,
        "pembetulan": Permohonan.objects.filter(membetulkan=permohonan).exclude(tahap=Tahap.BATAL).first(),
        "boleh_betulkan": terbit and permohonan.tahap in BISA and orang.berperan(*PENULIS),
    }


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def surat_betulkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Say what is wrong: the letter goes back to its writer, or a new one is begun."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("layanan"), pk=pk)
    surat = surat_berjalan(permohonan)
    if surat is None or surat.register is None:
        raise Http404
    if permohonan.tahap not in BISA:
        messages.error(request, "Surat ini belum ditandatangani. Betulkan lewat langkahnya.")
        return redirect("layanan:permohonan_rinci", pk=pk)
    form = BISA[Tahap(permohonan.tahap)](request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _betulkan(request, surat, form.cleaned_data)
    konteks = {
        "permohonan": permohonan,
        "surat": surat,
        "form": form,
        "diserahkan": permohonan.tahap == Tahap.SELESAI,
    }
    return render(request, "layanan/surat_betulkan.html", konteks, status=400 if form.errors else 200)


def _betulkan(request: PetugasRequest, surat: Surat, isi: dict[str, Any]) -> HttpResponse:
    """Before hand-over the same request, afterwards a new one."""
    tujuan = surat.permohonan_id
    try:
        if surat.permohonan.tahap == Tahap.SIAP:
            betulkan_sebelum_serah(surat, alasan=isi["alasan"], pelaku=request.user)
            messages.success(request, "Surat kembali ke penulisnya. Nomor dan tanggalnya tetap.")
        else:
            orang, kunci = request.user, isi["kunci"]
            tujuan = buat_pembetulan(surat, alasan=isi["alasan"], pelaku=orang, kunci=kunci).pk
            messages.success(request, "Surat pengganti disiapkan. Yang lama berlaku sampai ini terbit.")
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect("layanan:permohonan_rinci", pk=tujuan)
