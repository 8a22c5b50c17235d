"""The control board: services × kinds of work, and the requests that stand at one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.nilai import lama
from layanan.aturan.kendali import GOLONGAN, BarisKendali, Sel, Terbuka, susun_kendali, umur
from layanan.aturan.telusur import TAK_DIUKUR
from layanan.kueri.kendali import isi_langkah, langkah_terbuka
from layanan.kueri.telusur import PEMBACA_TELUSUR
from layanan.models import Langkah
from layanan.views.permohonan import PEMBACA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import HttpResponse

    from layanan.models import LangkahBerjalan

BANYAK: Final = 50
ANGKA_ID: Final = 18


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def kendali(request: PetugasRequest) -> HttpResponse:
    """How many requests stand at each step, the oldest, and how many are past their time (R118)."""
    terbuka = langkah_terbuka(kalender_kerja(), timezone.now())
    hari = timezone.localdate()
    konteks = {
        "banyak": len(terbuka),
        "lewat": sum(satu.lewat for satu in terbuka),
        "tunda": sum(satu.tunda for satu in terbuka),
        "kepala": "|".join(["Layanan", *GOLONGAN]),
        "baris": [_baris(satu, hari) for satu in susun_kendali(terbuka)],
    }
    return render(request, "layanan/kendali.html", konteks)


def _baris(satu: BarisKendali, hari: date) -> dict[str, Any]:
    """A row with the age of the oldest in words; a version is named where two of them run."""
    kolom = [
        (judul, [(sel, umur(timezone.localdate(sel.tertua), hari), _bernomor(daftar)) for sel in daftar])
        for judul, daftar in zip(GOLONGAN, satu.kolom, strict=True)
    ]
    return {"layanan": satu.layanan, "kolom": kolom}


def _bernomor(daftar: Sequence[Sel]) -> bool:
    """True when steps of two versions of the standard stand beside each other."""
    return len({sel.versi for sel in daftar}) > 1


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def kendali_langkah(request: PetugasRequest, pk: int) -> HttpResponse:
    """The requests at one step, oldest first, with whoever holds them."""
    langkah = get_object_or_404(Langkah.objects.select_related("standar__layanan", "pelaksana"), pk=pk)
    teks = request.GET.get("sesudah", "")
    sesudah = int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_ID else 0
    baris, lanjut = isi_langkah(pk, kalender_kerja(), timezone.now(), banyak=BANYAK, sesudah=sesudah)
    membuka = request.user.berperan(*PEMBACA)
    konteks = {
        "langkah": langkah,
        "baris": [_permohonan(*satu) for satu in baris],
        "membuka": membuka,
        "berikut": f"?sesudah={lanjut}" if lanjut else "",
    }
    return render(request, "layanan/kendali_langkah.html", konteks)


def _permohonan(jalan: LangkahBerjalan, satu: Terbuka) -> dict[str, Any]:
    return {
        "permohonan": jalan.permohonan,
        "sejak": jalan.mulai,
        "lama": "" if satu.perbuatan in TAK_DIUKUR else lama(satu.menit),
        "petugas": str(jalan.diambil_oleh or jalan.petugas or "belum ada"),
        "lewat": satu.lewat,
        "tunda": satu.tunda,
    }
