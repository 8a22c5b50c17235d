"""Handling of other processes: start them on this test's database, listen, end them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from tests.ketahanan.penulis import BASIS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BATAS_DETIK = 120  # a writer that hangs is killed, and the test fails instead of hanging along


def lingkungan(basis: Path | None = None) -> dict[str, str]:
    """Environment that leads another process to this test's database, or to the SQLite file ``basis``."""
    isi = {**os.environ, "BUNGAH_DATA": str(settings.DATA_DIR), "DJANGO_SETTINGS_MODULE": "bungah.settings"}
    atur = connection.settings_dict
    if basis or connection.vendor == "sqlite":
        isi.pop("DATABASE_URL", None)
        return {**isi, BASIS: str(basis or atur["NAME"])}
    orang = f"{quote(atur['USER'])}:{quote(atur['PASSWORD'])}"
    return {**isi, "DATABASE_URL": f"postgres://{orang}@{atur['HOST']}:{atur['PORT']}/{atur['NAME']}"}


class Penulis:
    """One ``tests.ketahanan.penulis`` at the other end of two pipes."""

    def __init__(self, proses: subprocess.Popen[str]) -> None:
        self.proses = proses
        self.galat: list[str] = []

    def suruh(self, *, benang: int, jumlah: int = 0, besar: int = 0) -> int:
        """Start a child; give its process number."""
        assert self.proses.stdin is not None
        self.proses.stdin.write(f"{benang} {jumlah} {besar}\n")
        self.proses.stdin.flush()
        return int(self._baris().removeprefix("anak "))

    def dengar(self, banyak: int | None = None) -> list[int]:
        """Give the next acknowledged numbers, at most ``banyak``, all until the child has ended."""
        nomor: list[int] = []
        while banyak is None or len(nomor) < banyak:
            baris = self._baris()
            if baris == "selesai":
                return nomor
            if baris.startswith("galat "):
                self.galat.append(baris)
            else:
                nomor.append(int(baris))
        return nomor

    def _baris(self) -> str:
        assert self.proses.stdout is not None
        baris = self.proses.stdout.readline()
        assert baris, "penulis mati sebelum waktunya"
        return baris.strip()


@contextmanager
def penulis(basis: Path | None = None) -> Iterator[Penulis]:
    """Start a writer for the length of a block."""
    perintah = [sys.executable, "-m", "tests.ketahanan.penulis"]
    with subprocess.Popen(
        perintah, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=settings.BASE_DIR, env=lingkungan(basis),
    ) as proses:  # fmt: skip
        penjaga = threading.Timer(BATAS_DETIK, proses.kill)
        penjaga.start()
        try:
            yield Penulis(proses)
        finally:
            penjaga.cancel()
            penjaga.join()
            proses.stdin and proses.stdin.close()
            proses.kill()
