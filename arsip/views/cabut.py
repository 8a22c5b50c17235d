"""Revocation: ask for it, decide it after a step-up, and the list of what was revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arsip.alur_cabut import PEMINTA, cabut, minta_cabut, tolak_cabut
from arsip.forms import CabutForm
from arsip.kueri import BANYAK, permintaan_cabut, surat_dicabut
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.lembar_csv import tulis_csv
from bungah.dasar.naik import NaikForm
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import MEJA, Peran

if TYPE_CHECKING:
    from arsip.models import Pencabutan

PENCABUT = (*PEMINTA, Peran.KADES)
PEMBACA = (*MEJA, Peran.ARSIPARIS, Peran.KADES, Peran.AUDITOR)
KEPALA = ("Nomor", "Tanggal surat", "Isi singkat", "Dicabut", "Alasan", "Diminta oleh", "Dicabut oleh")


@never_cache
@perlu_peran(*PENCABUT)
@require_http_methods(["GET", "HEAD", "POST"])
def cabut_surat(request: PetugasRequest, pk: int) -> HttpResponse:
    """Officers ask with a reason; the kepala desa revokes after proving who they are."""
    baris = get_object_or_404(SuratKeluar.objects.select_related("naskah"), pk=pk)
    permintaan = permintaan_cabut().filter(surat=baris).first()
    if baris.status != SuratKeluar.Status.TERBIT:
        messages.error(request, f"Surat ini tidak bisa dicabut. Keadaannya: {baris.get_status_display()}.")
        return redirect("arsip:surat", pk=pk)
    if request.user.berperan(Peran.KADES):
        return _putuskan(request, baris, permintaan)
    form = CabutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _minta(request, baris, form.cleaned_data["alasan"])
    konteks = {"s": baris, "form": form, "permintaan": permintaan}
    return render(request, "arsip/cabut_minta.html", konteks, status=400 if form.errors else 200)


def _minta(request: PetugasRequest, baris: SuratKeluar, alasan: str) -> HttpResponse:
    try:
        minta_cabut(baris, alasan=alasan, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, "Pencabutan diminta. Surat tetap berlaku sampai Kepala Desa mencabutnya.")
    return redirect("arsip:surat", pk=baris.pk)


def _putuskan(request: PetugasRequest, baris: SuratKeluar, permintaan: Pencabutan | None) -> HttpResponse:
    """The kepala desa: reason first, proof last, so that no code is used up by an empty reason."""
    isi = request.POST if request.method == "POST" else None
    awal = {"alasan": permintaan.alasan if permintaan else ""}
    form, naik = CabutForm(isi, initial=awal), NaikForm(request, isi)
    if isi is not None and form.is_valid() and naik.is_valid() and naik.naik is not None:
        try:
            cabut(baris, alasan=form.cleaned_data["alasan"], pelaku=request.user, naik=naik.naik)
        except Ditolak as tolak:
            messages.error(request, str(tolak))
        else:
            messages.success(request, f"Surat {baris.naskah.nomor} dicabut. Siapa pun yang memeriksa tahu.")
        return redirect("arsip:surat", pk=baris.pk)
    konteks = {"s": baris, "form": form, "naik_form": naik, "permintaan": permintaan}
    salah = isi is not None and (form.errors or naik.errors)
    return render(request, "arsip/cabut.html", konteks, status=400 if salah else 200)


@perlu_peran(Peran.KADES)
@require_POST
def cabut_tolak(request: PetugasRequest, pk: int) -> HttpResponse:
    """The kepala desa leaves the letter in force."""
    permintaan = get_object_or_404(permintaan_cabut(), surat=pk)
    try:
        tolak_cabut(permintaan, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, "Permintaan ditolak. Surat tetap berlaku.")
    return redirect("arsip:surat", pk=pk)


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def dicabut(request: PetugasRequest) -> HttpResponse:
    """What waits for the kepala desa, and what was revoked, newest first."""
    daftar = list(surat_dicabut()[: BANYAK + 1])
    konteks = {
        "permintaan": list(permintaan_cabut()[:BANYAK]),
        "daftar": daftar[:BANYAK],
        "lebih": len(daftar) > BANYAK,
        "memutuskan": request.user.berperan(Peran.KADES),
    }
    return render(request, "arsip/dicabut.html", konteks)


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def dicabut_csv(_request: PetugasRequest) -> HttpResponse:
    """Every revoked letter for a spreadsheet; no name of a resident stands in it."""
    isi = tulis_csv(KEPALA, [_baris_csv(satu) for satu in surat_dicabut()])
    kepala = {"Content-Disposition": 'attachment; filename="surat-dicabut.csv"'}
    return HttpResponse(isi, content_type="text/csv; charset=utf-8", headers=kepala)


def _baris_csv(satu: Pencabutan) -> tuple[str, ...]:
    naskah = satu.surat.naskah
    pada = tanggal_surat(timezone.localtime(satu.dicabut_pada)) if satu.dicabut_pada else ""
    return (
        *(naskah.nomor, naskah.tanggal.isoformat(), satu.surat.isi_singkat, pada, satu.alasan),
        *(str(satu.diminta_oleh), str(satu.dicabut_oleh)),
    )
