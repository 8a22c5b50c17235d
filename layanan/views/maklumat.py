"""The service charter in the office: written, printed, signed; what changed since in what it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import SEMUA_PETUGAS, Peran
from bungah.naskah.kueri_halaman import kata_cetak
from layanan.alur.bagan import PEMBACA_STANDAR
from layanan.alur.maklumat import ALUR_MAKLUMAT, PENYUSUN_MAKLUMAT, tulis_maklumat
from layanan.aturan.maklumat import alinea
from layanan.forms.maklumat import MaklumatForm, TandaForm
from layanan.kueri.maklumat import (
    berubah_sejak_tanda,
    maklumat_berlaku,
    maklumat_draf,
    semua_maklumat,
    tanda_draf,
)
from layanan.models import Maklumat

if TYPE_CHECKING:
    from django.forms import BaseForm


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def maklumat(request: PetugasRequest) -> HttpResponse:
    """The charter in force, the draft with its words, who signed when (R160, R162, R163)."""
    form = MaklumatForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            satu = tulis_maklumat(
                form.cleaned_data["isi"], pelaku=request.user, semula=form.cleaned_data["semula"]
            )
        except Ditolak as tolak:
            form.add_error("isi", str(tolak))
        else:
            kata = "Cetak drafnya untuk dibaca, SK-nya untuk ditandatangani."
            messages.success(request, f"Draf maklumat versi {satu.versi} disimpan. {kata}")
            return redirect("layanan:maklumat")
    return _halaman(request, tulis=form if form.is_bound else None)


@never_cache
@perlu_peran(*PENYUSUN_MAKLUMAT)
@require_http_methods(["GET", "HEAD", "POST"])
def maklumat_tanda(request: PetugasRequest) -> HttpResponse:
    """Record that the draft was signed with the pen; a refusal keeps what was typed."""
    draf = maklumat_draf()
    if request.method != "POST" or draf is None:
        return redirect("layanan:maklumat")
    form = TandaForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            ALUR_MAKLUMAT.jalankan(draf, "tandatangani", pelaku=request.user, **form.isi())
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(
                request,
                f"Maklumat versi {draf.versi} berlaku. Cetak lembarnya, bubuhkan tanda tangan, lalu pasang.",
            )
            return redirect("layanan:maklumat")
    return _halaman(request, tanda=form)


def _halaman(
    request: PetugasRequest, tulis: BaseForm | None = None, tanda: BaseForm | None = None
) -> HttpResponse:
    berlaku, draf = maklumat_berlaku(), maklumat_draf()
    menyusun = request.user.berperan(*PENYUSUN_MAKLUMAT)
    konteks: dict[str, Any] = {
        "berlaku": berlaku,
        "bunyi": alinea(berlaku.isi) if berlaku else [],
        "draf": draf,
        "bunyi_draf": alinea(draf.isi) if draf else [],
        "berubah": berubah_sejak_tanda(berlaku),
        "mencetak": request.user.berperan(*SEMUA_PETUGAS, Peran.ADMIN),
        "lama": [satu for satu in semua_maklumat() if satu.status == Maklumat.Status.LAMA],
    }
    if menyusun:
        konteks["tulis"] = tulis or MaklumatForm(initial=_awal(draf, berlaku))
        konteks["tanda"] = (tanda or TandaForm(initial={"hari": timezone.localdate()})) if draf else None
    salah = bool((tulis and tulis.errors) or (tanda and tanda.errors))
    return render(request, "layanan/maklumat.html", konteks, status=400 if salah else 200)


def _awal(draf: Maklumat | None, berlaku: Maklumat | None) -> dict[str, str]:
    """The draft's words, else those in force, else the office's own beginning."""
    satu = draf or berlaku
    isi = satu.isi if satu else kata_cetak("kata-maklumat").get("Isi", "")
    return {"isi": isi, "semula": tanda_draf(draf)}


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def maklumat_foto(request: PetugasRequest, pk: int) -> HttpResponse:
    """The photo of the signed sheet."""
    satu = get_object_or_404(Maklumat, pk=pk)
    if not satu.pindaian:
        raise Http404
    return HttpResponse(bytes(satu.pindaian), content_type="image/jpeg")
