"""Two server processes behind one socket, so that the second core of the office's PC serves too.

Python computes on one core per process. The parent serves nobody: it makes the workers, replaces one that
dies, and tells them to finish. What processes must agree on stands in the database; here they share only
how many connections each holds, so that none is left idle while another is crowded.
"""

from __future__ import annotations

import logging
import os
import select
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
TENGOK: Final = 1.0  # seconds between two looks at the workers
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
    """Workers made by forking a process that has loaded everything; same words as ``Peladen``.

    Make it before any other thread is started.
    """

    def __init__(self, aplikasi: Any, *, port: int, proses: int, di_balik: bool, serentak: int) -> None:
        self._soket: socket.socket = buka_soket(port)
        self.port = int(self._soket.getsockname()[1])
        self._aplikasi = aplikasi
        self._di_balik, self._serentak, self._utas = di_balik, serentak, UTAS // proses
        self._beban = memoryview(mmap(-1, 8 * proses)).cast("Q")  # connections of each, seen by all
        self._hidup = os.pipe()  # the parent holds the writing end: its death is heard at the other
        self._bangun = os.pipe()
        self._berhenti = False
        self._anak: dict[int, int] = {}
        _muat_semua()
        for tempat in range(proses):
            self._lahirkan(tempat)

    def henti(self) -> None:
        """Ask all to end; safe in a signal handler and from other threads."""
        self._berhenti = True
        os.write(self._bangun[1], b".")

    def layani(self) -> None:
        """Watch over the workers until asked to stop; return when they have answered what came in."""
        while not self._berhenti:
            select.select([self._bangun[0]], [], [], TENGOK)
            self._ganti_yang_mati()
        self._soket.close()
        for pid in self._anak:
            os.kill(pid, signal.SIGTERM)
        for pid in self._anak:
            os.waitpid(pid, 0)
        self._anak.clear()

    def _ganti_yang_mati(self) -> None:
        for pid, tempat in list(self._anak.items()):
            if os.waitpid(pid, os.WNOHANG) != (0, 0):
                del self._anak[pid]
                if not self._berhenti:
                    _log.error("proses peladen %s mati, diganti", pid)
                    self._lahirkan(tempat)

    def _lahirkan(self, tempat: int) -> None:
        connections.close_all()  # a database connection must not be shared by two processes
        self._beban[tempat] = 0
        sys.stdout.flush()
        sys.stderr.flush()
        if pid := os.fork():
            self._anak[pid] = tempat
            return
        kode = 1
        try:
            self._bekerja(tempat)
            kode = 0
        except BaseException:
            _log.exception("proses peladen berhenti")
        finally:
            os._exit(kode)

    def _bekerja(self, tempat: int) -> None:
        """Be a worker until SIGTERM, or until the parent is gone; Ctrl+C is the parent's to hear."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(self._hidup[1])
        peladen = Peladen(
            self._aplikasi,
            soket=self._soket,
            di_balik=self._di_balik,
            serentak=self._serentak,
            utas=self._utas,
            pantas=lambda isi: self._pantas(tempat, isi),
        )
        peladen.akhiri_bersama(self._hidup[0])
        with sinyal_berhenti(peladen.henti, signal.SIGTERM):
            peladen.layani()

    def _pantas(self, tempat: int, isi: int) -> bool:
        """True when no worker holds fewer connections than this one."""
        self._beban[tempat] = isi
        return isi <= min(self._beban)


def _muat_semua() -> None:
    """Load what every page needs, so that the workers share it."""
    get_resolver().url_patterns  # noqa: B018 -- importing the views is the point
    jarang_menyapu()
