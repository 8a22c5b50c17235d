"""Whether the letters are still what was recorded: the night's answer, and a look right now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arsip.keaslian import periksa_keaslian
from arsip.kueri import temuan_semalam
from bungah.dasar.giliran import di_luar_giliran
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.http import HttpResponse

PEMERIKSA_KEASLIAN = (Peran.KADES, Peran.SEKDES, Peran.AUDITOR)


@never_cache
@perlu_peran(*PEMERIKSA_KEASLIAN)
@require_http_methods(["GET", "HEAD", "POST"])
def keaslian(request: PetugasRequest) -> HttpResponse:
    """Last night's count; the button looks again and names each thing."""
    hari, banyak = temuan_semalam()
    konteks: dict[str, Any] = {"hari": hari, "banyak": banyak, "temuan": None}
    if request.method == "POST":
        with di_luar_giliran():  # years of letters take a while: the queue goes on meanwhile
            konteks |= {"temuan": periksa_keaslian(), "pada": timezone.now()}
    return render(request, "arsip/keaslian.html", konteks)
