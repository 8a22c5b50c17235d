"""Deeds on a visitor that ask for words: hold, send on, out of turn; closing time; bypasses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN, catat_pertanyaan, dahulukan, tutup_antrean
from layanan.forms.kunjungan import BIASA, DahulukanForm, LompatanForm, PindahForm, TahanForm
from layanan.kueri.antrean import pertanyaan_hari_ini
from layanan.kueri.meja import kelompok_dan_loket
from layanan.kueri.penyimpangan import Jenis, Lompatan, daftar_lompatan
from layanan.kueri.standar import titik_utama
from layanan.models import KelompokAntrean, Kunjungan, Loket
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from bungah.dasar.formulir import Formulir

BANYAK = 50
ANGKA_ID = 18
PEMBACA = (*MEJA, Peran.KADES, Peran.AUDITOR)


def _kunjungan(pk: int) -> Kunjungan:
    terkait = ("kelompok", "layanan", "loket", "titik", "petugas")
    return get_object_or_404(Kunjungan.objects.select_related(*terkait), pk=pk)


def _dicoba(form: Formulir, perbuatan: Callable[[], object]) -> bool:
    """Run the deed of a sent form; a refusal stands on the form, nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        perbuatan()
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    return True


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def kunjungan_tahan(request: PetugasRequest, pk: int) -> HttpResponse:
    """The visitor steps aside for a while, with a reason; the counter is free for the next."""
    kunjungan, form = _kunjungan(pk), TahanForm(request.POST or None)

    def tahan() -> None:
        alasan = form.cleaned_data["alasan"]
        ALUR_KUNJUNGAN.jalankan(kunjungan, "tahan", pelaku=request.user, alasan=alasan)

    if _dicoba(form, tahan):
        messages.success(request, f"{kunjungan.nomor} ditahan sebentar.")
        return redirect("layanan:meja")
    konteks = {"kunjungan": kunjungan, "form": form, "biasa": BIASA}
    return render(request, "layanan/kunjungan_tahan.html", konteks)


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def kunjungan_pindah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Send the visitor on by one digit: to another counter or another group; the place is kept."""
    kunjungan = _kunjungan(pk)
    loket, kelompok = kelompok_dan_loket(kunjungan.loket)
    tujuan: list[Loket | KelompokAntrean] = [*loket, *kelompok]
    form = PindahForm(request.POST or None, tujuan=tujuan)

    def pindah() -> None:
        ke = form.cleaned_data["ke"]
        data = {"loket": ke} if isinstance(ke, Loket) else {"kelompok": ke}
        ALUR_KUNJUNGAN.jalankan(kunjungan, "pindah", pelaku=request.user, **data)

    if _dicoba(form, pindah):
        messages.success(request, f"{kunjungan.nomor} menunggu di {form.cleaned_data['ke']}.")
        return redirect("layanan:meja")
    konteks = {"kunjungan": kunjungan, "form": form, "tujuan": tujuan}
    return render(request, "layanan/kunjungan_pindah.html", konteks)


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def kunjungan_dahulukan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Call a waiting visitor out of turn: with the reason, and who asked for it."""
    kunjungan, form = _kunjungan(pk), DahulukanForm(request.POST or None)
    if _dicoba(form, lambda: dahulukan(kunjungan, pelaku=request.user, **form.cleaned_data)):
        return redirect("layanan:meja")
    return render(request, "layanan/kunjungan_dahulukan.html", {"kunjungan": kunjungan, "form": form})


@perlu_peran(*MEJA)
@require_POST
def meja_pertanyaan(request: PetugasRequest) -> HttpResponse:
    """One key: a question was answered on the spot."""
    titik = titik_utama()
    if kerjakan(request, lambda: catat_pertanyaan(titik, pelaku=request.user)):
        banyak = pertanyaan_hari_ini(titik, timezone.localdate())
        messages.success(request, f"Pertanyaan ke-{banyak} hari ini dicatat.")
    return redirect("layanan:meja")


@perlu_peran(*MEJA)
@require_POST
def meja_tutup(request: PetugasRequest) -> HttpResponse:
    """The day is over: whoever still waits was not served, and that is what the record says."""

    def tutup() -> None:
        banyak = tutup_antrean(titik_utama(), pelaku=request.user, sampai=timezone.localdate())
        kata = f"{banyak} orang dicatat tidak terlayani." if banyak else "Tidak ada yang tersisa."
        messages.success(request, f"Antrean hari ini ditutup. {kata}")

    kerjakan(request, tutup)
    return redirect("layanan:meja")


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def penyimpangan(request: HttpRequest) -> HttpResponse:
    """Who was served before somebody who came earlier: number, reason, who asked, by whom."""
    baku = {"jenis": Jenis.MEJA.value, "rentang": "31"}
    form = LompatanForm({**baku, **{n: v for n, v in request.GET.items() if n in baku}})
    teks = request.GET.get("sebelum", "")
    sebelum = int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_ID else None
    baris: list[Lompatan] = []
    lanjut = None
    if form.is_valid():
        jenis, dari = form.cleaned_data["jenis"], form.dari(timezone.localdate())
        baris, lanjut = daftar_lompatan(jenis, dari, banyak=BANYAK, sebelum=sebelum)
    isi = urlencode({**{n: form.data[n] for n in baku}, "sebelum": lanjut or ""})
    lebih_lama = f"{reverse('layanan:penyimpangan')}?{isi}" if lanjut else ""
    return render(
        request, "layanan/penyimpangan.html", {"saring": form, "baris": baris, "lebih_lama": lebih_lama}
    )
