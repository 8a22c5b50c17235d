"""The front desk's own page: who waits, whom do I serve, what do I say; one box finds anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import salam
from bungah.dasar.models import Warga
from bungah.dasar.nilai import hanya_tampak, petunjuk, rapikan_kode, tanggal_panjang
from bungah.dasar.peran import MEJA
from layanan.aturan.permohonan import Tahap, garis_tahap
from layanan.kueri.antrean import menurut_kode, menurut_nomor
from layanan.kueri.isian import isian_kantor
from layanan.kueri.permohonan import dengan_terakhir
from layanan.kueri.pesanan import menurut_kode as pesanan_menurut_kode
from layanan.kueri.surat import permohonan_menurut_kode
from layanan.views.aksi import aksi_tamu
from layanan.views.antrean import konteks_meja
from layanan.views.pendaftaran import halaman_pendaftaran
from layanan.views.tamu import halaman_tamu

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from layanan.models import Pesanan

BANYAK_HASIL = 8
KATA_TAMU = re.compile("(?i)tamu:?")  # “tamu Rahmat” opens the guest book at that name
SEPERTI_NOMOR = re.compile(r"[A-Za-z][ -]?[0-9]{1,5}")  # a ticket number, also one that nobody took today
CARI_MINIMAL = 2
FAKTA_MINIMAL = 2  # name and RT, name and phone end …: one fact alone never chooses a person by itself
TUNTAS = (Tahap.SELESAI, Tahap.BATAL)
PANJANG_NIK, PANJANG_KODE, PANJANG_KODE_SURAT = 16, 8, 26


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def meja(request: PetugasRequest) -> HttpResponse:
    """Queue · person in front · phrase. A POST is a search: names and NIK stay out of addresses and logs.

    The one box takes a name (with RT), NIK, phone, ticket number, status code or a scanned QR; the word
    ``tamu`` before a name means an official guest.
    """
    cari = hanya_tampak(request.POST.get("cari", "")).strip()[:200]
    hasil: list[Warga] = []
    if len(cari) >= CARI_MINIMAL and not (sebut := petunjuk(cari)).kosong:
        if KATA_TAMU.fullmatch(kata := cari.split()[0]):
            return halaman_tamu(request, awal=cari[len(kata) :].strip())
        if tujuan := _tujuan_kode(cari, request):
            return redirect(tujuan)
        hasil = list(Warga.objects.cocok(cari).order_by("nama", "id")[: BANYAK_HASIL + 1])
        if len(hasil) == 1 and sebut.fakta >= FAKTA_MINIMAL:
            return redirect(_alamat_daftar(hasil[0], request))
        if not hasil and _seperti_nik(cari):  # a whole NIK nobody has: a new person, nothing to choose
            return halaman_pendaftaran(request, awal=cari)
    konteks = konteks_meja(request) | {
        "cari": cari,
        "hasil": dengan_terakhir(hasil[:BANYAK_HASIL]),
        "nomor_asing": bool(not hasil and SEPERTI_NOMOR.fullmatch(cari)),
        "hasil_lebih": len(hasil) > BANYAK_HASIL,
        "garis": garis_tahap(Tahap.PENDAFTARAN),
        "fokus_cari": not cari,
    }
    dilayani = konteks["dilayani"] is not None
    konteks["salam"] = salam("sapa_nama" if dilayani else "salam")[:1]
    konteks["kata_saat"] = "Tanya nama" if dilayani else "Salam"
    konteks["aksi"] = aksi_tamu(request.user, konteks["dilayani"])
    return render(request, "layanan/meja.html", konteks)


def _alamat_daftar(warga: Warga, request: HttpRequest) -> str:
    """The registration of this person for the visitor in front; only our own ids stand in the address."""
    kunjungan = request.POST.get("kunjungan", "")
    lanjut = f"&kunjungan={kunjungan}" if kunjungan.isascii() and kunjungan.isdigit() else ""
    return f"{reverse('layanan:pendaftaran')}?warga={warga.pk}{lanjut}"


def _tujuan_kode(teks: str, request: HttpRequest) -> str:
    """Where a ticket number, a status code or the QR of ticket, receipt or letter leads; nothing else."""
    kode = rapikan_kode(teks.rstrip("/").rsplit("/", 1)[-1])
    if len(kode) == PANJANG_KODE_SURAT and (permohonan := permohonan_menurut_kode(kode)):
        return reverse("layanan:permohonan_rinci", args=[permohonan])
    kunjungan = menurut_nomor(teks, timezone.localdate())
    if kunjungan is None and len(kode) == PANJANG_KODE:
        kunjungan = menurut_kode(kode)
    if kunjungan is None and len(kode) == PANJANG_KODE and (pesanan := pesanan_menurut_kode(kode)):
        if pesanan.kunjungan_id is None:
            return _tujuan_pesanan(pesanan, request)
        kunjungan = pesanan.kunjungan
    if kunjungan is None:
        return ""
    terakhir = kunjungan.permohonan.select_related("warga").order_by("-id").first()
    if terakhir is None:
        return reverse("layanan:karcis_rinci", args=[kunjungan.pk])
    if terakhir.tahap in TUNTAS and kunjungan.hari != timezone.localdate():
        return _datang_lagi(terakhir.warga, request)
    return reverse("layanan:permohonan_rinci", args=[terakhir.pk])


def _tujuan_pesanan(pesanan: Pesanan, request: HttpRequest) -> str:
    """A place without a number: the list of the day, or what a late comer filled in at home."""
    if pesanan.keadaan(timezone.now()) == "hangus" and isian_kantor(pesanan.pk):
        return reverse("layanan:isian_cocok", args=[pesanan.pk])
    if pesanan.hari != timezone.localdate():
        messages.info(request, _hari_lain(pesanan))
        return reverse("layanan:meja")
    return f"{reverse('layanan:pesanan_daftar')}#pesanan-{pesanan.pk}"


def _hari_lain(pesanan: Pesanan) -> str:
    """A code of another day stands in no list of today: say whose day it is and what to do now."""
    untuk = f"Kode ini daftar dari rumah untuk {tanggal_panjang(pesanan.hari)}, {pesanan.layanan}."
    return f"{untuk} Mau dilayani hari ini? Buat nomor baru dengan F2."


def _datang_lagi(warga: Warga, request: HttpRequest) -> str:
    """An old receipt whose errand is over: its owner came again. At the counter registered, else a number."""
    if request.POST.get("kunjungan"):
        return _alamat_daftar(warga, request)
    return f"{reverse('layanan:karcis_baru')}?warga={warga.pk}"


def _seperti_nik(teks: str) -> bool:
    return sum(huruf.isdigit() for huruf in teks) == PANJANG_NIK and not any(h.isalpha() for h in teks)
