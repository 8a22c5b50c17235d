"""The ticket machine in the waiting room: a paired device, nobody logged in, one touch = one number."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import perlu_perangkat
from bungah.dasar.kueri import fitur_menyala, kalender_kerja, profil, salam
from bungah.dasar.models import Fitur, Perangkat
from bungah.dasar.nilai import rapikan_kode, tampilkan_kode
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import CetakGagal, Kertas
from layanan.alur.antrean import ambil_nomor
from layanan.aturan.status import kapan, kata_jam, kata_tutup
from layanan.aturan.suara import nama_kelompok, sebut_nomor
from layanan.cetak.antrean import alamat_status, cetak_karcis
from layanan.forms.antrean import KarcisKiosForm, KarcisLayananForm
from layanan.kueri.antrean import di_depan, keadaan_antrean, menurut_kode
from layanan.kueri.standar import daftar_layanan, kelompok_ditawarkan, titik_utama
from layanan.kueri.suara import rekaman
from layanan.models import Kunjungan
from layanan.views.suara import deret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

# Seconds after which the screen shows the tiles again: the next visitor must not read the last one's code.
KEMBALI = 30
SEGARKAN = 120
BANYAK_UBIN = 8  # tiles a waiting person takes in at one glance
PETUNJUK = ("kios-sentuh", "kios-dahulu")
SENTUH_LAGI = "Belum terbaca. Sentuh sekali lagi keperluan Anda."


@never_cache
@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_http_methods(["GET", "HEAD", "POST"])
def kios(request: HttpRequest) -> HttpResponse:
    """Large tiles, one touch = one number; closed hours are said, never guessed."""
    return _mesin(request, KarcisKiosForm, "layanan/kios.html")


@never_cache
@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_http_methods(["GET", "HEAD", "POST"])
def kios_semua(request: HttpRequest) -> HttpResponse:
    """Every service by its name, still one touch = one number."""
    return _mesin(request, KarcisLayananForm, "layanan/kios_semua.html")


def _mesin(request: HttpRequest, jenis: type[KarcisKiosForm], templat: str) -> HttpResponse:
    if Fitur.Kode.KIOS not in fitur_menyala():
        raise Http404
    if request.method != "POST":
        return _petak(request, templat)
    form = jenis(request.POST)
    if not form.is_valid():
        return _petak(request, templat, SENTUH_LAGI, status=400)
    try:
        kunjungan = ambil_nomor(titik=titik_utama(), **form.cleaned_data)
    except Ditolak as tolak:
        return _petak(request, templat, str(tolak), status=409)
    # The page at once, no redirect: a form sent again carries its key and gets the same number.
    return _nomor(request, kunjungan)


def _ubin(ada: Mapping[str, str]) -> dict[str, object]:
    """At most eight tiles, each with the clip that speaks it; beyond that the last one opens the list."""
    kelompok = kelompok_ditawarkan()
    lebih = len(kelompok) > BANYAK_UBIN
    tampil = kelompok[: BANYAK_UBIN - 1] if lebih else kelompok
    return {"kelompok": [(k, deret([nama_kelompok(k.nama)], ada)) for k in tampil], "lebih": lebih}


def _petak(request: HttpRequest, templat: str, pesan: str = "", *, status: int = 200) -> HttpResponse:
    """The tiles, or when the office is closed the moment it opens; the page keeps itself fresh."""
    hari, sekarang, kalender = timezone.localdate(), timezone.now(), kalender_kerja()
    buka, jam = kalender.buka(sekarang), kalender.jam_pada(hari)
    nanti, ada = kalender.buka_berikutnya(sekarang), rekaman()
    konteks = {
        "pesan": pesan,
        "kunci": uuid4(),
        **(_ubin(ada) if buka else {}),
        "layanan": daftar_layanan if buka else (),  # asked by the page that lists them
        "petunjuk": deret(PETUNJUK, ada),
        "prioritas": Kunjungan.Prioritas.choices,
        "buka": buka,
        "jam": kata_jam(jam, sekarang),
        "tutup": kata_tutup(jam, sekarang),
        "buka_lagi": kapan(nanti, hari) if nanti else "",
        "salam": next(iter(salam("sambut")), None),
        "antrean": keadaan_antrean(hari),
        "daftar_rumah": Fitur.Kode.DAFTAR_RUMAH in fitur_menyala(),
    }
    jawab = render(request, templat, konteks, status=status)
    return _kembali(jawab, SEGARKAN)


def _kembali(jawab: HttpResponse, detik: int) -> HttpResponse:
    """Let the machine go back to its first page by itself, also without JavaScript."""
    jawab.headers["Refresh"] = f"{detik}; url={reverse('layanan:kios')}"
    return jawab


@never_cache
@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_safe
def kios_nomor(request: HttpRequest, kode: str) -> HttpResponse:
    """The number just given once more, for who is still writing it down."""
    return _nomor(request, _kunjungan(kode))


def _nomor(request: HttpRequest, kunjungan: Kunjungan) -> HttpResponse:
    """The number, large, with its status code; returns to the tiles by itself."""
    alamat = alamat_status(profil(), kunjungan.kode)
    konteks = {
        "kunjungan": kunjungan,
        "kode": tampilkan_kode(kunjungan.kode),
        "di_depan": di_depan(kunjungan),
        "dengar": deret(["nomor-antrean", *sebut_nomor(kunjungan.nomor), "kios-tunggu"], rekaman()),
        "qr": qr_svg(alamat, ukuran_mm=45) if alamat else "",
        "struk": Fitur.Kode.STRUK in fitur_menyala(),
        "salam": next(iter(salam("nomor")), None),
    }
    return _kembali(render(request, "layanan/kios_nomor.html", konteks), KEMBALI)


@never_cache
@perlu_perangkat(Perangkat.Jenis.KIOS)
@require_safe
def kios_karcis(request: HttpRequest, kode: str) -> HttpResponse:
    """The 80 mm ticket of the number just given."""
    kunjungan = _kunjungan(kode)
    try:
        isi = cetak_karcis(kunjungan, kertas=Kertas.STRUK80)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:kios_nomor", kode=kunjungan.kode)
    nama = f'inline; filename="karcis-{kunjungan.nomor}.pdf"'
    jawab = HttpResponse(isi, content_type="application/pdf", headers={"Content-Disposition": nama})
    return _kembali(jawab, KEMBALI)


def _kunjungan(kode: str) -> Kunjungan:
    """The visit of a code; a machine that is switched off knows none."""
    kunjungan = menurut_kode(rapikan_kode(kode[:40])) if Fitur.Kode.KIOS in fitur_menyala() else None
    if kunjungan is None:
        raise Http404
    return kunjungan
