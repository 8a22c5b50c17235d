"""Bench of the public pages: speed, queries, bytes and processor time, against an empty view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.tolok.klien import jalankan

if TYPE_CHECKING:
    from tests.tolok.klien import Sambungan
    from tests.tolok.peladen import Peladen

KLIEN = 8


def ukur(peladen: Peladen, halaman: dict[str, str], *, banyak: int = 1600) -> dict[str, object]:
    """Each page by name → address; the empty view is measured first in the same run."""
    kosong = _satu(peladen, "/kosong/", banyak)
    hasil: dict[str, object] = {"kosong": kosong}
    for nama, alamat in halaman.items():
        satu = _satu(peladen, alamat, banyak // 2)
        hasil[nama] = (
            satu | _isi(alamat) | {"rasio_kosong": round(satu["per_detik"] / kosong["per_detik"], 3)}
        )
    return hasil


def _satu(peladen: Peladen, alamat: str, banyak: int) -> dict[str, float]:
    def urusan(sambungan: Sambungan) -> tuple[int, str]:
        return sambungan.minta("GET", alamat)

    jalankan(peladen.port, urusan, klien=KLIEN, banyak=80)  # warm up templates and connections
    sebelum = peladen.cpu_detik()
    hasil = jalankan(peladen.port, urusan, klien=KLIEN, banyak=banyak)
    cpu = peladen.cpu_detik() - sebelum
    return {
        "per_detik": round(hasil.per_detik, 1),
        "p95_ms": round(hasil.p95_ms, 1),
        "cpu_ms": round(1000 * cpu / banyak, 2),
        "gagal": len(hasil.gagal),
    }


def _isi(alamat: str) -> dict[str, float]:
    """Queries of the first asking in a process and of the next, and kilobytes, counted inside Django."""
    query = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as ditanya:
            jawab = Client(headers={"host": "127.0.0.1"}).get(alamat)
        query.append(len(ditanya))
    return {
        "query_pertama": query[0],
        "query": query[1],
        "html_kb": round(len(jawab.content) / 1024, 1),
    }
