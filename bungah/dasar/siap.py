"""Bring a data folder up to date before serving: tables, reference data, static files.

What was done is remembered in ``DATA/siap.json`` by fingerprints of its sources, so a second start
only compares.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bungah.dasar.aplikasi import semua_aplikasi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAMA: Final = "siap.json"


def siapkan_tabel(kabarkan: Callable[[str], None]) -> None:
    """Create or change tables where the code expects others."""
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    pindah = MigrationExecutor(connection)
    if pindah.migration_plan(pindah.loader.graph.leaf_nodes()):
        kabarkan("• Menyiapkan basis data …")
        call_command("migrate", interactive=False, verbosity=0)


def muat_rujukan(kabarkan: Callable[[str], None]) -> None:
    """Load reference data when its files changed; what the office edited stays."""
    sidik = _sidik(_berkas_rujukan())
    if _ingatan().get("rujukan") != sidik:
        kabarkan("• Memuat data rujukan …")
        call_command("muat_rujukan")
        _ingat("rujukan", sidik)


def siapkan_statis(kabarkan: Callable[[str], None]) -> None:
    """Collect, join and compress static files when their sources changed."""
    sidik = _sidik(_berkas_statis())
    if _ingatan().get("statis") != sidik or not settings.STATIC_ROOT.exists():
        kabarkan("• Menyiapkan gambar dan gaya halaman …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        _ingat("statis", sidik)


def kosongkan_latihan() -> None:
    """Throw away a practice office whose filling was interrupted; the SQLite file only."""
    nama = settings.DATABASES["default"]["NAME"]
    connection.close()
    for akhiran in ("", "-wal", "-shm"):
        Path(f"{nama}{akhiran}").unlink(missing_ok=True)


def _ingatan() -> dict[str, str]:
    with suppress(OSError, ValueError):
        isi = json.loads((settings.DATA_DIR / NAMA).read_text("utf-8"))
        if isinstance(isi, dict):
            return isi
    return {}


def _ingat(nama: str, sidik: str) -> None:
    sementara = settings.DATA_DIR / f"{NAMA}.baru"
    sementara.write_text(json.dumps(_ingatan() | {nama: sidik}), "utf-8")
    sementara.replace(settings.DATA_DIR / NAMA)


def _sidik(berkas: Iterable[Path]) -> str:
    """Fingerprint of names, sizes and times: reading 3 MB at every start would cost more than it tells."""
    hitung = hashlib.sha256()
    for satu in sorted(berkas):
        keadaan = satu.stat()
        hitung.update(f"{satu} {keadaan.st_size} {keadaan.st_mtime_ns}\n".encode())
    return hitung.hexdigest()


def _berkas_statis() -> Iterable[Path]:
    for pencari in get_finders():
        for nama, simpanan in pencari.list([]):
            yield settings.BASE_DIR / simpanan.path(nama)


def _berkas_rujukan() -> Iterable[Path]:
    akar = {satu.path for satu in semua_aplikasi()} | {apps.get_app_config("dasar").path}
    for folder in akar:
        yield from (settings.BASE_DIR / folder / "rujukan_data").rglob("*.toml")
