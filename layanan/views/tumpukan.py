"""The signing stack on paper: put it together, print it, tick what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.nilai import hanya_tampak, tampilkan_kode
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.lembar import banyak_halaman, satukan
from bungah.naskah.models import NaskahIsi
from layanan.alur.permohonan import PENULIS
from layanan.alur.tanda_tangan import BANYAK_SEKALIGUS, catat_tanda_tangan
from layanan.alur.tumpukan import susun_tumpukan
from layanan.cetak.pengantar import cetak_pengantar
from layanan.forms.tanda_tangan import TandaTanganForm
from layanan.kueri.periksa import perlu_di_lembar
from layanan.kueri.surat import menunggu_tanda_tangan
from layanan.kueri.tumpukan import BarisTumpukan, isi_tumpukan, tumpukan_menurut_kode
from layanan.views.jawab import kerjakan, pdf
from layanan.views.kotak import PENGESAH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from layanan.models import Tumpukan


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def tumpukan(request: PetugasRequest) -> HttpResponse:
    """Letters waiting for the pen: put the stack together, then tick what came back (at most 30)."""
    if kode := hanya_tampak(request.GET.get("kode", ""))[:120]:
        return _cari(request, kode)
    semua = list(menunggu_tanda_tangan()[: BANYAK_SEKALIGUS + 1])
    baris = [BarisTumpukan(s, s.isi_terakhir, s.isi_terakhir) for s in semua[:BANYAK_SEKALIGUS]]
    form, jawab = _catat(request, baris, None)
    if jawab:
        return jawab
    konteks = _konteks(form, baris, set()) | {
        "lebih": len(semua) > BANYAK_SEKALIGUS,
        "di_hp": Fitur.Kode.SETUJU_HP in fitur_menyala() and request.user.berperan(*PENGESAH),
    }
    return render(request, "layanan/tumpukan.html", konteks)


def _cari(request: PetugasRequest, kode: str) -> HttpResponse:
    """The code typed from a cover sheet, or read by a scanner at the desk."""
    satu = tumpukan_menurut_kode(kode.rstrip("/").rsplit("/", 1)[-1])
    if satu is None:
        messages.error(request, "Kode lembar pengantar itu tidak dikenal. Periksa hurufnya.")
        return redirect("layanan:tumpukan")
    return redirect("layanan:tumpukan_kode", kode=satu.kode)


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def tumpukan_kode(request: PetugasRequest, kode: str) -> HttpResponse:
    """One stack by the code of its cover sheet: everything that can still be ticked is ticked already."""
    satu = _tumpukan_atau_404(kode)
    baris = isi_tumpukan(satu)
    form, jawab = _catat(request, baris, satu)
    if jawab:
        return jawab
    terbuka = {b.isi for b in baris if not b.keadaan}
    baru = "baru" in request.GET  # put together just now: nobody has signed it yet
    konteks = _konteks(form, baris, set() if baru else terbuka) | {
        "tumpukan": satu,
        "baru": baru,
        "kode_tampil": tampilkan_kode(satu.kode),
        "terbuka": terbuka,
    }
    return render(request, "layanan/tumpukan_kode.html", konteks)


def _tumpukan_atau_404(kode: str) -> Tumpukan:
    satu = tumpukan_menurut_kode(kode)
    if satu is None:
        raise Http404
    return satu


def _catat(
    request: PetugasRequest, baris: Sequence[BarisTumpukan], satu: Tumpukan | None
) -> tuple[TandaTanganForm, HttpResponse | None]:
    """The form of the ticks; with an answer once they are recorded."""
    boleh = [b for b in baris if not b.keadaan]
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and "semua" in data:
        tampil = data.getlist("tampil")  # what the page showed, nothing that came since
        data.setlist("surat", tampil)
        data.setlist("diperiksa", tampil)
    form = TandaTanganForm(data, pilihan=[(b.isi, str(b.surat)) for b in boleh])
    if data is None or not form.is_valid():
        return form, None
    isi = form.cleaned_data
    terpilih = [b.surat for b in boleh if b.isi in isi["surat"]]
    diperiksa = [b.surat.pk for b in boleh if b.isi in isi["diperiksa"]]
    waktu = {"terjadi_pada": isi["terjadi_pada"], "tumpukan": satu, "diperiksa": diperiksa}
    try:
        catat_tanda_tangan(terpilih, pelaku=request.user, **waktu)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return form, None
    messages.success(request, f"{len(terpilih)} surat terbit dan siap diambil.")
    return form, redirect("layanan:tumpukan")


def _konteks(form: TandaTanganForm, baris: Sequence[BarisTumpukan], awal: set[int]) -> dict[str, Any]:
    """Rows with their ticks: as sent, else ``awal``."""
    dicentang = set(form["surat"].value() or []) if form.is_bound else {str(isi) for isi in awal}
    diperiksa = set(form["diperiksa"].value() or []) if form.is_bound else set()
    perlu = perlu_di_lembar(b.surat for b in baris if not b.keadaan)
    return {
        "daftar": [(b, str(b.isi) in dicentang, b.surat.pk in perlu, str(b.isi) in diperiksa) for b in baris],
        "ada_periksa": bool(perlu),
        "form": form,
        "sekarang": timezone.now(),
    }


@perlu_peran(*PENULIS)
@require_POST
def tumpukan_susun(request: PetugasRequest) -> HttpResponse:
    """Put what was ticked (nothing ticked: all that waits) together under one code, ready to print."""
    daftar = list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS])
    dicentang = set(request.POST.getlist("surat"))
    daftar = [satu for satu in daftar if not dicentang or str(satu.isi_terakhir) in dicentang]
    hasil: list[Tumpukan] = []
    if kerjakan(request, lambda: hasil.append(susun_tumpukan(daftar, pelaku=request.user))):
        return redirect(f"{reverse('layanan:tumpukan_kode', args=[hasil[0].kode])}?baru=1")
    return redirect("layanan:tumpukan")


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def tumpukan_pengantar(request: PetugasRequest, kode: str) -> HttpResponse:
    """The cover sheet of a stack as PDF: the same rows however often it is printed."""
    satu = _tumpukan_atau_404(kode)
    baris = isi_tumpukan(satu)
    halaman = {b.surat.pk: banyak_halaman(isi) for b, isi in _isi(baris)}
    try:
        return pdf(cetak_pengantar([b.surat for b in baris], halaman, tumpukan=satu), "lembar-pengantar")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:tumpukan_kode", kode=satu.kode)


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def tumpukan_cetak(request: PetugasRequest, kode: str) -> HttpResponse:
    """All sheets of a stack as one print order, in the order of its cover sheet."""
    return _cetak(isi_tumpukan(_tumpukan_atau_404(kode)))


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def tumpukan_surat(request: PetugasRequest) -> HttpResponse:
    """Every waiting letter as one print order, without putting a stack together."""
    daftar = [
        BarisTumpukan(s, s.isi_terakhir, s.isi_terakhir) for s in menunggu_tanda_tangan()[:BANYAK_SEKALIGUS]
    ]
    if not daftar:
        messages.info(request, "Tidak ada surat yang menunggu tanda tangan.")
        return redirect("layanan:tumpukan")
    return _cetak(daftar)


def _cetak(baris: Sequence[BarisTumpukan]) -> HttpResponse:
    """Each letter as often as it has copies."""
    return pdf(satukan([isi for b, isi in _isi(baris) for _ in range(b.surat.salinan)]), "tumpukan-surat")


def _isi(baris: Sequence[BarisTumpukan]) -> list[tuple[BarisTumpukan, bytes]]:
    """The frozen bytes of these sheets, in one query."""
    isi = NaskahIsi.objects.in_bulk([satu.isi for satu in baris])
    return [(satu, bytes(isi[satu.isi].isi)) for satu in baris]
