"""When the machine itself fails (disk full, database away or broken): one calm page that needs neither.

Nothing of the request or of the office is printed on it, so it works while nothing else does.
"""

from __future__ import annotations

import errno
import logging
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from django.http import HttpRequest

PENUH_PG = "53100"  # SQLSTATE disk_full
SIBUK_PG = frozenset({"40001", "40P01", "55P03", "57014"})  # serialization, deadlock, lock, timeout
PUTUS_PG = ("08", "57P", "53300")  # no connection, shutting down, too many connections
PENUH_OS = frozenset({errno.ENOSPC, errno.EDQUOT})
HAMPIR_PENUH = 4 * 1024 * 1024  # bytes: SQLite calls a disk that is nearly full an I/O error
catatan = logging.getLogger("bungah.gangguan")


@dataclass(frozen=True, slots=True)
class Gangguan:
    """What failed, in words for the person at the screen; ``sementara``: waiting helps."""

    judul: str
    saran: str
    sementara: bool = True


DISK_PENUH = Gangguan(
    "Penyimpanan komputer kantor penuh",
    "Petugas: hapus berkas yang tidak dipakai dari komputer kantor, lalu ulangi.",
)
SIBUK = Gangguan("Sistem sedang sibuk", "Tunggu sebentar, kembali ke halaman tadi, lalu kirim sekali lagi.")
TERPUTUS = Gangguan(
    "Basis data tidak terhubung",
    "Tunggu satu menit, lalu ulangi. Petugas: kalau tetap begini, periksa apakah komputer basis data menyala "
    "dan kabel jaringannya terpasang.",
)
RUSAK = Gangguan(
    "Basis data kantor tidak bisa dipakai",
    "Mengirim ulang tidak akan menolong. Petugas: catat jam kejadiannya, jangan matikan komputer dengan "
    "paksa, dan panggil pengelola sistem; sebabnya ada di catatan server.",
    sementara=False,
)


def kenali(galat: BaseException | None) -> Gangguan | None:
    """Recognise a failing machine in an exception or in what caused it; None for any other error."""
    while galat is not None:
        if isinstance(galat, OSError) and galat.errno in PENUH_OS:
            return DISK_PENUH
        if isinstance(galat, DatabaseError | InterfaceError) and (kena := _basis_data(galat)):
            return kena
        galat = galat.__cause__ or galat.__context__
    return None


def _basis_data(galat: Exception) -> Gangguan | None:
    """What the database means: busy, away, full, or broken; None for mistakes of ours."""
    asal, kata = galat.__cause__, str(galat)
    if keadaan := getattr(asal, "sqlstate", None):
        return _postgres(keadaan) or (RUSAK if isinstance(galat, OperationalError) else None)
    nama = getattr(asal, "sqlite_errorname", "")
    if nama.startswith("SQLITE_FULL") or "disk is full" in kata:
        return DISK_PENUH
    if nama.startswith("SQLITE_IOERR") or "disk I/O" in kata:
        return DISK_PENUH if _hampir_penuh() else RUSAK
    if nama.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "is locked" in kata:
        return SIBUK
    if nama or kata.startswith(("no such", "unable to open", "attempt to write")):
        rusak = isinstance(galat, OperationalError) or nama.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
        return RUSAK if rusak else None
    return TERPUTUS if isinstance(galat, OperationalError | InterfaceError) else None


def _postgres(keadaan: str) -> Gangguan | None:
    if keadaan == PENUH_PG:
        return DISK_PENUH
    if keadaan in SIBUK_PG:
        return SIBUK
    return TERPUTUS if keadaan.startswith(PUTUS_PG) else None


def _hampir_penuh() -> bool:
    try:
        return shutil.disk_usage(settings.DATA_DIR).free < HAMPIR_PENUH
    except OSError:
        return False


def halaman(request: HttpRequest, gangguan: Gangguan) -> HttpResponse:
    """Answer with the calm page, 503 while waiting helps; the log gets the path, never what was typed."""
    catatan.error("%s: %s %s", gangguan.judul, request.method, request.path, exc_info=True)
    isi = render_to_string("dasar/gangguan.html", {"gangguan": gangguan})
    if not gangguan.sementara:
        return HttpResponse(isi, status=500)
    return HttpResponse(isi, status=503, headers={"Retry-After": "30"})
