"""The empty database of the tests, built once: migrating takes seven seconds, copying a file none.

``python -m tests.basis`` builds it when migrations have changed; it is kept beside pytest's cache.
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
_BAGIAN: Final = (
    "*/migrations/*.py",
    "bungah/*/migrations/*.py",
    "bungah/dasar/pengaman.py",
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


def templat() -> Path:
    """The database with every migration applied, built now when it is missing; who comes second waits."""
    SINGGAH.mkdir(parents=True, exist_ok=True)
    berkas = SINGGAH / f"{_sidik()}.sqlite3"
    with (SINGGAH / "kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not berkas.exists():
            for lama in SINGGAH.glob("*.sqlite3*"):
                lama.unlink()
            _bangun(berkas)
    return berkas


def _bangun(berkas: Path) -> None:
    sementara = berkas.with_suffix(".sedang")
    sementara.unlink(missing_ok=True)
    perintah = [sys.executable, "-m", "tests.basis", str(sementara)]
    lingkungan = {**os.environ, "DJANGO_SETTINGS_MODULE": "bungah.settings_uji"}
    lingkungan.pop("DATABASE_URL", None)
    subprocess.run(perintah, cwd=AKAR, env=lingkungan, check=True)
    sementara.replace(berkas)


def salin(ke: Path) -> None:
    """Put a fresh database at ``ke``."""
    for akhiran in ("-wal", "-shm"):
        ke.with_name(ke.name + akhiran).unlink(missing_ok=True)
    shutil.copyfile(templat(), ke)


def _migrasi(berkas: Path) -> None:
    from django.conf import settings  # noqa: PLC0415 -- only in the process that migrates
    from django.core.management import call_command  # noqa: PLC0415 -- idem
    from django.db import connection  # noqa: PLC0415 -- idem

    settings.DATABASES["default"]["NAME"] = berkas
    django.setup()
    call_command("migrate", verbosity=0)
    with connection.cursor() as kursor:
        kursor.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    connection.close()


if __name__ == "__main__":
    _migrasi(Path(sys.argv[1])) if len(sys.argv) > 1 else templat()
