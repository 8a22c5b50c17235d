"""The kiosk and the front desk."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran, perlu_perangkat
from bungah.dasar.kueri import fitur_menyala, kalender_kerja, salam
from bungah.dasar.models import Fitur, Perangkat, Warga
from bungah.dasar.nilai import hari_dan_pukul
from bungah.dasar.peran import MEJA
from bungah.naskah.cetak import CetakGagal, Kertas
from layanan.alur.antrean import ALUR_KUNJUNGAN, ambil_nomor, panggil_berikut
from layanan.alur.standar import jaga_loket, tinggalkan_loket
from layanan.cetak.antrean import cetak_karcis
from layanan.forms.antrean import KarcisForm
from layanan.kueri.antrean import (
    di_depan,
    menunggu,
    menurut_kode,
    panggilan_terakhir,
    ringkas_hari,
    sedang_dilayani,
)
from layanan.kueri.standar import kelompok_ditawarkan, loket_dijaga, titik_utama
from layanan.models import Kunjungan, Loket

if TYPE_CHECKING:
    from django.http import HttpRequest

BANYAK_TAMPIL = 12
BANYAK_HASIL = 8


# Kiosk


@never_cache
@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_http_methods(["GET", "HEAD", "POST"])
def kios(request: HttpRequest) -> HttpResponse:
    """Large tiles, one tap = one number; closed hours are said, never guessed."""
    if Fitur.Kode.KIOS not in fitur_menyala():
        raise Http404
    form = KarcisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        kunjungan = ambil_nomor(
            titik=titik_utama(), kelompok=data["kelompok"], prioritas=data["prioritas"], kunci=data["kunci"]
        )
        return redirect("layanan:kios_nomor", kode=kunjungan.kode)
    sekarang = timezone.now()
    kalender = kalender_kerja()
    buka = kalender.buka(sekarang)
    nanti = None if buka else kalender.buka_berikutnya(sekarang)
    konteks = {
        "form": form,
        "kunci": uuid4(),
        "kelompok": kelompok_ditawarkan(),
        "prioritas": Kunjungan.Prioritas.choices,
        "dipilih": request.GET.get("prioritas", ""),
        "buka": buka,
        "buka_lagi": hari_dan_pukul(nanti) if nanti else "",
        "salam": next(iter(salam("sambut")), None),
        "terakhir": next(iter(panggilan_terakhir(titik_utama(), timezone.localdate(), 1)), None),
        "banyak_menunggu": menunggu(titik_utama(), timezone.localdate()).count(),
    }
    return render(request, "layanan/kios.html", konteks)


@never_cache
@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_safe
def kios_nomor(request: HttpRequest, kode: str) -> HttpResponse:
    """The number just given, large, with its status code; returns to the tiles by itself."""
    kunjungan = menurut_kode(kode)
    if kunjungan is None:
        raise Http404
    konteks = {
        "kunjungan": kunjungan,
        "di_depan": di_depan(kunjungan),
        "struk": Fitur.Kode.STRUK in fitur_menyala(),
        "salam": next(iter(salam("nomor")), None),
    }
    return render(request, "layanan/kios_nomor.html", konteks)


@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_safe
def kios_karcis(request: HttpRequest, kode: str) -> HttpResponse:
    """The 80 mm ticket of the number just given."""
    kunjungan = menurut_kode(kode)
    if kunjungan is None:
        raise Http404
    return _pdf(cetak_karcis(kunjungan, kertas=Kertas.STRUK80), f"karcis-{kunjungan.nomor}")


# Front desk


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def meja(request: PetugasRequest) -> HttpResponse:
    """Queue · person in front · phrase. A POST is a search: names and NIK stay out of addresses and logs."""
    titik, hari = titik_utama(), timezone.localdate()
    loket = loket_dijaga(request.user)
    dilayani = sedang_dilayani(request.user)
    cari = request.POST.get("cari", "").strip()[:100] if request.method == "POST" else ""
    hasil = (
        list(Warga.objects.cocok(cari).order_by("nama", "id")[: BANYAK_HASIL + 1]) if len(cari) >= 2 else []
    )
    antre = list(menunggu(titik, hari)[:BANYAK_TAMPIL])
    konteks = {
        "loket": loket,
        "daftar_loket": [] if loket else Loket.objects.select_related("titik"),
        "dilayani": dilayani,
        "antre": antre,
        "hitung": ringkas_hari(titik, hari),
        "cari": cari,
        "hasil": hasil[:BANYAK_HASIL],
        "hasil_lebih": len(hasil) > BANYAK_HASIL,
        "salam": salam("sapa_keperluan" if dilayani else "salam"),
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/meja.html", konteks)


@perlu_peran(*MEJA)
@require_POST
def meja_jaga(request: PetugasRequest) -> HttpResponse:
    """Take a counter."""
    loket = get_object_or_404(Loket, pk=request.POST.get("loket") or 0)
    try:
        jaga_loket(loket, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect("layanan:meja")


@perlu_peran(*MEJA)
@require_POST
def meja_tinggalkan(request: PetugasRequest) -> HttpResponse:
    """Leave the counter."""
    tinggalkan_loket(pelaku=request.user)
    return redirect("layanan:meja")


@perlu_peran(*MEJA)
@require_POST
def meja_panggil(request: PetugasRequest) -> HttpResponse:
    """Call the next visitor."""
    try:
        kunjungan = panggil_berikut(pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        if kunjungan is None:
            messages.info(request, "Tidak ada yang menunggu.")
    return redirect("layanan:meja")


@perlu_peran(*MEJA)
@require_POST
def kunjungan_ubah(request: PetugasRequest, pk: int, nama: str) -> HttpResponse:
    """Recall, not present, cancel: the deeds of the visit's own table except registering."""
    kunjungan = get_object_or_404(Kunjungan, pk=pk)
    if nama not in ALUR_KUNJUNGAN.transisi or nama == "daftarkan":
        raise Http404
    try:
        ALUR_KUNJUNGAN.jalankan(kunjungan, nama, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect("layanan:meja")


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def karcis_baru(request: PetugasRequest) -> HttpResponse:
    """A number from the front desk; outside hours with a reason."""
    form = KarcisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            kunjungan = ambil_nomor(titik=titik_utama(), pelaku=request.user, **data)
        except Ditolak as tolak:
            form.add_error("alasan_luar_jam", str(tolak))
        else:
            return redirect("layanan:karcis_rinci", pk=kunjungan.pk)
    return render(request, "layanan/karcis_baru.html", {"form": form})


@never_cache
@perlu_peran(*MEJA)
@require_safe
def karcis_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """The number just given at the desk, with both ways to print it."""
    kunjungan = get_object_or_404(Kunjungan.objects.select_related("kelompok", "layanan"), pk=pk)
    konteks = {
        "kunjungan": kunjungan,
        "di_depan": di_depan(kunjungan),
        "struk": Fitur.Kode.STRUK in fitur_menyala(),
    }
    return render(request, "layanan/karcis_rinci.html", konteks)


@perlu_peran(*MEJA)
@require_safe
def karcis_cetak(request: PetugasRequest, pk: int, kertas: str) -> HttpResponse:
    """The ticket as PDF: 80 mm or a strip on A4."""
    pilihan = {"struk": Kertas.STRUK80, "a4": Kertas.STRIP}
    if kertas not in pilihan:
        raise Http404
    kunjungan = get_object_or_404(Kunjungan.objects.select_related("kelompok", "layanan"), pk=pk)
    try:
        return _pdf(cetak_karcis(kunjungan, kertas=pilihan[kertas]), f"karcis-{kunjungan.nomor}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:karcis_rinci", pk=pk)


def _pdf(isi: bytes, nama: str) -> HttpResponse:
    return HttpResponse(
        isi, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{nama}.pdf"'}
    )
