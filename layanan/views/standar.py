"""Public pages of the services on offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bungah.dasar.izin import publik
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.nilai import Rupiah, hanya_tampak
from kepegawaian.kueri import absen_kepala_desa
from layanan.aturan.standar import lama_janji
from layanan.aturan.status import nama_hari
from layanan.kueri.biaya import rincian
from layanan.kueri.konsultasi import tanya_jawab
from layanan.kueri.pengadu import pengadu_biaya
from layanan.kueri.pesanan import kelompok_bersesi
from layanan.kueri.standar import daftar_layanan, standar_umum
from layanan.kueri.waktu import waktu_lazim
from layanan.models import Langkah

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PANJANG_CARI = 80


@publik
@require_safe
def layanan_daftar(request: HttpRequest) -> HttpResponse:
    """Every service on offer, by group, or the likeliest first for words villagers use."""
    cari = " ".join(hanya_tampak(request.GET.get("cari", "")).split())[:PANJANG_CARI]
    daftar = daftar_layanan(cari)
    return render(request, "layanan/layanan_daftar.html", {"daftar": daftar, "cari": cari})


@publik
@require_safe
def layanan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    """One service: requirements, time, fee, product, steps, legal basis."""
    standar = standar_umum(kode)
    if standar is None:
        raise Http404
    langkah, menyala = list(standar.langkah.all()), fitur_menyala()
    konteks = {
        "standar": standar,
        "layanan": standar.layanan,
        "langkah": langkah,
        "dasar_hukum": list(standar.dasar_hukum.all()),
        "waktu": lama_janji(standar.menit),
        "lazim": waktu_lazim(standar.layanan_id, timezone.localdate()),
        "biaya": "Gratis" if standar.gratis else str(Rupiah(standar.biaya)),
        "rincian": [] if standar.gratis else [(r, Rupiah(r.jumlah)) for r in rincian(standar.pk)],
        "pengadu": pengadu_biaya(timezone.localdate()),
        "wajib": [s for s in standar.persyaratan.all() if s.wajib],
        "bila_perlu": [s for s in standar.persyaratan.all() if not s.wajib],
        "daftar_rumah": Fitur.Kode.DAFTAR_RUMAH in menyala
        and standar.layanan.kelompok.kode in kelompok_bersesi(),
        "tanya_jawab": tanya_jawab(standar.layanan_id),
        "bisa_tanya": Fitur.Kode.TANYA in menyala,
        "absen": _absen() if any(x.tahap == Langkah.Tahap.LEGALISASI for x in langkah) else "",
    }
    return render(request, "layanan/layanan_rinci.html", konteks)


def _absen() -> str:
    """The day until which nobody signs, as far as the office has recorded it."""
    hari = timezone.localdate()
    absen = absen_kepala_desa(hari).first()
    if absen is None:
        return ""
    return "hari ini" if absen.sampai == hari else f"sampai {nama_hari(absen.sampai, hari)}"
