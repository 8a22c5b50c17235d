"""A bench office: a prepared data folder and the real server on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PERINTAH = (
    "from bungah.wsgi import application; from bungah.dasar.peladen import Peladen, sinyal_berhenti\n"
    "peladen = Peladen(application, port={port})\n"
    "with sinyal_berhenti(peladen.henti): peladen.layani()"
)


@dataclass(frozen=True, slots=True)
class Peladen:
    """A running server."""

    port: int
    pid: int

    def cpu_detik(self) -> float:
        """Seconds of processor time the server has used so far."""
        bidang = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(bidang[11]) + int(bidang[12])) / os.sysconf("SC_CLK_TCK")

    def memori_mb(self) -> float:
        """Resident memory in megabytes."""
        baris = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return int(next(b for b in baris if b.startswith("VmRSS")).split()[1]) / 1024


@contextmanager
def peladen() -> Iterator[Peladen]:
    """Start the server over the present BUNGAH_DATA and stop it afterwards."""
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        port = coba.getsockname()[1]
    perintah = PERINTAH.format(port=port)
    proses = subprocess.Popen([sys.executable, "-c", perintah])
    try:
        _tunggu(port, proses)
        yield Peladen(port, proses.pid)
    finally:
        proses.terminate()
        proses.wait(20)


def _tunggu(port: int, proses: subprocess.Popen[bytes]) -> None:
    """Wait until the first page answers."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/kosong/", timeout=5):
                return
        except OSError:
            if proses.poll() is not None:
                break
            time.sleep(0.1)
    pesan = "peladen tolok ukur tidak mau hidup"
    raise RuntimeError(pesan)
