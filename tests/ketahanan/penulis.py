"""A process that gives numbers as fast as it can, so that tests may kill it or crowd it.

Reads orders ``BENANG JUMLAH BESAR`` from standard input. For each it forks a child whose ``BENANG`` threads
give ``JUMLAH`` numbers each (0 = until killed), with ``BESAR`` frozen bytes (0 = none), and a deed that is
rolled back after every third. Says ``anak PID``, every acknowledged number, ``galat …``, then ``selesai``.
"""

from __future__ import annotations

import os
import sys
import threading
from itertools import count
from typing import TYPE_CHECKING

import django
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

SERI, TAHUN = "surat-keluar", 2026
BASIS = "BUNGAH_UJI_BASIS"  # the SQLite file to write into


class Urung(Exception):
    """A deed that changes its mind at the last moment."""


def katakan(teks: object) -> None:
    """Write one line in one piece, also from many threads."""
    os.write(1, f"{teks}\n".encode())


def beri_nomor(besar: int, *, urung: bool = False) -> int:
    """Do one whole deed: number, row, bytes, trail."""
    from datetime import date  # noqa: PLC0415 -- with the imports below, after Django has started

    from bungah.dasar.jejak import tulis  # noqa: PLC0415 -- idem
    from bungah.naskah.alur import ambil_nomor, bekukan  # noqa: PLC0415 -- idem
    from bungah.naskah.models import Naskah  # noqa: PLC0415 -- idem

    with tulis(pelaku=None):
        naskah = ambil_nomor(
            jenis=Naskah.Jenis.SURAT_KELUAR, seri=SERI, tanggal=date(TAHUN, 11, 23), perihal="Uji"
        )
        if besar:
            bekukan(naskah, os.urandom(besar))
        if urung:
            raise Urung
    return naskah.urut


def menulis(putaran: Iterable[int], besar: int) -> None:
    """Work through the rounds of one thread; the first error ends it."""
    try:
        for ke in putaran:
            katakan(beri_nomor(besar))
            if ke % 3 == 0:
                try:
                    beri_nomor(besar, urung=True)
                except Urung:
                    continue
    except Exception as galat:
        katakan(f"galat {type(galat).__name__}: {galat}")


def bekerja(benang: int, jumlah: int, besar: int) -> None:
    """Let the threads of one child write."""
    semua = [
        threading.Thread(target=menulis, args=(range(1, jumlah + 1) if jumlah else count(1), besar))
        for _ in range(benang)
    ]
    for satu in semua:
        satu.start()
    for satu in semua:
        satu.join()


def utama() -> None:
    """Serve orders until standard input closes; this process itself never opens the database."""
    if basis := os.environ.get(BASIS):
        settings.DATABASES["default"]["NAME"] = basis
    django.setup()
    for perintah in sys.stdin:
        benang, jumlah, besar = map(int, perintah.split())
        anak = os.fork()
        if anak == 0:
            bekerja(benang, jumlah, besar)
            os._exit(0)
        katakan(f"anak {anak}")
        os.waitpid(anak, 0)
        katakan("selesai")


if __name__ == "__main__":
    utama()
