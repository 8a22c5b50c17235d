"""Two server processes behind one socket, so that the second core of the office's PC serves too.

Python computes on one core per process. What processes must agree on stands in the database; here they
share only how many connections each holds, so that none is left idle while another is crowded.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from mmap import mmap
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, connections
from django.urls import get_resolver

from bungah.dasar.peladen import UTAS, Peladen, buka_soket, jarang_menyapu, sinyal_berhenti

if TYPE_CHECKING:
    import socket

PALING_BANYAK: Final = 2  # writers take turns at the database; a third process would mostly wait
PENUH: Final = 2**63  # the load of a process that is gone: nobody leaves a connection to it
SERENTAK_POSTGRES: Final = 4

_log = logging.getLogger(__name__)


def buka_peladen(aplikasi: Any, *, port: int, di_balik: bool = False) -> Peladen | Regu:
    """The office's server for this machine and database, listening; port 0 = any free one.

    Raises:
        OSError: the port is taken.
    """
    # SQLite answers inside the process; PostgreSQL is another one, which a few pages may wait for.
    serentak = 1 if connection.vendor == "sqlite" else SERENTAK_POSTGRES
    proses = min(PALING_BANYAK, _inti())
    if proses == 1:
        return Peladen(aplikasi, port=port, di_balik=di_balik, serentak=serentak)
    return Regu(aplikasi, port=port, proses=proses, di_balik=di_balik, serentak=serentak)


def _inti() -> int:
    """Cores this process may use; 1 where processes cannot be forked safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


class Regu:
    """This process and its sisters, forked once everything is loaded; same words as ``Peladen``.

    Make it before any other thread is started. A sister that dies is not replaced before the next start:
    this process goes on alone, as on a PC with one core.
    """

    def __init__(self, aplikasi: Any, *, port: int, proses: int, di_balik: bool, serentak: int) -> None:
        self._soket: socket.socket = buka_soket(port)
        self._aplikasi = aplikasi
        self._di_balik, self._serentak, self._utas = di_balik, serentak, UTAS // proses
        self._beban = memoryview(mmap(-1, 8 * proses)).cast("Q")  # connections of each, seen by all
        self._hidup = os.pipe()  # this process holds the writing end: its death is heard at the other
        _muat_semua()
        self._saudari = {self._lahirkan(tempat): tempat for tempat in range(1, proses)}
        self._peladen = self._buat(0)
        self.port = self._peladen.port

    def henti(self) -> None:
        """Ask all to end; safe in a signal handler and from other threads."""
        self._peladen.henti()

    def layani(self) -> None:
        """Serve until asked to stop; return when all have answered what came in."""
        self._peladen.layani()
        for pid in self._saudari:
            os.kill(pid, signal.SIGTERM)
        for pid in self._saudari:
            os.waitpid(pid, 0)

    def _buat(self, tempat: int) -> Peladen:
        return Peladen(
            self._aplikasi,
            soket=self._soket,
            di_balik=self._di_balik,
            serentak=self._serentak,
            utas=self._utas,
            pantas=lambda isi: self._pantas(tempat, isi),
        )

    def _lahirkan(self, tempat: int) -> int:
        """Fork one sister; she never comes back from here."""
        connections.close_all()  # a database connection must not be shared by two processes
        sys.stdout.flush()
        sys.stderr.flush()
        if pid := os.fork():
            return pid
        kode = 1
        try:
            self._saudari = {}
            self._bekerja(tempat)
            kode = 0
        except BaseException:
            _log.exception("proses peladen berhenti")
        finally:
            os._exit(kode)

    def _bekerja(self, tempat: int) -> None:
        """Serve until SIGTERM, or until the first process is gone; Ctrl+C is the first one's to hear."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(self._hidup[1])
        peladen = self._buat(tempat)
        peladen.akhiri_bersama(self._hidup[0])
        with sinyal_berhenti(peladen.henti, signal.SIGTERM):
            peladen.layani()

    def _pantas(self, tempat: int, isi: int) -> bool:
        """True when nobody else serves fewer connections than this process."""
        self._kenang_yang_mati()
        self._beban[tempat] = isi
        return isi <= min(self._beban)

    def _kenang_yang_mati(self) -> None:
        for pid, tempat in list(self._saudari.items()):
            if os.waitpid(pid, os.WNOHANG) != (0, 0):
                _log.error("proses peladen %s mati; yang lain melanjutkan", pid)
                del self._saudari[pid]
                self._beban[tempat] = PENUH


def _muat_semua() -> None:
    """Load what every page needs, so that the processes share it."""
    get_resolver().url_patterns  # noqa: B018 -- importing the views is the point
    jarang_menyapu()
