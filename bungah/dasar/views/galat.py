"""Pages for what went wrong; each says what happened, what was kept, and what to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from bungah.dasar import gangguan
from bungah.dasar.akses import KUKI_PERANGKAT, halaman_asal
from bungah.dasar.alur_orang import sidik_tanda
from bungah.dasar.izin import publik
from bungah.dasar.models import Perangkat
from bungah.dasar.titipan import titipkan

if TYPE_CHECKING:
    from django.http import HttpRequest

TANPA_TUGAS = (
    "Hari ini tidak ada tugas yang berlaku untuk akun Anda: SK belum dicatat atau sudah habis. "
    "Sekretaris Desa atau Kepala Desa dapat membuat surat tugas sementara sekarang juga."
)


@publik
@requires_csrf_token
def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page: the officer changed meanwhile, or the page stood open for long.

    An officer's form is kept and offered again, but only when the browser itself says that it came
    from a page of this office.
    """
    if request.user.is_authenticated and _asal_sendiri(request) and titipkan(request):
        return redirect("dasar:lanjut")
    return render(request, "dasar/csrf_gagal.html", {"kembali": halaman_asal(request)}, status=403)


def _asal_sendiri(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def dilarang(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: name the reason when the person has no valid duty today (R125) or the device was taken away."""
    alasan = str(exception)
    if not alasan and (jenis := _untuk_perangkat(request)):
        data = {"jenis": jenis, "lepas": _dicabut(request)}
        return render(request, "dasar/perangkat_lepas.html", data, status=403)
    pengguna = getattr(request, "user", None)
    if not alasan and pengguna is not None and pengguna.is_authenticated and not pengguna.peran():
        alasan = TANPA_TUGAS
    return render(request, "403.html", {"alasan": alasan}, status=403)


def _untuk_perangkat(request: HttpRequest) -> str:
    """What a page is made for when only paired devices open it: ``Layar ruang tunggu``."""
    pandangan = request.resolver_match.func if request.resolver_match else None
    return " atau ".join(sorted(satu.label for satu in getattr(pandangan, "perangkat", ())))


def _dicabut(request: HttpRequest) -> Perangkat | None:
    """The device this browser was until the office revoked it."""
    tanda = request.COOKIES.get(KUKI_PERANGKAT, "")
    return Perangkat.objects.filter(sidik_tanda=sidik_tanda(tanda), dicabut_pada__isnull=False).first()


def gagal(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the machine failed outside a view (a session on a full disk)."""
    kena = gangguan.kenali(sys.exc_info()[1])
    if kena is not None:
        return gangguan.halaman(request, kena)
    return HttpResponse(render_to_string("500.html"), status=500)
