"""Places taken from home, seen from the office: the list of the day at the desk, the code at the kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran, perlu_perangkat
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur, Perangkat
from bungah.dasar.nilai import rapikan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from bungah.dasar.peran import MEJA
from layanan.alur.isian import hapus_isian_kedaluwarsa
from layanan.alur.pesanan import datang, hanguskan_lewat
from layanan.kueri.isian import dengan_isian
from layanan.kueri.pesanan import menurut_kode, pesanan_hari
from layanan.models import Kunjungan, Pesanan

if TYPE_CHECKING:
    from django.http import HttpRequest

SALAH = "Kode ini tidak ada. Periksa lagi, atau sentuh Kembali dan ambil nomor biasa."
TERLALU_SERING = "Sudah terlalu sering salah. Sentuh Kembali dan ambil nomor biasa."


@never_cache
@perlu_peran(*MEJA)
@require_safe
def pesanan_daftar(request: PetugasRequest) -> HttpResponse:
    """Who took a place for today, in order of session; one button when they stand at the desk."""
    sekarang = timezone.now()
    hari_ini = dengan_isian(pesanan_hari(timezone.localdate()))
    daftar = [(satu, satu.keadaan(sekarang)) for satu in hari_ini]
    konteks = {"daftar": daftar, "menyala": Fitur.Kode.DAFTAR_RUMAH in fitur_menyala()}
    return render(request, "layanan/pesanan_daftar.html", konteks)


@perlu_peran(*MEJA)
@require_POST
def pesanan_ambil(request: PetugasRequest, pk: int) -> HttpResponse:
    """The visitor is here: a number of the queue."""
    satu = get_object_or_404(
        Pesanan.objects.select_related("layanan__kelompok", "kunjungan__kelompok"), pk=pk
    )
    hanguskan_lewat()
    hapus_isian_kedaluwarsa()
    try:
        kunjungan = datang(satu, pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
        return redirect("layanan:pesanan_daftar")
    return redirect("layanan:karcis_rinci", pk=kunjungan.pk)


@never_cache
@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_http_methods(["GET", "HEAD", "POST"])
def kios_pesanan(request: HttpRequest) -> HttpResponse:
    """At the ticket machine: type the code, get the number."""
    if not {Fitur.Kode.KIOS, Fitur.Kode.DAFTAR_RUMAH} <= fitur_menyala():
        raise Http404
    ketik, salah = request.POST.get("kode", "")[:40], ""
    if request.method == "POST":
        hasil = _datang(request, ketik)
        if isinstance(hasil, Kunjungan):
            return redirect("layanan:kios_nomor", kode=hasil.kode)
        salah = hasil
    konteks = {"kode": ketik, "salah": salah}
    jawab = render(request, "layanan/kios_pesanan.html", konteks, status=409 if salah else 200)
    jawab.headers["Refresh"] = "90; url=/ambil-nomor/"
    return jawab


def _datang(request: HttpRequest, ketik: str) -> Kunjungan | str:
    """The number of a code, or why there is none."""
    kunci = kunci_alamat(request, "kios")
    if penuh(kunci):
        return TERLALU_SERING
    satu = menurut_kode(rapikan_kode(ketik))
    if satu is None:
        meleset(kunci)
        return SALAH
    try:
        return datang(satu, pelaku=None)
    except Ditolak as tolak:
        return str(tolak)
