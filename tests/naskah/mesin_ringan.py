"""A press without an engine: how children start, die and are renewed does not depend on what they set."""

from __future__ import annotations

import os

from bungah.naskah.mesin import Hasil


def siapkan(statis: str, singgah: str) -> None:
    """Nothing to load."""


def rakit(html: str) -> Hasil:
    """Give the page back as it came."""
    return Hasil(pdf=b"%PDF-" + html.encode())


def nomor_proses(_html: str) -> Hasil:
    """Tell which child has set the page."""
    return Hasil(pdf=f"%PDF-{os.getpid()}".encode())
