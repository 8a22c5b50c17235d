"""The archive of every matter, filled by the deeds themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arsip.models import BerkasArsip
from arsip.views.register import PEMBACA_BERKAS
from bungah.dasar.izin import PetugasRequest, perlu_peran

if TYPE_CHECKING:
    from django.http import HttpResponse

BANYAK = 50
ANGKA_ID = 18


@never_cache
@perlu_peran(*PEMBACA_BERKAS)
@require_safe
def berkas(request: PetugasRequest) -> HttpResponse:
    """What came in and what went out, newest first."""
    daftar = BerkasArsip.objects.select_related("surat__naskah").defer("surat__naskah__rincian")
    sebelum = request.GET.get("sebelum", "")
    if sebelum.isascii() and sebelum.isdigit() and len(sebelum) <= ANGKA_ID:
        daftar = daftar.filter(pk__lt=int(sebelum))
    baris = list(daftar.order_by("-pk")[: BANYAK + 1])
    lanjut = f"?sebelum={baris[BANYAK - 1].pk}" if len(baris) > BANYAK else ""
    return render(request, "arsip/berkas.html", {"baris": baris[:BANYAK], "lanjut": lanjut})
