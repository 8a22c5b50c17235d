"""The page of a resident's opened file, which several deeds come back to when a form is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone

from bungah.dasar.peran import MEJA
from layanan.alur.minta_data import PENJAWAB_DATA
from layanan.aturan.minta_data import kata_sisa, keadaan
from layanan.forms.minta_data import MintaDataForm, TolakDataForm
from layanan.kueri.berkas_warga import akses_berkas, permohonan_warga
from layanan.kueri.minta_data import terbuka_warga

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from bungah.dasar.izin import PetugasRequest
    from bungah.dasar.models import Warga
    from layanan.models import PermintaanData

SESI = "berkas_warga"  # [officer, resident, until when]: the last one opened, and no other
BANYAK = 100


def berkas_terbuka(request: PetugasRequest, pk: int) -> bool:
    """True while this officer has this resident's file open, in this login."""
    siapa, warga, sampai = request.session.get(SESI, (0, 0, 0.0))
    return (siapa, warga) == (request.user.pk, pk) and timezone.now().timestamp() < sampai


def halaman_berkas(
    request: PetugasRequest,
    warga: Warga,
    *,
    minta_form: MintaDataForm | None = None,
    tolak_form: TolakDataForm | None = None,
) -> HttpResponse:
    """Every request and letter, who has looked, the open request for data; a refused form with its words."""
    daftar, minta = list(permohonan_warga(warga)[: BANYAK + 1]), terbuka_warga(warga)
    konteks = {
        "warga": warga,
        "daftar": daftar[:BANYAK],
        "masih_ada": len(daftar) > BANYAK,
        "akses": akses_berkas(warga)[:BANYAK],
        "memberi": request.user.berperan(*PENJAWAB_DATA),
        "minta": baris_minta(minta, timezone.now()) if minta else None,
        "minta_form": minta_form or MintaDataForm(),
        "tolak_form": tolak_form or TolakDataForm(),
        "mencatat": request.user.berperan(*MEJA),
    }
    return render(
        request, "layanan/berkas_warga.html", konteks, status=400 if minta_form or tolak_form else 200
    )


def baris_minta(satu: PermintaanData, sekarang: datetime) -> dict[str, Any]:
    """An open request as pages show it."""
    jenis = {"lewat": "telat", "dekat": "tunggu", "berjalan": "proses"}[keadaan(satu.terjadi_pada, sekarang)]
    return {"satu": satu, "sisa": kata_sisa(satu.terjadi_pada, sekarang), "jenis": jenis}
