"""Folders the press works in: locked while its process lives, so a dead one's is known and removed."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

AWALAN: Final = "bungah-cetak-"
_MUDA_DETIK: Final = 60  # a folder this young may be waiting for its lock


def singgah_baru() -> tuple[str, int]:
    """Make a folder and hold it; give its path and the lock, which ends with this process."""
    sapu_singgah()
    folder = tempfile.mkdtemp(prefix=AWALAN)
    kunci = os.open(folder, os.O_RDONLY)
    fcntl.flock(kunci, fcntl.LOCK_EX)
    return folder, kunci


def lepaskan(folder: str, kunci: int) -> None:
    """Remove the folder and give up the lock."""
    shutil.rmtree(folder, ignore_errors=True)
    os.close(kunci)


def sapu_singgah() -> None:
    """Remove what processes killed by force or by a power cut left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{AWALAN}*"):
        with suppress(OSError):  # somebody else's, still held, or gone meanwhile
            _sapu(folder)


def _sapu(folder: Path) -> None:
    kunci = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        keadaan = os.fstat(kunci)
        if keadaan.st_uid == os.getuid() and time.time() - keadaan.st_mtime > _MUDA_DETIK:
            fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(kunci)
