"""A server process: waitress, a few threads taking turns; it finishes what it began before it ends."""

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

UTAS: Final = 8  # of all processes together; one computes, the others wait for a press or a slow disk
SAMBUNGAN: Final = 300
BATAS_BADAN: Final = 12 * 1024 * 1024  # bytes; the largest upload of the house, with its form
TUNTAS_DETIK: Final = 10.0
MENGALAH_DETIK: Final = 0.001
PALING_MENGALAH: Final = 10
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


class _Ujung(wasyncore.file_dispatcher):  # type: ignore[misc]  # -- untyped library
    """The reading end of a pipe nobody writes to: it hangs up when the other side is gone."""

    def __init__(self, ujung: int, putus: Callable[[], None], **pilihan: Any) -> None:
        super().__init__(ujung, **pilihan)
        self._putus = putus

    def writable(self) -> bool:
        return False

    def handle_close(self) -> None:
        self._putus()
        self.close()


class Peladen:
    """A waitress server on loopback that drains on request; ``serentak`` pages are computed at once.

    ``di_balik`` = behind our TLS front or a reverse proxy on this machine, whose forwarded headers are
    then believed; without it such headers are thrown away. ``soket`` = one that listens already and is
    perhaps shared; ``pantas`` then says whether this process may take the next connection.
    """

    def __init__(
        self,
        aplikasi: Any,
        *,
        port: int = 0,
        soket: socket.socket | None = None,
        di_balik: bool = False,
        serentak: int = 1,
        utas: int = UTAS,
        pantas: Callable[[int], bool] | None = None,
    ) -> None:
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
            sockets=[soket or buka_soket(port)],
            threads=utas,
            connection_limit=SAMBUNGAN,
            max_request_body_size=BATAS_BADAN,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=True,
            ident=None,
            **percaya,
        )
        self.waitress.channel_class = _Saluran
        if pantas is not None:
            self._bagi(pantas)
        self.port = int(self.waitress.effective_port)

    def henti(self) -> None:
        """Ask the loop to end; safe in a signal handler and from other threads."""
        self._henti.set()
        self.waitress.pull_trigger()

    def layani(self) -> None:
        """Serve until asked to stop, then answer what already came in."""
        jarang_menyapu()
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a line per waiting request helps nobody
        while not self._henti.is_set():
            self._putar(1.0)
        self._tuntaskan()

    def akhiri_bersama(self, ujung: int) -> None:
        """End when the pipe whose reading end is ``ujung`` loses its last writer."""
        _Ujung(ujung, self.henti, map=self.waitress._map)  # noqa: SLF001 -- the loop of this server

    def _bagi(self, pantas: Callable[[int], bool]) -> None:
        """Leave a new connection to the others for a moment while they have more room."""
        terima, mengalah = self.waitress.handle_accept, 0

        def menimbang() -> None:
            nonlocal mengalah
            if mengalah < PALING_MENGALAH and not pantas(len(self.waitress.active_channels)):
                mengalah += 1
                time.sleep(MENGALAH_DETIK)
                return
            mengalah = 0
            terima()

        self.waitress.handle_accept = menimbang

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


def buka_soket(port: int) -> socket.socket:
    """Listen on loopback; port 0 = any free one."""
    return socket.create_server((DENGAR, port), backlog=SAMBUNGAN)


def jarang_menyapu() -> None:
    """Let the collector skip what lives as long as the process, and look less often at the rest.

    A page makes thousands of short-lived objects; with Python's thresholds a third of its time went
    into looking through the loaded modules again and again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AMBANG_SAPU)


@contextmanager
def sinyal_berhenti(
    henti: Callable[[], None],
    *sinyal: signal.Signals,
) -> Iterator[None]:
    """Let SIGINT and SIGTERM (or ``sinyal``) drain; a second one ends at once."""

    def tangani(nomor: int, _bingkai: object) -> None:
        signal.signal(nomor, signal.SIG_DFL)
        henti()

    lama = {nomor: signal.signal(nomor, tangani) for nomor in sinyal or (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for nomor, penangan in lama.items():
            signal.signal(nomor, penangan)
