"""The empty databases of the tests, built once: migrating takes ten seconds, copying none.

``python -m tests.basis`` builds the one of the present kind when migrations have changed (a file of
SQLite, a dump of PostgreSQL); it is kept beside pytest's cache. ``python -m tests.basis CLUSTER…``
does so inside that throw-away cluster, which is only started when there is something to build.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django

if TYPE_CHECKING:
    from collections.abc import Iterator

AKAR: Final = Path(__file__).resolve().parent.parent
SINGGAH: Final = AKAR / ".pytest_cache" / "bungah"
SQLITE, POSTGRESQL = ".sqlite3", ".sql"
_BAGIAN: Final = (
    "*/migrations/*.py",
    "bungah/*/migrations/*.py",
    "bungah/dasar/pengaman.py",
    "arsip/indeks.py",
    "layanan/models/rekap.py",
    "bungah/settings.py",
)


def _sidik() -> str:
    """What the tables are made of: migrations, triggers, Django itself."""
    isi = hashlib.sha256(django.__version__.encode())
    for berkas in sorted(_berkas()):
        isi.update(str(berkas.relative_to(AKAR)).encode() + berkas.read_bytes())
    return isi.hexdigest()[:16]


def _berkas() -> Iterator[Path]:
    for pola in _BAGIAN:
        yield from AKAR.glob(pola)


def templat(jenis: str) -> Path:
    """The database with every migration applied, built now when it is missing; who comes second waits."""
    SINGGAH.mkdir(parents=True, exist_ok=True)
    berkas = SINGGAH / f"{_sidik()}{jenis}"
    with (SINGGAH / f"kunci{jenis}").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not berkas.exists():
            # With its dot: «.sql*» would also take away the «.sqlite3.sedang» another stage is building.
            for lama in (*SINGGAH.glob(f"*[0-9a-f]{jenis}"), *SINGGAH.glob(f"*[0-9a-f]{jenis}.*")):
                lama.unlink()
            _bangun(berkas, jenis)
    return berkas


def _bangun(berkas: Path, jenis: str) -> None:
    sementara = berkas.with_name(f"{berkas.name}.sedang")
    sementara.unlink(missing_ok=True)
    lingkungan = {**os.environ, "DJANGO_SETTINGS_MODULE": "bungah.settings_uji"}
    tempat = str(sementara)
    if jenis == SQLITE:
        lingkungan.pop("DATABASE_URL", None)
    else:
        tempat = "bungah_templat"
        subprocess.run(["createdb", tempat], check=True)
    perintah = [sys.executable, "-c", f"from tests.basis import _migrasi; _migrasi({tempat!r})"]
    subprocess.run(perintah, cwd=AKAR, env=lingkungan, check=True)
    if jenis == POSTGRESQL:
        subprocess.run(["pg_dump", "--no-owner", f"--file={sementara}", tempat], check=True)
    sementara.replace(berkas)


def salin(ke: Path) -> None:
    """Put a fresh SQLite database at ``ke``."""
    for akhiran in ("-wal", "-shm"):
        ke.with_name(ke.name + akhiran).unlink(missing_ok=True)
    shutil.copyfile(templat(SQLITE), ke)


def salin_pg(nama: str) -> None:
    """Put a fresh PostgreSQL database called ``nama`` into the cluster of the environment (``PGHOST`` …)."""
    berkas = templat(POSTGRESQL)
    subprocess.run(["createdb", nama], check=True)
    muat = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-f", str(berkas), "-o", os.devnull, nama]
    subprocess.run(muat, check=True)


def _migrasi(tempat: str) -> None:
    from django.conf import settings  # noqa: PLC0415 -- only in the process that migrates
    from django.core.management import call_command  # noqa: PLC0415 -- idem
    from django.db import connection  # noqa: PLC0415 -- idem

    sqlite = connection.vendor == "sqlite"
    settings.DATABASES["default"]["NAME"] = Path(tempat) if sqlite else tempat
    django.setup()
    call_command("migrate", verbosity=0)
    if sqlite:
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    connection.close()


def _siapkan(gugus: list[str]) -> None:
    jenis = POSTGRESQL if gugus or "DATABASE_URL" in os.environ else SQLITE
    if gugus and not (SINGGAH / f"{_sidik()}{jenis}").exists():
        subprocess.run([*gugus, sys.executable, "-m", "tests.basis"], cwd=AKAR, check=True)
    else:
        templat(jenis)


if __name__ == "__main__":
    _siapkan(sys.argv[1:])
