"""Bench of the ticket: allocate, insert, trail and page, against plain sqlite3 doing the same statements."""

from __future__ import annotations

import re
import sqlite3
import tempfile
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.tolok.klien import Hasil, jalankan

if TYPE_CHECKING:
    from tests.tolok.klien import Sambungan
    from tests.tolok.peladen import Peladen

KLIEN = (1, 8, 32)
CSRF = "a" * 32  # the cookie and the field must agree; both are ours
NOMOR = re.compile(r"Nomor Anda </span>([A-H]-\d+)<")


def ukur(peladen: Peladen, *, tanda: str, kelompok: str, banyak: int = 640) -> dict[str, object]:
    """Tickets per second at 1, 8 and 32 kiosks, with p50/p95 in ms, failures, doubles and gaps."""
    polos = _polos(banyak * 4)
    hasil: dict[str, object] = {"sqlite_polos_per_detik": round(polos)}
    for klien in KLIEN:
        _kosongkan_antrean()
        satu = _serbu(peladen, tanda, kelompok, klien, banyak)
        hasil[f"klien_{klien}"] = {
            "per_detik": round(satu.per_detik, 1),
            "rasio_polos": round(satu.per_detik / polos, 3),
            "p50_ms": round(satu.p50_ms, 1),
            "p95_ms": round(satu.p95_ms, 1),
            "gagal": len(satu.gagal),
            "kembar": len(satu.jawaban) - len(set(satu.jawaban)),
            "dijawab": len(satu.jawaban),
        }
    return hasil


def _kosongkan_antrean() -> None:
    """Let the visitors of the round before go home: no office has two thousand people waiting."""
    from layanan.models import Kunjungan  # noqa: PLC0415 -- only after the environment points at the bench office

    Kunjungan.objects.filter(status=Kunjungan.Status.TUNGGU).update(status=Kunjungan.Status.BATAL)


def _serbu(peladen: Peladen, tanda: str, kelompok: str, klien: int, banyak: int) -> Hasil:
    kepala = f"Cookie: csrf={CSRF}; perangkat={tanda}\r\nContent-Type: application/x-www-form-urlencoded\r\n"

    def urusan(sambungan: Sambungan) -> tuple[int, str]:
        isi = {"kunci": uuid.uuid4(), "kelompok": kelompok, "prioritas": "", "csrfmiddlewaretoken": CSRF}
        status, teks = sambungan.minta("POST", "/ambil-nomor/", kepala=kepala, isi=urlencode(isi).encode())
        cocok = NOMOR.search(teks)
        return (status, cocok[1]) if cocok else (max(status, 400), "")

    return jalankan(peladen.port, urusan, klien=klien, banyak=banyak)


def _polos(banyak: int) -> float:
    """Tickets per second of plain sqlite3: the same statements, same safety, no Django, no HTTP."""
    with tempfile.TemporaryDirectory() as folder:
        basis = sqlite3.connect(Path(folder) / "polos.sqlite3", isolation_level=None)
        basis.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE hitung (seri TEXT, periode TEXT, terakhir INT, ditutup TEXT,"
            " UNIQUE (seri, periode));"
            "CREATE TABLE kunjungan (id INTEGER PRIMARY KEY, hari TEXT, kelompok INT, urut INT,"
            " kode TEXT UNIQUE,"
            " kunci TEXT UNIQUE, terjadi_pada TEXT, dicatat_pada TEXT, status TEXT,"
            " UNIQUE (hari, kelompok, urut));"
            "CREATE INDEX tunggu ON kunjungan (hari, kelompok, id) WHERE status = 'tunggu';"
            "CREATE TABLE kepala (id INTEGER PRIMARY KEY, urut INT, rantai TEXT);"
            "INSERT INTO kepala VALUES (1, 0, '');"
            "CREATE TABLE jejak (urut INTEGER PRIMARY KEY, pada TEXT, jenis TEXT, objek TEXT, perbuatan TEXT,"
            " rinci TEXT, rantai TEXT); CREATE INDEX jejak_objek ON jejak (jenis, objek, urut);"
        )
        mulai = time.perf_counter()
        for ke in range(banyak):
            _satu_polos(basis, ke)
        detik = time.perf_counter() - mulai
        basis.close()
    return banyak / detik


def _satu_polos(basis: sqlite3.Connection, ke: int) -> None:
    kunci = uuid.uuid4().hex
    basis.execute("BEGIN IMMEDIATE")
    (urut,) = basis.execute(
        "INSERT INTO hitung VALUES ('karcis:1:A', '2026-11-23', 1, '') ON CONFLICT (seri, periode)"
        " DO UPDATE SET terakhir = terakhir + 1 RETURNING terakhir"
    ).fetchone()
    basis.execute(
        "INSERT INTO kunjungan (hari, kelompok, urut, kode, kunci, terjadi_pada, dicatat_pada, status)"
        " VALUES ('2026-11-23', 1, ?, ?, ?, '2026-11-23', '2026-11-23', 'tunggu')",
        (urut, kunci[:8], kunci),
    )
    (nomor, _) = basis.execute("SELECT urut, rantai FROM kepala WHERE id = 1").fetchone()
    basis.execute(
        "INSERT INTO jejak VALUES (?, '2026-11-23', 'layanan.kunjungan', ?, 'ambil_nomor', '{}', ?)",
        (nomor + 1, str(ke), kunci * 2),
    )
    basis.execute("UPDATE kepala SET urut = ?, rantai = ? WHERE id = 1", (nomor + 1, kunci * 2))
    basis.execute("COMMIT")
