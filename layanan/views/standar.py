"""Public pages of the services on offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bungah.dasar.izin import publik
from layanan.kueri.standar import daftar_layanan, standar_berlaku
from layanan.models import Layanan

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@publik
@require_safe
def layanan_daftar(request: HttpRequest) -> HttpResponse:
    """Every service on offer, searched by the words villagers use."""
    cari = request.GET.get("cari", "")[:80].replace("\0", "")
    return render(request, "layanan/layanan_daftar.html", {"daftar": daftar_layanan(cari), "cari": cari})


@publik
@require_safe
def layanan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    """One service: requirements, time, fee, product, steps, legal basis."""
    layanan = get_object_or_404(Layanan.objects.ditawarkan().select_related("kelompok"), kode=kode)
    return render(
        request, "layanan/layanan_rinci.html", {"layanan": layanan, "standar": standar_berlaku(layanan)}
    )
