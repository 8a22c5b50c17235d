"""Closed-loop clients in a process of their own: each sends, waits, sends again.

They speak just enough HTTP over a bare socket: on two cores a full client would take more of the
machine than the page it asks for.
"""

from __future__ import annotations

import socket
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Self


@dataclass(slots=True)
class Hasil:
    """What the clients saw."""

    detik: float = 0.0
    lama: list[float] = field(default_factory=list)  # seconds per errand
    jawaban: list[str] = field(default_factory=list)
    gagal: list[int] = field(default_factory=list)

    @property
    def per_detik(self) -> float:
        return len(self.lama) / self.detik if self.detik else 0.0

    @property
    def p50_ms(self) -> float:
        return 1000 * statistics.median(self.lama)

    @property
    def p95_ms(self) -> float:
        return 1000 * statistics.quantiles(self.lama, n=20)[-1]


class Sambungan:
    """One kept connection to the bench server."""

    def __init__(self, port: int) -> None:
        self._soket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._soket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._baca = self._soket.makefile("rb")
        self.kepala: dict[str, str] = {}  # of the last answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._baca.close()
        self._soket.close()

    def minta(self, cara: str, jalan: str, *, kepala: str = "", isi: bytes = b"") -> tuple[int, str]:
        """Send one request (``kepala``: finished header lines); give status and body."""
        awal = f"{cara} {jalan} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(isi)}\r\n{kepala}\r\n"
        self._soket.sendall(awal.encode() + isi)
        status = int(self._baca.readline().split()[1])
        self.kepala = {}
        while (baris := self._baca.readline()) != b"\r\n":
            nama, _, nilai = baris.decode("latin-1").partition(":")
            self.kepala[nama.lower()] = nilai.strip()
            if not baris:
                raise ConnectionAbortedError
        jawab = self._baca.read(panjang := int(self.kepala.get("content-length", 0)))
        if len(jawab) < panjang:  # the server died in mid-answer
            raise ConnectionAbortedError
        return status, jawab.decode(errors="replace")  # pictures too


Urusan = Callable[[Sambungan], tuple[int, str]]


def jalankan(port: int, urusan: Urusan, *, klien: int, banyak: int) -> Hasil:
    """Let ``klien`` threads do ``banyak`` errands in all; an errand gives (status, what it got)."""
    hasil = Hasil()

    def satu(_: int) -> None:
        with Sambungan(port) as sambungan:
            for _ke in range(banyak // klien):
                mulai = time.perf_counter()
                status, isi = urusan(sambungan)
                hasil.lama.append(time.perf_counter() - mulai)
                (hasil.jawaban.append(isi) if status < 400 else hasil.gagal.append(status))

    mulai = time.perf_counter()
    with ThreadPoolExecutor(klien) as kolam:
        list(kolam.map(satu, range(klien)))
    hasil.detik = time.perf_counter() - mulai
    return hasil
