"""When the machine itself fails (disk full, database away): one calm page that needs neither.

Nothing of the request or of the office is printed on it, so it works while nothing else does.
"""

from __future__ import annotations

import errno
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from django.http import HttpRequest

PENUH_PG = "53100"  # SQLSTATE disk_full
PENUH_OS = frozenset({errno.ENOSPC, errno.EDQUOT})
catatan = logging.getLogger("bungah.gangguan")


@dataclass(frozen=True, slots=True)
class Gangguan:
    """What failed, in words for the person at the screen."""

    judul: str
    saran: str


DISK_PENUH = Gangguan(
    "Penyimpanan komputer kantor penuh",
    "Petugas: hapus berkas yang tidak dipakai dari komputer kantor, lalu ulangi.",
)
SIBUK = Gangguan("Sistem sedang sibuk", "Tunggu sebentar, kembali ke halaman tadi, lalu kirim sekali lagi.")


def kenali(galat: BaseException | None) -> Gangguan | None:
    """Recognise a failing machine in an exception or in what caused it; None for any other error."""
    while galat is not None:
        if isinstance(galat, OSError) and galat.errno in PENUH_OS:
            return DISK_PENUH
        if isinstance(galat, OperationalError | InterfaceError):
            return DISK_PENUH if _penuh(galat) else SIBUK
        galat = galat.__cause__ or galat.__context__
    return None


def _penuh(galat: Exception) -> bool:
    asal = getattr(galat.__cause__, "sqlstate", None)
    return asal == PENUH_PG or "disk is full" in str(galat) or "disk I/O" in str(galat)


def halaman(request: HttpRequest, gangguan: Gangguan) -> HttpResponse:
    """Answer 503 with the calm page; the log gets the path, never what was typed."""
    catatan.error("%s: %s %s", gangguan.judul, request.method, request.path, exc_info=True)
    isi = render_to_string("dasar/gangguan.html", {"judul": gangguan.judul, "saran": gangguan.saran})
    return HttpResponse(isi, status=503, headers={"Retry-After": "30"})
