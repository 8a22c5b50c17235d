"""The evidence an evaluator asks for about the queue, and the screen's word that its voice was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran, perlu_perangkat
from bungah.dasar.models import Perangkat
from layanan.alur.suara import catat_uji_suara
from layanan.aturan.bukti import RUBRIK, nilai_antrean, syarat_antrean
from layanan.kueri.bukti import HARI_BUKTI, bukti_antrean
from layanan.kueri.laporan import PEMBACA_LAPORAN
from layanan.kueri.standar import titik_utama

if TYPE_CHECKING:
    from django.http import HttpRequest


@never_cache
@perlu_peran(*PEMBACA_LAPORAN)
@require_safe
def bukti(request: PetugasRequest) -> HttpResponse:
    """What the rubric asks, what the office has, and what is left to do."""
    ada = bukti_antrean(titik_utama(), timezone.localdate())
    konteks = {
        "bukti": ada,
        "syarat": syarat_antrean(ada),
        "nilai": nilai_antrean(ada),
        "rubrik": list(enumerate(RUBRIK)),
        "hari": HARI_BUKTI,
    }
    return render(request, "layanan/bukti_antrean.html", konteks)


@perlu_perangkat(Perangkat.Jenis.LAYAR)
@require_POST
def layar_uji(request: HttpRequest) -> HttpResponse:
    """A screen says that it played a whole call."""
    catat_uji_suara(request.perangkat)  # type: ignore[attr-defined]  # -- set by the middleware
    return HttpResponse(status=204)
