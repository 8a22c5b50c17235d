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
    "from bungah.wsgi import application; from bungah.dasar.peladen import sinyal_berhenti\n"
    "from bungah.dasar.regu import buka_peladen; peladen = buka_peladen(application, port={port})\n"
    "with sinyal_berhenti(peladen.henti): peladen.layani()"
)


@dataclass(frozen=True, slots=True)
class Peladen:
    """A running server."""

    port: int
    pid: int

    def cpu_detik(self) -> float:
        """Seconds of processor time the server has used so far, all its processes together."""
        detak = 0
        for pid in self._proses():
            bidang = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            detak += int(bidang[11]) + int(bidang[12])
        return detak / os.sysconf("SC_CLK_TCK")

    def memori_mb(self) -> float:
        """Resident memory in megabytes; what processes share is counted once."""
        baris = [
            b for pid in self._proses() for b in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        ]
        return sum(int(b.split()[1]) for b in baris if b.startswith("Pss:")) / 1024

    def _proses(self) -> list[int]:
        """The server, its sisters, and the press of each of them."""
        ada = [self.pid]
        for pid in ada:  # grows while it is read: children of children too
            ada += [int(anak) for utas in Path(f"/proc/{pid}/task").iterdir() for anak in _anak(utas)]
        return ada


def _anak(utas: Path) -> list[str]:
    """Processes that one thread has started; none when it ended meanwhile."""
    try:
        return (utas / "children").read_text().split()
    except FileNotFoundError:
        return []


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
