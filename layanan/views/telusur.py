"""The steps a request walked beside its standard, and the report of all that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import kalender_kerja
from bungah.naskah.cetak import CetakGagal
from layanan.cetak.telusur import cetak_telusur, rinci_telusur
from layanan.kueri.telusur import PEMBACA_TELUSUR, perjalanan, untuk_telusur
from layanan.views.jawab import pdf
from layanan.views.permohonan import PEMBACA

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from layanan.models import Permohonan


def _satu(pk: int) -> tuple[Permohonan, dict[str, Any]]:
    permohonan = untuk_telusur(pk)
    if permohonan is None:
        raise Http404
    jalan = perjalanan([permohonan], kalender_kerja(), timezone.now())[pk]
    return permohonan, rinci_telusur(permohonan, jalan)


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def permohonan_telusur(request: PetugasRequest, pk: int) -> HttpResponse:
    """One request beside the version in force when it began: skipped, reordered, late, other officer."""
    permohonan, rinci = _satu(pk)
    konteks = {"permohonan": permohonan, "rinci": rinci, "membuka": request.user.berperan(*PEMBACA)}
    return render(request, "layanan/permohonan_telusur.html", konteks)


@never_cache
@perlu_peran(*PEMBACA_TELUSUR)
@require_safe
def permohonan_telusur_pdf(request: PetugasRequest, pk: int) -> HttpResponse:
    """The same on A4 for an auditor: a number of visit, no name, no NIK."""
    permohonan, rinci = _satu(pk)
    try:
        return pdf(cetak_telusur(permohonan, rinci), f"telusur-{pk}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:permohonan_telusur", pk=pk)
