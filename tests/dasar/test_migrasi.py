"""An office of the first weeks and one of today have the same tables."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bungah.kunci import buat_kunci

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sqlite
MIGRASI = """
import django; django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
pelaksana = MigrationExecutor(connection)
pelaksana.loader = muat = MigrationLoader(connection, replace_migrations={ganti})
ujung = muat.graph.leaf_nodes()
pelaksana.migrate([satu for satu in ujung if {ganti} or not muat.get_migration(*satu).replaces])
"""


@pytest.mark.ketahanan
def test_migrasi_utuh_sama_dengan_langkah_demi_langkah(tmp_path: Path) -> None:
    """A database begun before ``0001_utuh`` goes the old way, a new one the short: both end alike."""
    lama, baru = (_kantor(tmp_path / nama, ganti=ganti) for nama, ganti in (("lama", False), ("baru", True)))
    assert len(lama) > 400  # tables, indexes, rules
    assert lama == baru


def _kantor(folder: Path, *, ganti: bool) -> dict[str, object]:
    buat_kunci(folder / "kunci")
    lingkungan = os.environ | {"BUNGAH_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "bungah.settings"}
    lingkungan.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", MIGRASI.format(ganti=ganti)], env=lingkungan, check=True)
    return _skema(folder / "bungah.sqlite3")


def _skema(berkas: Path) -> dict[str, object]:
    """Everything the database holds by its name; columns and constraints without their order."""
    with sqlite3.connect(berkas) as sambungan:
        daftar = sambungan.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
        return {
            nama: _tabel(sambungan, nama, sql) if jenis == "table" else re.sub(r"\s+", " ", sql)
            for jenis, nama, sql in daftar
        }


def _tabel(sambungan: sqlite3.Connection, nama: str, sql: str) -> list[list[str]]:
    kolom = sambungan.execute(f'PRAGMA table_info("{nama}")')
    kunci_tamu = sambungan.execute(f'PRAGMA foreign_key_list("{nama}")')
    return [
        sorted(str(satu[1:]) for satu in kolom),
        sorted(str(satu[2:]) for satu in kunci_tamu),
        sorted(re.findall(r'CONSTRAINT "[^"]+"', sql)),
    ]
