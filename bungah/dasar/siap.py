"""Bring a data folder up to date before serving: tables, reference data, static files.

What was done is remembered in ``DATA/siap.json`` by fingerprints of its sources, so a second start
only compares.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
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
    from pathlib import Path

NAMA: Final = "siap.json"


def siapkan_tabel(kabarkan: Callable[[str], None]) -> None:
    """Create or change tables where the code expects others."""
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    pindah = MigrationExecutor(connection)
    if pindah.migration_plan(pindah.loader.graph.leaf_nodes()):
        kabarkan("• Menyiapkan basis data …")
        call_command("migrate", interactive=False, verbosity=0)


def mutakhirkan(kabarkan: Callable[[str], None]) -> None:
    """Load reference data and collect static files, each only when its sources changed."""
    ingatan = _ingatan()
    sumber = {"rujukan": _sidik(_berkas_rujukan()), "statis": _sidik(_berkas_statis())}
    if ingatan.get("rujukan") != sumber["rujukan"]:
        kabarkan("• Memuat data rujukan …")
        call_command("muat_rujukan")
    if ingatan.get("statis") != sumber["statis"] or not settings.STATIC_ROOT.exists():
        kabarkan("• Menyiapkan gambar dan gaya halaman …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    if ingatan != sumber:
        _ingat(sumber)


def _ingatan() -> dict[str, str]:
    with suppress(OSError, ValueError):
        isi = json.loads((settings.DATA_DIR / NAMA).read_text("utf-8"))
        if isinstance(isi, dict):
            return isi
    return {}


def _ingat(sumber: dict[str, str]) -> None:
    sementara = settings.DATA_DIR / f"{NAMA}.baru"
    sementara.write_text(json.dumps(sumber), "utf-8")
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
