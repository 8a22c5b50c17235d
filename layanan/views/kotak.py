"""The kepala desa's inbox on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.nilai import pukul, tanggal_surat
from bungah.dasar.peran import Peran
from bungah.naskah.lembar import baca, banyak_halaman
from bungah.naskah.models import NaskahIsi
from layanan.alur.permohonan import PENULIS
from layanan.alur.surat import kembalikan_surat
from layanan.alur.tanda_tangan import BANYAK_SEKALIGUS, setujui_surat
from layanan.forms.permohonan import CatatanForm
from layanan.kueri.permohonan import pengaju
from layanan.kueri.surat import menunggu_tanda_tangan
from layanan.views.jawab import kerjakan
from layanan.views.surat import surat_atau_404

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse


def _perlu_hp() -> None:
    if Fitur.Kode.SETUJU_HP not in fitur_menyala():
        raise Http404


@never_cache
@perlu_peran(Peran.KADES)
@require_safe
def kotak(request: PetugasRequest) -> HttpResponse:
    """What waits for the kepala desa, oldest first; what was agreed to waits for the pen only."""
    _perlu_hp()
    daftar = list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS])
    konteks = {
        "belum": [s for s in daftar if not s.disetujui],
        "setuju": [s for s in daftar if s.disetujui],
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/kotak.html", konteks)


@never_cache
@perlu_peran(Peran.KADES)
@require_safe
def kotak_surat(request: PetugasRequest, pk: int) -> HttpResponse:
    """One letter with the very file, who wrote it, the promised time, and two deeds within thumb reach."""
    _perlu_hp()
    daftar = list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS])
    surat = next((s for s in daftar if s.permohonan_id == pk), None)
    if surat is None:
        messages.info(request, "Surat itu tidak menunggu tanda tangan lagi.")
        return redirect("layanan:kotak")
    isi, penulis = NaskahIsi.objects.get(pk=surat.isi_terakhir), pengaju(surat.permohonan)
    konteks = {
        "surat": surat,
        "permohonan": surat.permohonan,
        "berkas": surat.permohonan.berkas.select_related("persyaratan").exclude(keadaan="belum"),
        "sha256": isi.sha256,
        "halaman": range(1, banyak_halaman(bytes(isi.isi)) + 1),
        "teks": baca(bytes(isi.isi)),
        "penulis": penulis,
        "kata_penulis": f"ditulis {penulis.ditutup_oleh} {pukul(penulis.selesai)}"
        if penulis and penulis.selesai
        else "",
        "janji": _kata_janji(surat.permohonan.jatuh_tempo),
        "urut": daftar.index(surat) + 1,
        "jumlah": len(daftar),
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/kotak_surat.html", konteks)


def _kata_janji(janji: datetime | None) -> str:
    """The promised time, with its day when that is not today."""
    if janji is None:
        return ""
    hari = timezone.localdate(janji)
    return pukul(janji) if hari == timezone.localdate() else f"{tanggal_surat(hari)} {pukul(janji)}"


@perlu_peran(Peran.KADES)
@require_POST
def kotak_setujui(request: PetugasRequest, pk: int) -> HttpResponse:
    """Agree to the bytes that were shown; the next letter opens."""
    surat = surat_atau_404(pk)
    sha256 = request.POST.get("sha256", "")[:64] or "-"
    if not kerjakan(request, lambda: setujui_surat(surat, pelaku=request.user, sha256=sha256)):
        return redirect("layanan:kotak_surat", pk=pk)
    messages.success(request, f"Surat {surat} disetujui. Tanda tangan basah menyusul.")
    berikut = menunggu_tanda_tangan().filter(disetujui=False).first()
    return redirect("layanan:kotak_surat", pk=berikut.permohonan_id) if berikut else redirect("layanan:kotak")


@never_cache
@perlu_peran(Peran.KADES, *PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def kotak_kembalikan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Return a letter with a reason; it keeps its number. From the phone, or noted on the cover sheet."""
    surat = surat_atau_404(pk)
    form = CatatanForm(request.POST if request.method == "POST" else None)
    kades = request.user.berperan(Peran.KADES)
    if form.is_bound and form.is_valid():
        alasan = form.cleaned_data["catatan"]
        if kerjakan(request, lambda: kembalikan_surat(surat, pelaku=request.user, alasan=alasan)):
            messages.success(request, f"Surat {surat} dikembalikan untuk diperbaiki.")
        return redirect("layanan:kotak" if kades else "layanan:tumpukan")
    konteks = {
        "surat": surat,
        "permohonan": surat.permohonan,
        "form": form,
        "kembali": reverse("layanan:kotak_surat" if kades else "layanan:permohonan_rinci", args=[pk]),
    }
    return render(request, "layanan/kotak_kembalikan.html", konteks)
