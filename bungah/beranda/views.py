"""The public home and the staff home, built from what the apps offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.aplikasi import semua_aplikasi
from bungah.dasar.izin import perlu_peran, publik
from bungah.dasar.kueri import salam
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _tawaran(nama: str, *isi: Any) -> list[Any]:
    """What every app's ``papan`` offers under that name, in order."""
    semua = [b for app in semua_aplikasi() if (f := getattr(app.papan, nama, None)) for b in f(*isi)]
    return sorted(semua, key=lambda butir: butir.urut)


@publik
@require_safe
def depan(request: HttpRequest) -> HttpResponse:
    """The public home: one question first."""
    hari = timezone.localdate()
    return render(
        request,
        "beranda/depan.html",
        {"potongan": _tawaran("potongan", hari), "sorotan": _tawaran("sorotan", hari)},
    )


@never_cache
@perlu_peran(*Peran)
@require_safe
def kantor(request: HttpRequest) -> HttpResponse:
    """The staff home: what waits for this person, as figures that open their records."""
    konteks = {"kartu": _tawaran("kartu", request.user, timezone.localdate()), "salam": salam("salam")}
    return render(request, "beranda/kantor.html", konteks)
