"""The counter: hold it, call, recall, give a number."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import fitur_menyala, kalender_kerja
from bungah.dasar.models import Fitur, Warga
from bungah.dasar.nilai import tampilkan_kode
from bungah.dasar.peran import MEJA
from bungah.naskah.cetak import CetakGagal, Kertas
from layanan.alur.antrean import (
    ALUR_KUNJUNGAN,
    KantorTutup,
    ambil_nomor,
    panggil_berikut,
    tandai_tidak_hadir,
    tutup_antrean,
)
from layanan.alur.kunjungan import WAKTU_URUNG
from layanan.alur.standar import jaga_loket, tinggalkan_loket
from layanan.cetak.antrean import cetak_karcis
from layanan.forms.antrean import KarcisForm
from layanan.kueri.antrean import ada_sisa, aturan_antrean, di_depan
from layanan.kueri.isian import ada_isian
from layanan.kueri.kabar import rupa_meja
from layanan.kueri.meja import papan_meja
from layanan.kueri.standar import daftar_loket, kelompok_ditawarkan, loket_dijaga, titik_utama
from layanan.models import Kunjungan, Loket
from layanan.views.jawab import kerjakan, pdf

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from bungah.dasar.models import Pengguna

BANYAK_TAMPIL = 6
BERFORMULIR = {"daftarkan", "tahan", "pindah"}  # deeds with a page of their own
ANGKA_ID = 18  # longest id the database can hold
MENIT_TAMPIL = 100  # longer waits are shown in hours


def konteks_meja(request: PetugasRequest) -> dict[str, Any]:
    """What the queue column and the bar of deeds show on every page of the desk."""
    titik, hari, sekarang = titik_utama(), timezone.localdate(), timezone.now()
    if ada_sisa(titik, hari):  # the first look of a new day says truthfully who was not served before
        tutup_antrean(titik, pelaku=request.user, sampai=hari - timedelta(days=1))
    rupa = rupa_meja(sekarang)  # before the look: what happens meanwhile is news for the page
    papan = papan_meja(titik, hari, request.user, sekarang)
    dilayani = papan.dilayani
    return {
        "rupa": rupa,
        "papan": papan,
        "loket": papan.loket,
        "jaga": papan.jaga,
        "satu_loket": len(papan.jaga) == 1,
        "dilayani": dilayani,
        "baru_dipanggil": bool(dilayani and _bisa_diurungkan(dilayani, request.user, sekarang)),
        "antre": [(s, _lama(sekarang - s.kunjungan.terjadi_pada)) for s in papan.antre[:BANYAK_TAMPIL]],
        "antre_lagi": max(len(papan.antre) - BANYAK_TAMPIL, 0),
        "hitung": papan.hitung,
        "batas": aturan_antrean(titik),
        "sekarang": sekarang,
    }


def _bisa_diurungkan(satu: Kunjungan, petugas: Pengguna, sekarang: datetime) -> bool:
    baru = satu.dipanggil_pada is not None and sekarang - satu.dipanggil_pada < WAKTU_URUNG
    return baru and satu.panggilan_ke == 1 and satu.petugas_id == petugas.pk


def _lama(selang: timedelta) -> str:
    """How long somebody waits, short enough for a badge: ``7 mnt``, ``2 jam``."""
    menit = max(int(selang.total_seconds() // 60), 0)
    return f"{menit} mnt" if menit < MENIT_TAMPIL else f"{menit // 60} jam"


@perlu_peran(*MEJA)
@require_POST
def meja_jaga(request: PetugasRequest) -> HttpResponse:
    """Take a counter, also the one a colleague holds on this computer."""
    teks = request.POST.get("loket", "")
    loket = get_object_or_404(Loket, pk=int(teks) if teks.isascii() and teks.isdigit() else 0)
    alih = "alih" in request.POST
    kerjakan(request, lambda: jaga_loket(loket, pelaku=request.user, ambil_alih=alih))
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
    """Call the next visitor; where there is only one counter nobody has to choose it first."""
    try:
        _jaga_satu_satunya(request)
        kunjungan = panggil_berikut(pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        if kunjungan is None:
            messages.info(request, "Tidak ada yang menunggu.")
    return redirect("layanan:meja")


def _jaga_satu_satunya(request: PetugasRequest) -> None:
    semua = daftar_loket()
    if len(semua) == 1 and loket_dijaga(request.user) is None:
        jaga_loket(semua[0], pelaku=request.user)


@perlu_peran(*MEJA)
@require_POST
def kunjungan_ubah(request: PetugasRequest, pk: int, nama: str) -> HttpResponse:
    """Recall, not present, back into the queue, cancel: the visit's own table except registering."""
    kunjungan = get_object_or_404(Kunjungan, pk=pk)
    if nama not in ALUR_KUNJUNGAN.transisi or nama in BERFORMULIR:
        raise Http404
    kerjakan(request, lambda: _jalankan(kunjungan, nama, request.user))
    return redirect("layanan:meja")


def _jalankan(kunjungan: Kunjungan, nama: str, pelaku: Pengguna) -> Kunjungan:
    """F10 tells by itself whether it is the first time that nobody came."""
    if nama == "tidak_hadir":
        return tandai_tidak_hadir(kunjungan, pelaku=pelaku)
    try:
        return ALUR_KUNJUNGAN.jalankan(kunjungan, nama, pelaku=pelaku)
    except IntegrityError:  # two clicks in one moment: the counter holds one visitor
        pesan = "Selesaikan dulu nomor yang sedang dilayani."
        raise SudahBerubah(pesan) from None


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def karcis_baru(request: PetugasRequest) -> HttpResponse:
    """A number from the front desk: one key chooses the group; outside hours with a reason."""
    form = KarcisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kunjungan = ambil_nomor(titik=titik_utama(), pelaku=request.user, **form.cleaned_data)
        except KantorTutup as tolak:
            form.add_error("alasan_luar_jam", str(tolak))
        else:
            return redirect("layanan:karcis_rinci", pk=kunjungan.pk)
    tutup = not kalender_kerja().buka(timezone.now())
    konteks = {"form": form, "kelompok": kelompok_ditawarkan(), "tutup": tutup, "warga": _warga_lama(request)}
    return render(request, "layanan/karcis_baru.html", konteks)


def _warga_lama(request: PetugasRequest) -> Warga | None:
    """Whose old receipt was scanned; the number itself stays nameless."""
    teks = request.GET.get("warga", "")
    pk = int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_ID else 0
    return Warga.objects.filter(pk=pk).first() if pk else None


@never_cache
@perlu_peran(*MEJA)
@require_safe
def karcis_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """The number just given at the desk, with both ways to print it."""
    kunjungan = get_object_or_404(Kunjungan.objects.select_related("kelompok", "layanan", "titik"), pk=pk)
    konteks = {
        "kunjungan": kunjungan,
        "di_depan": di_depan(kunjungan),
        "menunggu": kunjungan.status == Kunjungan.Status.TUNGGU,
        "struk": Fitur.Kode.STRUK in fitur_menyala(),
        "kode": tampilkan_kode(kunjungan.kode),
        "isian": ada_isian(kunjungan.pk),
    }
    return render(request, "layanan/karcis_rinci.html", konteks)


@perlu_peran(*MEJA)
@require_safe
def karcis_cetak(request: PetugasRequest, pk: int, kertas: str) -> HttpResponse:
    """The ticket as PDF: 80 mm, 58 mm or a strip on A4."""
    pilihan = {"struk": Kertas.STRUK80, "struk58": Kertas.STRUK58, "a4": Kertas.STRIP}
    if kertas not in pilihan:
        raise Http404
    kunjungan = get_object_or_404(Kunjungan.objects.select_related("kelompok", "layanan", "titik"), pk=pk)
    try:
        return pdf(cetak_karcis(kunjungan, kertas=pilihan[kertas]), f"karcis-{kunjungan.nomor}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:karcis_rinci", pk=pk)
