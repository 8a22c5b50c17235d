"""Public pages of the services on offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from bungah.dasar.aplikasi import tawaran_umum
from bungah.dasar.izin import publik
from bungah.dasar.models import Fitur
from bungah.dasar.nilai import Rupiah, hanya_tampak
from layanan.aturan.standar import lama_janji
from layanan.aturan.status import nama_hari
from layanan.forms.katalog import LayananFilter
from layanan.kueri.halaman_layanan import diperbarui, halaman_layanan
from layanan.kueri.standar import daftar_layanan, pilih_layanan
from layanan.kueri.umum import berlaku_umum
from layanan.models import VersiStandar

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

PANJANG_CARI = 80
BUTIR = ("kompetensi", "jaminan", "keamanan", "kewajiban_petugas", "kewajiban_pemohon")
KOMPENSASI = {  # in a villager's words
    VersiStandar.Kompensasi.MAAF: "surat permintaan maaf dari kantor",
    VersiStandar.Kompensasi.DIANTAR: "suratnya diantar ke rumah",
    VersiStandar.Kompensasi.PRIORITAS: "didahulukan pada kedatangan berikutnya",
}


@publik
@require_safe
def layanan_daftar(request: HttpRequest) -> HttpResponse:
    """Every service on offer, by group, or the likeliest first for words villagers use."""
    cari = " ".join(hanya_tampak(request.GET.get("cari", "")).split())[:PANJANG_CARI]
    semua = daftar_layanan()
    saring = LayananFilter(request.GET, queryset=berlaku_umum(), semua=semua)
    hanya = saring.kode()
    konteks = {
        "daftar": pilih_layanan([s for s in semua if hanya is None or s.kode in hanya], cari),
        "cari": cari,
        "saring": saring.form,
        "tersaring": hanya is not None,
    }
    potong = request.headers.get("X-Potong") == "1"  # as it is typed: only what was found
    templat = "layanan/_layanan_hasil.html" if potong else "layanan/layanan_daftar.html"
    jawab = render(request, templat, konteks)
    patch_vary_headers(jawab, ["X-Potong"])
    return jawab


@publik
@require_safe
def layanan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    """One service: what to bring, the steps, how long, what it costs, who serves, what if it is late."""
    hari = timezone.localdate()
    halaman = halaman_layanan(kode, hari)
    if halaman is None:
        raise Http404
    standar = halaman.standar
    wajib, bila_perlu = halaman.syarat
    konteks = {
        "h": halaman,
        "standar": standar,
        "layanan": halaman.layanan,
        "wajib": wajib,
        "bila_perlu": bila_perlu,
        "waktu": lama_janji(standar.menit),
        "biaya": "Gratis" if standar.gratis else str(Rupiah(standar.biaya)),
        "rincian": [(r, Rupiah(r.jumlah)) for r in halaman.daftar.rincian],
        "sarana": halaman.komponen("sarana"),
        **{nama: halaman.butir(nama) for nama in BUTIR},
        "kompensasi": KOMPENSASI[VersiStandar.Kompensasi(standar.kompensasi)],
        "absen": nama_sampai(halaman.absen, hari) if halaman.absen else "",
        "petugas": [(p, nama_sampai(p.absen, hari) if p.absen else "") for p in halaman.petugas],
        "bisa_tanya": Fitur.Kode.TANYA in halaman.menyala,
        "diperbarui": diperbarui(standar),
        "buka": "semua" in request.GET,  # nothing folded: what is printed has to be open
        "sorotan": tawaran_umum("sorotan_layanan", kode, hari),
    }
    return render(request, "layanan/layanan_rinci.html", konteks)


@publik
@require_safe
def layanan_qr(request: HttpRequest, kode: str) -> HttpResponse:
    """The page of a service from the QR on a wall, whose letters are all capitals."""
    return redirect("layanan:layanan_rinci", kode=kode.lower())


def nama_sampai(hari: date, kini: date) -> str:
    """The last day of an absence in words: ``hari ini``, ``sampai Rabu, 25 November``."""
    return "hari ini" if hari == kini else f"sampai {nama_hari(hari, kini)}"
