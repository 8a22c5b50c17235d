"""The one-time code that opens the first-run guide: printed in the terminal, kept only as a keyed hash.

It proves that whoever sets up the office sits at its machine. A new start prints a new one and voids
the old; the end of the guide removes it.
"""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING, Final

from django.conf import settings

from bungah.dasar.jejak import sidik
from bungah.dasar.nilai import kode_baru, rapikan_kode

if TYPE_CHECKING:
    from pathlib import Path

PANJANG: Final = 8  # 40 bits, throttled


def _berkas() -> Path:
    folder: Path = settings.DATA_DIR
    return folder / "kunci" / "awal"


def buat_kode_awal() -> str:
    """Give a new code; only its hash is written."""
    kode = kode_baru(PANJANG)
    nomor = os.open(_berkas(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(nomor, "w") as tulis:
        tulis.write(sidik(f"awal:{kode}"))
    return kode


def sidik_kode_awal() -> str:
    """Hash of the code in force; empty when there is none."""
    try:
        return _berkas().read_text("ascii")
    except OSError:
        return ""


def kode_awal_cocok(kode: str) -> bool:
    """True for the code in force, however it was typed."""
    simpan = sidik_kode_awal()
    return bool(simpan) and hmac.compare_digest(simpan, sidik(f"awal:{rapikan_kode(kode)}"))


def hapus_kode_awal() -> None:
    """Void the code for ever."""
    _berkas().unlink(missing_ok=True)
