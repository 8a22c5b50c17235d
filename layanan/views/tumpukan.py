"""The signing stack on paper: print it, tick what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.lembar import banyak_halaman, satukan
from bungah.naskah.models import NaskahIsi
from layanan.alur.permohonan import PENULIS
from layanan.alur.tanda_tangan import BANYAK_SEKALIGUS, catat_tanda_tangan
from layanan.cetak.pengantar import cetak_pengantar
from layanan.forms.tanda_tangan import TandaTanganForm
from layanan.kueri.surat import menunggu_tanda_tangan
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.http import HttpResponse

    from layanan.models import Surat


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def tumpukan(request: PetugasRequest) -> HttpResponse:
    """Letters waiting for the pen: print the stack, then tick what came back (at most 30)."""
    semua = list(menunggu_tanda_tangan()[: BANYAK_SEKALIGUS + 1])
    daftar = semua[:BANYAK_SEKALIGUS]
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and "semua" in data:
        data.setlist("surat", data.getlist("tampil"))  # what the page showed, nothing that came since
    form = TandaTanganForm(data, pilihan=[(s.isi_terakhir, str(s)) for s in daftar])
    if data is not None and form.is_valid():
        terpilih = [s for s in daftar if s.isi_terakhir in set(form.cleaned_data["surat"])]
        try:
            catat_tanda_tangan(terpilih, pelaku=request.user, terjadi_pada=form.cleaned_data["terjadi_pada"])
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"{len(terpilih)} surat terbit dan siap diambil.")
            return redirect("layanan:tumpukan")
    dicentang = set(form["surat"].value() or []) if data is not None else set()
    konteks = {
        "daftar": [(s, str(s.isi_terakhir) in dicentang) for s in daftar],
        "lebih": len(semua) > BANYAK_SEKALIGUS,
        "form": form,
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/tumpukan.html", konteks)


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def tumpukan_pengantar(request: PetugasRequest) -> HttpResponse:
    """The cover sheet of the stack as PDF."""
    daftar = list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS])
    halaman = {s.pk: banyak_halaman(isi) for s, isi in _isi_tumpukan(daftar)}
    try:
        return pdf(cetak_pengantar(daftar, halaman, penyusun=request.user), "lembar-pengantar")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:tumpukan")


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def tumpukan_surat(request: PetugasRequest) -> HttpResponse:
    """All letters of the stack as one print order, in the order of the cover sheet."""
    isi = [satu for _, satu in _isi_tumpukan(list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS]))]
    if not isi:
        messages.info(request, "Tidak ada surat yang menunggu tanda tangan.")
        return redirect("layanan:tumpukan")
    return pdf(satukan(isi), "tumpukan-surat")


def _isi_tumpukan(daftar: list[Any]) -> list[tuple[Surat, bytes]]:
    """The frozen bytes of these letters, in one query."""
    isi = NaskahIsi.objects.in_bulk([satu.isi_terakhir for satu in daftar])
    return [(satu, bytes(isi[satu.isi_terakhir].isi)) for satu in daftar]
