"""Prints of the catalogue: choose what, about whom, on which paper; the sheet that was made."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai.kode import rapikan_kode
from bungah.dasar.peran import SEMUA_PETUGAS, Peran
from bungah.naskah import katalog
from bungah.naskah.alur_tempelan import PEMBACA_DINDING, PENEMPEL, buat_lembar, cetak_lembar
from bungah.naskah.cetak import Kertas
from bungah.naskah.forms_dinding import CetakForm, sebut_kertas
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import sebut_jarak
from bungah.naskah.kueri_tempelan import nilai_lembar, tempelan_semua
from bungah.naskah.models import LembarCetak
from bungah.naskah.ubin_pdf import banyak_lembar

if TYPE_CHECKING:
    from bungah.naskah.katalog import Cetakan

PENCETAK = (*SEMUA_PETUGAS, Peran.ADMIN)
TERAKHIR = 12
TOKO = (Kertas.A3, Kertas.A1)  # larger paper an office gets printed elsewhere
UBIN_SEDIKIT = 1.5  # times the small paper; below that a larger sheet is no reason to cut


@never_cache
@perlu_peran(*PENCETAK)
@require_safe
def cetakan_daftar(request: PetugasRequest) -> HttpResponse:
    """Everything this person may print: for the wall, for the desk; and what was printed last."""
    boleh = [satu for satu in katalog.semua().values() if request.user.berperan(*satu.peran)]
    konteks = {
        "bagian": [
            ("Untuk dinding", [satu for satu in boleh if satu.dinding]),
            ("Untuk meja dan tangan", [satu for satu in boleh if not satu.dinding]),
        ],
        "terakhir": LembarCetak.objects.select_related("oleh")[:TERAKHIR],
        "menempel": request.user.berperan(*PENEMPEL),
        "membaca": request.user.berperan(*PEMBACA_DINDING),
    }
    return render(request, "naskah/cetakan_daftar.html", konteks)


@never_cache
@perlu_peran(*PENCETAK)
@require_http_methods(["GET", "HEAD", "POST"])
def cetakan(request: PetugasRequest, jenis: str) -> HttpResponse:
    """Choose; a sheet that is to hang gets its code, others are shown at once."""
    satu = _cari(request, jenis)
    data = request.POST if request.method == "POST" else None
    form = CetakForm(data, cetakan=satu, initial={"sasaran": request.GET.get("kode")})
    hitung: list[str] = []
    if data is not None and form.is_valid():
        try:
            if "hitung" not in data:
                return _cetak(request, satu, form, tempel=satu.dinding or "tempel" in data)
            hitung = _hitung(satu, form)
        except (TidakDicetak, Ditolak) as tolak:
            form.add_error(None, str(tolak))
    konteks = {"cetakan": satu, "form": form, "hitung": hitung}
    return render(request, "naskah/cetakan.html", konteks, status=200 if data is None or hitung else 400)


def _cari(request: PetugasRequest, jenis: str) -> Cetakan:
    satu = katalog.semua().get(jenis)
    if satu is None:
        raise Http404
    if not request.user.berperan(*satu.peran):
        raise PermissionDenied
    return satu


def _cetak(request: PetugasRequest, satu: Cetakan, form: CetakForm, *, tempel: bool) -> HttpResponse:
    kode, kertas, jarak = form.butir()
    if not tempel:
        hasil = katalog.cetak(satu, kode, kertas=kertas)
        return _pdf(hasil.pdf, "-".join(filter(None, (satu.jenis, kode))))
    lembar, pdf = buat_lembar(satu, kode, kertas=kertas, jarak=jarak, pelaku=request.user)
    messages.info(request, f"Jadi: {_sebut_lembar(pdf, kertas)}.")
    return redirect("naskah:lembar", kode=lembar.kode)


def _hitung(satu: Cetakan, form: CetakForm) -> list[str]:
    """How many sheets the printer will use: the chosen paper first, what a copy shop has beside it."""
    kode, minta, jarak = form.butir()
    hasil = [_sebut_lembar(katalog.cetak(satu, kode, kertas=minta, jarak=jarak).pdf, minta)]
    lebih_besar = satu.kertas[satu.kertas.index(minta) + 1 :]
    for lain in (k for k in TOKO if satu.dinding and k in lebih_besar):
        with suppress(TidakDicetak):
            hasil.append(_sebut_lembar(katalog.cetak(satu, kode, kertas=lain, jarak=jarak).pdf, lain))
    return hasil


def _sebut_lembar(pdf: bytes, kertas: Kertas) -> str:
    return f"{banyak_lembar(pdf)} lembar {sebut_kertas(kertas).partition(' (')[0]}"


def _pdf(isi: bytes, nama: str) -> HttpResponse:
    kepala = {"Content-Disposition": f'inline; filename="{nama}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)


@never_cache
@perlu_peran(*{*PENCETAK, *PEMBACA_DINDING})
@require_safe
def lembar(request: PetugasRequest, kode: str) -> HttpResponse:
    """A sheet that was printed: open its file, write down where it hangs."""
    satu = get_object_or_404(LembarCetak.objects.select_related("oleh"), kode=rapikan_kode(kode))
    teks = request.GET.get("ganti", "")
    konteks = {
        "lembar": satu,
        "jarak": sebut_jarak(satu.jarak_mm),
        "berubah": nilai_lembar(satu),
        "tempelan": tempelan_semua().filter(lembar=satu).order_by("dilepas", "-sejak"),
        "menempel": request.user.berperan(*PENEMPEL),
        "ganti": teks if teks.isascii() and teks.isdigit() else "",
        "ubin": _ubin(satu),
    }
    return render(request, "naskah/lembar.html", konteks)


def _ubin(satu: LembarCetak) -> list[Kertas]:
    """Papers of an office printer that are much smaller than this sheet."""
    lebar, tinggi = Kertas(satu.kertas).ukuran_mm
    return [k for k in (Kertas.A4, Kertas.F4) if lebar * tinggi >= UBIN_SEDIKIT * k.lembar.luas]


@never_cache
@perlu_peran(*{*PENCETAK, *PEMBACA_DINDING})
@require_safe
def lembar_pdf(request: PetugasRequest, kode: str) -> HttpResponse:
    """Its file, as long as it says what it said; ``?ubin=a4`` gives pieces for a smaller printer."""
    satu = get_object_or_404(LembarCetak, kode=rapikan_kode(kode))
    ubin = next((k for k in _ubin(satu) if k == request.GET.get("ubin")), None)
    try:
        nama = "-".join(filter(None, (satu.jenis, satu.kode, ubin and f"potongan-{ubin}")))
        return _pdf(cetak_lembar(satu, ubin=ubin), nama)
    except TidakDicetak as tolak:
        messages.error(request, str(tolak))
        return redirect("naskah:lembar", kode=satu.kode)
