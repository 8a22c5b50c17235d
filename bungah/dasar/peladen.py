"""The one server process: waitress, eight threads taking turns; it finishes what it began before it ends."""

from __future__ import annotations

import gc
import logging
import signal
import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import WSGITask

from bungah.dasar.giliran import bergiliran
from bungah.dasar.penolak import Pengurai, Penolakan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UTAS: Final = 8
SAMBUNGAN: Final = 300
BATAS_BADAN: Final = 12 * 1024 * 1024  # bytes; the largest upload of the house, with its form
TUNTAS_DETIK: Final = 10.0
AMBANG_SAPU: Final = (20_000, 50, 100)
DENGAR: Final = "127.0.0.1"


class _Tugas(WSGITask):  # type: ignore[misc]  # -- untyped library
    """An answer that keeps the connection open after 204: it has no body, so no length is missing.

    Waitress would close it, and every screen that asks whether something is new would connect again.
    """

    def build_response_header(self) -> bytes:
        biarkan = not self.has_body and self.request.headers.get("CONNECTION", "").lower() != "close"
        if biarkan and self.version == "1.1":
            self.set_close_on_finish = _tetap
        kepala: bytes = super().build_response_header()
        self.__dict__.pop("set_close_on_finish", None)
        return kepala


def _tetap() -> None:
    """Nothing is closed."""


class _Saluran(HTTPChannel):  # type: ignore[misc]  # -- untyped library
    task_class = _Tugas
    parser_class = Pengurai
    error_task_class = Penolakan


class Peladen:
    """A waitress server on loopback that drains on request; ``serentak`` pages are computed at once.

    ``di_balik`` = behind our TLS front or a reverse proxy on this machine, whose forwarded headers are
    then believed; without it such headers are thrown away.
    """

    def __init__(self, aplikasi: Any, *, port: int, di_balik: bool = False, serentak: int = 1) -> None:
        percaya: dict[str, Any] = {}
        if di_balik:
            percaya = {
                "trusted_proxy": DENGAR,
                "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
            }
        self._henti = threading.Event()
        # Bound here: when the port is taken, waitress would leave its threads and pipe behind.
        self.waitress = create_server(
            bergiliran(aplikasi, serentak),
            sockets=[socket.create_server((DENGAR, port))],
            threads=UTAS,
            connection_limit=SAMBUNGAN,
            max_request_body_size=BATAS_BADAN,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=True,
            ident=None,
            **percaya,
        )
        self.waitress.channel_class = _Saluran
        self.port = int(self.waitress.effective_port)

    def henti(self) -> None:
        """Ask the loop to end; safe in a signal handler and from other threads."""
        self._henti.set()
        self.waitress.pull_trigger()

    def layani(self) -> None:
        """Serve until asked to stop, then answer what already came in."""
        _jarang_menyapu()
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a line per waiting request helps nobody
        while not self._henti.is_set():
            self._putar(1.0)
        self._tuntaskan()

    def _putar(self, detik: float) -> None:
        wasyncore.loop(timeout=detik, map=self.waitress._map, use_poll=True, count=1)  # noqa: SLF001 -- its own run() does the same

    def _tuntaskan(self) -> None:
        self.waitress.accepting = False
        self.waitress.socket.close()
        self.waitress.del_channel()
        batas = time.monotonic() + TUNTAS_DETIK
        while self._sibuk() and time.monotonic() < batas:
            self._putar(0.1)
        self.waitress.task_dispatcher.shutdown()
        wasyncore.close_all(self.waitress._map)  # noqa: SLF001 -- idem

    def _sibuk(self) -> bool:
        return any(s.requests or s.total_outbufs_len for s in self.waitress.active_channels.values())


def _jarang_menyapu() -> None:
    """Let the collector skip what lives as long as the process, and look less often at the rest.

    A page makes thousands of short-lived objects; with Python's thresholds a third of its time went
    into looking through the loaded modules again and again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AMBANG_SAPU)


@contextmanager
def sinyal_berhenti(henti: Callable[[], None]) -> Iterator[None]:
    """Let SIGINT and SIGTERM drain; a second one ends at once."""

    def tangani(nomor: int, _bingkai: object) -> None:
        signal.signal(nomor, signal.SIG_DFL)
        henti()

    lama = {nomor: signal.signal(nomor, tangani) for nomor in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for nomor, penangan in lama.items():
            signal.signal(nomor, penangan)
