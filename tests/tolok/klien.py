"""Closed-loop clients in a process of their own: each sends, waits, sends again."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field


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


Urusan = Callable[[http.client.HTTPConnection, int], tuple[int, str]]


def jalankan(port: int, urusan: Urusan, *, klien: int, banyak: int) -> Hasil:
    """Let ``klien`` threads do ``banyak`` errands in all; an errand gives (status, what it got)."""
    hasil = Hasil()
    per_klien = banyak // klien

    def satu(nomor: int) -> None:
        sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for ke in range(per_klien):
            mulai = time.perf_counter()
            status, isi = urusan(sambungan, nomor * per_klien + ke)
            hasil.lama.append(time.perf_counter() - mulai)
            (hasil.jawaban.append(isi) if status < 400 else hasil.gagal.append(status))
        sambungan.close()

    mulai = time.perf_counter()
    with ThreadPoolExecutor(klien) as kolam:
        list(kolam.map(satu, range(klien)))
    hasil.detik = time.perf_counter() - mulai
    return hasil


def ambil(sambungan: http.client.HTTPConnection, jalan: str) -> tuple[int, str]:
    """GET one page on a kept connection."""
    sambungan.request("GET", jalan)
    jawab = sambungan.getresponse()
    return jawab.status, jawab.read().decode()
