"""The wall: what hangs where, what has to be replaced; hang, look at, take down, print anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai.kode import rapikan_kode
from bungah.naskah import katalog
from bungah.naskah.alur_tempelan import (
    PANJANG_KODE,
    PEMBACA_DINDING,
    PENEMPEL,
    buat_lembar,
    gantung,
    lepas,
    pasang_foto,
    periksa_tempelan,
)
from bungah.naskah.cetak import Kertas
from bungah.naskah.forms_dinding import (
    FotoTempelanForm,
    LepasForm,
    PeriksaForm,
    TempelForm,
    awal_tempel,
)
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.kueri_tempelan import dinding as isi_dinding
from bungah.naskah.kueri_tempelan import nilai_tempelan, tempelan_semua
from bungah.naskah.models import LembarCetak, Tempelan

if TYPE_CHECKING:
    from django.forms import Form

SEHALAMAN = 30


@never_cache
@perlu_peran(*PEMBACA_DINDING)
@require_safe
def dinding(request: PetugasRequest) -> HttpResponse:
    """What has to be replaced first, then everything that hangs, place by place."""
    if "kode" in request.GET:
        return _ke_lembar(request)
    semua = isi_dinding()
    perlu = [satu for satu in semua if satu.keadaan.perlu_ganti]
    konteks = {
        "perlu": perlu,
        "semua": semua,
        "belum": sum(satu.terakhir is None for satu in semua),
        "tanpa_foto": sum(not satu.berfoto for satu in semua),
        "cetak_lagi": sum(satu.keadaan.dicetak_lagi and satu.pengganti is None for satu in perlu),
        "menempel": request.user.berperan(*PENEMPEL),
    }
    return render(request, "naskah/dinding.html", konteks)


def _ke_lembar(request: PetugasRequest) -> HttpResponse:
    """The sheet whose code was typed, or the wall again with what is wrong."""
    kode = rapikan_kode(request.GET["kode"][:60])[:PANJANG_KODE]
    if LembarCetak.objects.filter(kode=kode).exists():
        return redirect("naskah:lembar", kode=kode)
    messages.error(request, "Tidak ada lembar dengan kode itu. Periksa huruf dan angka di pojok lembarnya.")
    return redirect("naskah:dinding")


@never_cache
@perlu_peran(*PEMBACA_DINDING)
@require_safe
def dinding_dilepas(request: PetugasRequest) -> HttpResponse:
    """What hung here before, with the reason it was taken down."""
    semua = tempelan_semua().exclude(dilepas=None).order_by("-dilepas", "-pk")
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "daftar": halaman.object_list,
        "sebelum": f"?halaman={halaman.number - 1}" if halaman.has_previous() else "",
        "sesudah": f"?halaman={halaman.number + 1}" if halaman.has_next() else "",
    }
    return render(request, "naskah/dinding_dilepas.html", konteks)


@never_cache
@perlu_peran(*PEMBACA_DINDING)
@require_safe
def tempelan(request: PetugasRequest, pk: int) -> HttpResponse:
    """One hanging sheet: how it looked, who looked at it, what to do."""
    return _tempelan(request, pk)


def _tempelan(
    request: PetugasRequest,
    pk: int,
    *,
    periksa: Form | None = None,
    lepas_: Form | None = None,
    foto: Form | None = None,
) -> HttpResponse:
    satu = nilai_tempelan([get_object_or_404(tempelan_semua(), pk=pk)])[0]
    menempel = request.user.berperan(*PENEMPEL) and satu.tempelan.dilepas is None
    konteks = {
        "t": satu.tempelan,
        "keadaan": satu.keadaan,
        "berubah": satu.berubah,
        "pengganti": satu.pengganti,
        "berfoto": satu.berfoto,
        "periksa": (periksa or PeriksaForm()) if menempel else None,
        "lepas": (lepas_ or LepasForm()) if menempel else None,
        "foto": (foto or FotoTempelanForm()) if menempel else None,
    }
    return render(request, "naskah/tempelan.html", konteks, status=400 if periksa or lepas_ or foto else 200)


@never_cache
@perlu_peran(*PEMBACA_DINDING)
@require_safe
def tempelan_foto(request: PetugasRequest, pk: int) -> HttpResponse:
    """How it looked."""
    isi = Tempelan.objects.filter(pk=pk).values_list("foto", flat=True).first()
    if not isi:
        raise Http404
    kepala = {"Content-Disposition": f'inline; filename="tempelan-{pk}.jpg"'}
    return HttpResponse(bytes(isi), content_type="image/jpeg", headers=kepala)


@never_cache
@perlu_peran(*PENEMPEL)
@require_POST
def tempelan_foto_pasang(request: PetugasRequest, pk: int) -> HttpResponse:
    """A photo taken later."""
    satu, form = get_object_or_404(Tempelan, pk=pk), FotoTempelanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _tempelan(request, pk, foto=form)
    if _coba(request, lambda: pasang_foto(satu, foto=form.cleaned_data["foto"], pelaku=request.user)):
        messages.success(request, "Foto tersimpan.")
    return redirect("naskah:tempelan", pk=pk)


@never_cache
@perlu_peran(*PENEMPEL)
@require_POST
def tempelan_periksa(request: PetugasRequest, pk: int) -> HttpResponse:
    """Somebody stands before it."""
    satu, form = get_object_or_404(Tempelan, pk=pk), PeriksaForm(request.POST)
    if not form.is_valid():
        return _tempelan(request, pk, periksa=form)
    if _coba(request, lambda: periksa_tempelan(satu, **form.isi(), pelaku=request.user)):
        messages.success(request, "Pemeriksaan tercatat.")
    return redirect("naskah:tempelan", pk=pk)


@never_cache
@perlu_peran(*PENEMPEL)
@require_POST
def tempelan_lepas(request: PetugasRequest, pk: int) -> HttpResponse:
    """Taken down."""
    satu, form = get_object_or_404(Tempelan, pk=pk), LepasForm(request.POST)
    if form.is_valid():
        try:
            lepas(satu, **form.cleaned_data, pelaku=request.user)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, "Tercatat dilepas.")
            return redirect("naskah:dinding")
    return _tempelan(request, pk, lepas_=form)


@never_cache
@perlu_peran(*PENEMPEL)
@require_POST
def tempelan_cetak_ulang(request: PetugasRequest, pk: int) -> HttpResponse:
    """The same print anew, as it would be today, on the same paper for the same distance."""
    lama = get_object_or_404(Tempelan.objects.select_related("lembar"), pk=pk).lembar
    try:
        cetakan = katalog.cari(lama.jenis)
        baru, _ = buat_lembar(
            cetakan, lama.sasaran, kertas=Kertas(lama.kertas), jarak=lama.jarak_mm, pelaku=request.user
        )
    except (TidakDicetak, Ditolak) as tolak:
        messages.error(request, str(tolak))
        return redirect("naskah:tempelan", pk=pk)
    messages.success(request, "Lembar baru siap dicetak. Sesudah ditempel, catat di sini.")
    return redirect(f"{reverse('naskah:lembar', args=[baru.kode])}?ganti={pk}")


def _coba(request: PetugasRequest, perbuatan: Any) -> bool:
    """Do it; a refusal becomes a message."""
    try:
        perbuatan()
    except Ditolak as tolak:
        messages.error(request, str(tolak))
        return False
    return True


@never_cache
@perlu_peran(*PENEMPEL)
@require_http_methods(["GET", "HEAD", "POST"])
def tempel(request: PetugasRequest, kode: str) -> HttpResponse:
    """It hangs: filled in on the spot, with the phone that takes the photo."""
    lembar = get_object_or_404(LembarCetak, kode=rapikan_kode(kode))
    ganti = _ganti(request, lembar)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TempelForm(*data, initial=awal_tempel(ganti))
    if data and form.is_valid():
        try:
            baru = gantung(lembar, form.isi(), pelaku=request.user, ganti=ganti)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, "Tercatat menempel.")
            return redirect("naskah:tempelan", pk=baru.pk)
    konteks = {"lembar": lembar, "form": form, "ganti": ganti}
    return render(request, "naskah/tempel.html", konteks, status=400 if data else 200)


def _ganti(request: PetugasRequest, lembar: LembarCetak) -> Tempelan | None:
    """The sheet whose place it takes: of the same kind and subject, still hanging."""
    teks = request.POST.get("ganti") or request.GET.get("ganti", "")
    if not (teks.isascii() and teks.isdigit()):
        return None
    sama = {"lembar__jenis": lembar.jenis, "lembar__sasaran": lembar.sasaran, "dilepas": None}
    return (
        Tempelan.objects.select_related("lembar", "tempat").defer("foto").filter(pk=int(teks), **sama).first()
    )
