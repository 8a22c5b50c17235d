"""A whole wall as one zip: order it, watch it, take it home; works without JavaScript."""

from __future__ import annotations

from typing import Final, cast

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.naskah import katalog
from bungah.naskah.alur_borongan import (
    SIMPAN,
    berkas_zip,
    hentikan,
    lembar_kertas,
    mulai_anak,
    pesan_borongan,
    terhenti,
)
from bungah.naskah.alur_tempelan import PENEMPEL
from bungah.naskah.forms_dinding import BoronganForm
from bungah.naskah.kueri_tempelan import dinding
from bungah.naskah.models import CetakBorongan

TERAKHIR: Final = 5
SEGARKAN: Final = 3  # seconds


@never_cache
@perlu_peran(*PENEMPEL)
@require_http_methods(["GET", "HEAD", "POST"])
def borongan(request: PetugasRequest) -> HttpResponse:
    """Choose what to print for the whole wall; the orders of the last days."""
    boleh = [satu for satu in katalog.semua().values() if request.user.berperan(*satu.peran)]
    data = request.POST if request.method == "POST" else None
    awal = [satu.jenis for satu in boleh if satu.dinding and satu.sedinding]
    form = BoronganForm(data, cetakan=boleh, initial={"jenis": awal})
    if data is not None and form.is_valid():
        try:
            satu = pesan_borongan(form.pesanan(), pelaku=request.user)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            mulai_anak(satu)
            return redirect("naskah:borongan_rinci", pk=satu.pk)
    daftar = [(satu, berkas_zip(satu) is not None) for satu in CetakBorongan.objects.all()[:TERAKHIR]]
    konteks = {"form": form, "daftar": daftar, "ada": bool(boleh)}
    return render(request, "naskah/borongan.html", konteks, status=200 if data is None else 400)


@never_cache
@perlu_peran(*PENEMPEL)
@require_POST
def borongan_usang(request: PetugasRequest) -> HttpResponse:
    """Everything that has to be replaced and was not printed anew yet, as one zip."""
    perlu = [s for s in dinding() if s.keadaan.dicetak_lagi and s.pengganti is None]
    pesanan = dict.fromkeys((s.lembar.jenis, s.lembar.sasaran, s.lembar.kertas) for s in perlu)
    try:
        satu = pesan_borongan(list(pesanan), pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
        return redirect("naskah:dinding")
    mulai_anak(satu)
    return redirect("naskah:borongan_rinci", pk=satu.pk)


@never_cache
@perlu_peran(*PENEMPEL)
@require_safe
def borongan_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """How far it is; the page asks again by itself while it runs."""
    satu = get_object_or_404(CetakBorongan.objects.select_related("oleh"), pk=pk)
    berhenti = terhenti(satu)
    judul = {jenis: cetakan.judul for jenis, cetakan in katalog.semua().items()}
    konteks = {
        "satu": satu,
        "terhenti": berhenti,
        "ada": berkas_zip(satu) is not None,
        "sampai": satu.selesai + SIMPAN if satu.selesai else None,
        "kertas": lembar_kertas(satu),
        "sudah": satu.jadi + len(satu.gagal),
        "gagal": _gagal(satu, judul),
    }
    jawab = render(request, "naskah/borongan_rinci.html", konteks)
    if satu.berjalan and not berhenti:
        jawab.headers["Refresh"] = str(SEGARKAN)
    return jawab


def _gagal(satu: CetakBorongan, judul: dict[str, str]) -> list[tuple[str, list[str], str]]:
    """What was refused, one row for each print and reason, with whom it was about."""
    hasil: dict[tuple[str, str], list[str]] = {}
    for _, jenis, kode, kata in satu.gagal:
        hasil.setdefault((judul.get(jenis, jenis), kata), []).append(kode)
    return [(jenis, [k for k in kode if k], kata) for (jenis, kata), kode in hasil.items()]


@never_cache
@perlu_peran(*PENEMPEL)
@require_POST
def borongan_lanjut(request: PetugasRequest, pk: int) -> HttpResponse:
    """Take up what a dead process left; a living one is not disturbed."""
    satu = get_object_or_404(CetakBorongan, pk=pk)
    if satu.berjalan:
        mulai_anak(satu)
        messages.success(request, "Dilanjutkan dari lembar terakhir yang jadi.")
    return redirect("naskah:borongan_rinci", pk=pk)


@never_cache
@perlu_peran(*PENEMPEL)
@require_POST
def borongan_henti(request: PetugasRequest, pk: int) -> HttpResponse:
    """Make no more of it."""
    try:
        hentikan(get_object_or_404(CetakBorongan, pk=pk), pelaku=request.user)
        messages.success(request, "Dihentikan. Tidak ada lagi yang dicetak.")
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect("naskah:borongan_rinci", pk=pk)


@never_cache
@perlu_peran(*PENEMPEL)
@require_safe
def borongan_unduh(request: PetugasRequest, pk: int) -> HttpResponse:
    """The zip, for a day."""
    satu = get_object_or_404(CetakBorongan, pk=pk)
    jalur = berkas_zip(satu)
    if jalur is None:
        messages.error(request, "Berkas ini sudah dihapus sesudah sehari. Pesan cetak borongan sekali lagi.")
        return redirect("naskah:borongan_rinci", pk=pk)
    jawab = FileResponse(jalur.open("rb"), as_attachment=True, filename=satu.berkas)
    return cast("HttpResponse", jawab)  # in pieces: a wall is tens of megabytes
