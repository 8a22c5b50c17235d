"""The deeds of one request, the lists of work, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import salam
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.giliran import ambil, lanjutkan
from layanan.alur.permohonan import (
    PENULIS,
    perbarui_berkas,
    serahkan_semua,
)
from layanan.cetak.permohonan import cetak_tanda_terima
from layanan.forms.permohonan import (
    BerkasForm,
    SerahSemuaForm,
)
from layanan.kueri.dikembalikan import dengan_alasan
from layanan.kueri.permohonan import (
    antrean_proses,
    berkas_kurang,
    ditunda,
    giliran_kerja,
    siap_diambil,
)
from layanan.models import Langkah, Permohonan
from layanan.views.jawab import catatan_dari, kerjakan, pdf

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK_BARIS = 50
PEMBACA = (*MEJA, Peran.KADES, Peran.ARSIPARIS)


# Deeds of one request's page


def kerjakan_ini(
    request: PetugasRequest, permohonan: Permohonan, *, alasan: str = "", alih: bool = False
) -> HttpResponse:
    """Take the request when it may be taken; a step that writes a letter opens the letter's form."""
    if kerjakan(request, lambda: ambil(permohonan, pelaku=request.user, alasan=alasan, alih=alih)):
        terbuka = permohonan.langkah.filter(selesai=None).select_related("langkah").first()
        if terbuka and terbuka.langkah.perbuatan == Langkah.Perbuatan.AJUKAN:
            return redirect("layanan:surat_tulis", pk=permohonan.pk)
    return redirect("layanan:permohonan_rinci", pk=permohonan.pk)


@perlu_peran(*MEJA)
@require_POST
def permohonan_berkas(request: PetugasRequest, pk: int) -> HttpResponse:
    """Update the checklist of an incomplete request."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("standar", "layanan"), pk=pk)
    form = BerkasForm(request.POST, standar=permohonan.standar, permohonan=permohonan)
    if form.is_valid():
        kerjakan(request, lambda: perbarui_berkas(permohonan, form.jawaban(), pelaku=request.user))
    else:
        messages.error(request, "Pilihan berkasnya tidak dikenal. Muat ulang halaman ini.")
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*PENULIS)
@require_POST
def permohonan_ambil(request: PetugasRequest, pk: int) -> HttpResponse:
    """Take a request to work on; a letter's form opens next."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("layanan"), pk=pk)
    return kerjakan_ini(request, permohonan, alasan=catatan_dari(request), alih="alih" in request.POST)


@perlu_peran(*PENULIS)
@require_POST
def permohonan_lanjutkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """End a pause."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    kerjakan(request, lambda: lanjutkan(permohonan, pelaku=request.user))
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*PEMBACA)
@require_safe
def tanda_terima(request: PetugasRequest, pk: int) -> HttpResponse:
    """The receipt of files as PDF."""
    permohonan = get_object_or_404(
        Permohonan.objects.select_related(
            "layanan", "warga", "kunjungan__kelompok", "standar", "dicatat_oleh__pegawai__jabatan"
        ),
        pk=pk,
        pegawai=None,
    )
    try:
        return pdf(cetak_tanda_terima(permohonan), f"tanda-terima-{permohonan.kunjungan.nomor}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:permohonan_rinci", pk=pk)


# Lists of work


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def proses(request: PetugasRequest) -> HttpResponse:
    """What waits to be made, per service oldest complete file first; what stands aside and why."""
    antre = dengan_alasan(list(antrean_proses()[:BANYAK_BARIS]))
    giliran = giliran_kerja(antre)
    konteks = {
        "antre": antre,
        "giliran": giliran,
        "pertama": next((satu.pk for satu in antre if satu.pk in giliran), None),
        "kurang": berkas_kurang()[:BANYAK_BARIS],
        "ditunda": ditunda()[:BANYAK_BARIS],
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/proses.html", konteks)


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def penyerahan(request: PetugasRequest) -> HttpResponse:
    """Letters ready for their owners: one key hands over one, or everything ticked in one act."""
    siap = list(siap_diambil()[:BANYAK_BARIS])
    data = request.POST if request.method == "POST" else None
    form = SerahSemuaForm(data, pemohon={satu.pk: satu.orang for satu in siap})
    if data is not None and form.is_valid():
        isi = form.cleaned_data
        dipilih = isi.pop("permohonan")
        terpilih = [satu for satu in siap if satu.pk in dipilih]
        if kerjakan(request, lambda: serahkan_semua(terpilih, pelaku=request.user, **isi)):
            messages.success(request, f"{len(terpilih)} surat diserahkan.")
        return redirect("layanan:penyerahan")
    dicentang = set(form["permohonan"].value() or []) if data is not None else set()
    konteks = {
        "siap": [(satu, str(satu.pk) in dicentang) for satu in siap],
        "form": form,
        "salam": salam("selesai")[:1],
    }
    return render(request, "layanan/penyerahan.html", konteks)
