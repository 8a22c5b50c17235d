"""The cable is out all day: the whole walk of ``sehari.py`` in a namespace that holds only loopback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bungah.pasang_sistem import peramban
from tests.perjalanan.cabut import TIDAK_BOLEH

SEHARI = Path(__file__).with_name("sehari.py")
AKAR = SEHARI.parents[2]


@pytest.mark.peramban
@pytest.mark.sqlite
def test_sehari_penuh_dengan_jaringan_dicabut() -> None:
    assert peramban() is not None
    uji = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", str(SEHARI)]
    jalan = subprocess.run(
        [sys.executable, "-m", "tests.perjalanan.cabut", *uji],
        cwd=AKAR, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if jalan.returncode == TIDAK_BOLEH:
        pytest.skip(f"mesin ini tidak mengizinkan ruang jaringan sendiri: {jalan.stderr.strip()}")
    assert (jalan.returncode, "1 passed" in jalan.stdout) == (0, True), jalan.stdout + jalan.stderr
