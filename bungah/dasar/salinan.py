"""Copies of the database: make one, look into it without a server, put it into an empty office.

SQLite is copied with VACUUM INTO (the worst write waits 65 ms; ``backup()`` under a writer may never
end), PostgreSQL with pg_dump. A copy is read with the same questions before it is wrapped and after it was
unwrapped; for PostgreSQL from the data that pg_restore writes out, so that no second server is needed.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]  # CHECKs call them

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import AWAL, periksa_baris
from bungah.dasar.models import Jejak
from bungah.dasar.wadah import TERPOTONG, CadanganRusak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAMA = {"sqlite": "basisdata.sqlite3", "postgresql": "basisdata.dump"}
KOLOM = {  # what we look into, table by table
    "django_migrations": ("app", "name"),
    "dasar_penghitung": ("seri", "periode", "terakhir"),
    "dasar_kepalajejak": ("urut", "rantai"),
    "dasar_jejak": (
        "urut", "dicatat_pada", "pelaku_id", "perangkat_id", "jenis", "objek_id", "perbuatan", "rinci",
        "rantai",
    ),
}  # fmt: skip

_AWAL_COPY = re.compile(r'COPY "?\w+"?\."?(\w+)"? \((.*)\) FROM stdin;')
_LOLOS = re.compile(r"\\(.)")
_HURUF_LOLOS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(frozen=True, slots=True)
class Potret:
    """What stands in a copy: rows per table, migrations, counters, and the state of the trail."""

    tabel: dict[str, int]
    migrasi: list[str]
    nomor: list[list[str | int]]  # [series, period, last number]
    jejak: int
    kepala: str
    rusak: str = ""  # first broken row of the chain, in words

    @property
    def baris(self) -> int:
        """All rows together."""
        return sum(self.tabel.values())


def salin(folder: Path) -> Path:
    """Copy the office's database, as it stands now, into ``folder``; never inside a transaction.

    Raises:
        Ditolak: pg_dump is missing or failed.
        OperationalError: SQLite could not write (disk full).
    """
    ke = folder / NAMA[connection.vendor]
    if connection.vendor == "sqlite":
        with connection.cursor() as kursor:
            kursor.execute("VACUUM INTO %s", [str(ke)])
    else:
        alat_pg("pg_dump", "--format=custom", "--compress=1", "--no-owner", "--no-privileges", f"--file={ke}")
    return ke


def potret(jalur: Path, kunci: bytes) -> Potret:
    """Open a copy, count what is in it, and walk its trail under the office's trail key ``kunci``.

    Raises:
        CadanganRusak: the copy is no whole database.
    """
    if jalur.name == NAMA["sqlite"]:
        return _potret_sqlite(jalur, kunci)
    return _potret_dump(jalur, kunci)


def pulihkan(jalur: Path, data: Path) -> None:
    """Put the copy into the empty office whose data folder is ``data``."""
    if connection.vendor == "sqlite":
        jalur.rename(data / "bungah.sqlite3")
    else:
        basis = connection.settings_dict["NAME"]
        pilihan = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
        alat_pg("pg_restore", *pilihan, f"--dbname={basis}", str(jalur))
        jalur.unlink()


def kosong() -> bool:
    """True when the PostgreSQL database of the settings holds no table."""
    with connection.cursor() as kursor:
        return not connection.introspection.table_names(kursor)


# ------------------------------------------------------------------ looking into a copy
def _potret_sqlite(jalur: Path, kunci: bytes) -> Potret:
    try:
        with closing(sqlite3.connect(f"file:{jalur}?mode=ro", uri=True)) as basis:
            register(basis)
            hasil = basis.execute("PRAGMA integrity_check").fetchone()[0]
            if hasil != "ok":
                pesan = f"Basis data di cadangan rusak: {hasil}"
                raise CadanganRusak(pesan)
            semua = basis.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            )
            # Names come from the copy's own catalogue.
            tanya = {nama: f'SELECT count(*) FROM "{nama}"' for (nama,) in semua.fetchall()}  # noqa: S608 -- idem
            return _lihat(
                basis, {nama: basis.execute(sql).fetchone()[0] for nama, sql in tanya.items()}, kunci
            )
    except sqlite3.DatabaseError as galat:
        raise CadanganRusak(TERPOTONG) from galat


def _potret_dump(jalur: Path, kunci: bytes) -> Potret:
    """Pour the few tables we look into from a pg_dump archive into a small SQLite file beside it."""
    singgah = jalur.with_suffix(".lihat")
    singgah.unlink(missing_ok=True)
    tabel: dict[str, int] = {}
    with closing(sqlite3.connect(singgah)) as basis:
        for nama, kolom in KOLOM.items():
            basis.execute(f"CREATE TABLE {nama} ({', '.join(kolom)})")
        for nama, baris in _baca_dump(jalur, tabel):
            isi = [baris[kolom] for kolom in KOLOM[nama]]
            basis.execute(f"INSERT INTO {nama} VALUES ({', '.join('?' * len(isi))})", isi)  # noqa: S608 -- ours
        hasil = _lihat(basis, tabel, kunci)
    singgah.unlink()
    return hasil


def _baca_dump(jalur: Path, tabel: dict[str, int]) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Give the rows of the tables in ``KOLOM``, and count those of every table into ``tabel``."""
    nama, kolom = "", []
    for teks in _keluaran_pg("pg_restore", "--data-only", "--file=-", str(jalur)):
        if not nama:
            if awal := _AWAL_COPY.fullmatch(teks):
                nama, kolom = awal[1], [satu.strip('" ') for satu in awal[2].split(",")]
                tabel[nama] = 0
        elif teks == "\\.":
            nama = ""
        else:
            tabel[nama] += 1
            if nama in KOLOM:
                yield nama, dict(zip(kolom, map(_urai, teks.split("\t")), strict=True))


def _urai(teks: str) -> str | None:
    """Undo the escapes of COPY."""
    if teks == "\\N":
        return None
    return _LOLOS.sub(lambda satu: _HURUF_LOLOS.get(satu[1], satu[1]), teks)


def _lihat(basis: sqlite3.Connection, tabel: dict[str, int], kunci: bytes) -> Potret:
    """Read migrations, counters and trail; the columns may be text, whatever their kind was."""
    kepala = basis.execute("SELECT urut, rantai FROM dasar_kepalajejak").fetchone() or (0, AWAL)
    migrasi = basis.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    nomor = basis.execute(
        "SELECT seri, periode, CAST(terakhir AS INTEGER) FROM dasar_penghitung ORDER BY seri, periode"
    )
    kolom = ", ".join(KOLOM["dasar_jejak"])
    tanya = f"SELECT {kolom} FROM dasar_jejak ORDER BY CAST(urut AS INTEGER)"  # noqa: S608 -- columns are ours
    periksa = periksa_baris(map(_jejak, basis.execute(tanya)), (int(kepala[0]), kepala[1]), kunci)
    return Potret(
        tabel=dict(sorted(tabel.items())),
        migrasi=[satu for (satu,) in migrasi],
        nomor=[list(satu) for satu in nomor],
        jejak=int(kepala[0]),
        kepala=kepala[1],
        rusak=periksa.sebab,
    )


def _jejak(kolom: Sequence[Any]) -> Jejak:
    baris = Jejak(**dict(zip(KOLOM["dasar_jejak"], kolom, strict=True)))
    saat = datetime.fromisoformat(str(baris.dicatat_pada))
    baris.dicatat_pada = (
        saat if saat.tzinfo else saat.replace(tzinfo=UTC)
    )  # SQLite keeps UTC without saying so
    baris.urut, baris.rinci = int(baris.urut), json.loads(baris.rinci)
    baris.pelaku_id, baris.perangkat_id = map(_bulat, (baris.pelaku_id, baris.perangkat_id))
    return baris


def _bulat(nilai: int | str | None) -> int | None:
    return None if nilai is None else int(nilai)


# ------------------------------------------------------------------ PostgreSQL's own tools
def alat_pg(program: str, *pilihan: str) -> None:
    """Run a tool of PostgreSQL on the database of the settings.

    Raises:
        Ditolak: the tool is missing or failed, with its last line.
        OSError: the disk is full.
    """
    for _ in _keluaran_pg(program, *pilihan):
        pass


def _keluaran_pg(program: str, *pilihan: str) -> Iterator[str]:
    """Give the tool's output line by line; its complaints go to a file, so that no pipe can clog."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as keluh:
        anak = subprocess.Popen(  # noqa: S603 -- a program of ours, no shell
            [_cari(program), *pilihan],
            stdout=subprocess.PIPE,
            stderr=keluh,
            encoding="utf-8",
            env=_lingkungan_pg(),
        )
        with anak:
            for teks in anak.stdout or ():
                yield teks.removesuffix("\n")
        if anak.returncode:
            keluh.seek(0)
            akhir = (keluh.read().strip().splitlines() or ["tanpa keterangan"])[-1]
            if os.strerror(errno.ENOSPC) in akhir:
                raise OSError(errno.ENOSPC, akhir)
            pesan = f"{program} gagal: {akhir}"
            raise (CadanganRusak if program == "pg_restore" else Ditolak)(pesan)


def _cari(program: str) -> str:
    jalur = shutil.which(program)
    if jalur is None:
        pesan = f"{program} belum ada di komputer ini. Jalankan: sudo apt install postgresql-client"
        raise Ditolak(pesan)
    return jalur


def _lingkungan_pg() -> dict[str, str]:
    """Environment that leads the tools to our database; the password never stands in a command line."""
    atur = connection.settings_dict
    nama = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    isi = {kunci: str(atur[asal]) for kunci, asal in nama.items() if atur.get(asal)}
    if mode := atur.get("OPTIONS", {}).get("sslmode"):
        isi["PGSSLMODE"] = mode
    return {**os.environ, "LC_ALL": "C", "PGCLIENTENCODING": "UTF8", **isi}
