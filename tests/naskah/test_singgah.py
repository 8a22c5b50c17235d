"""The press's folders: what a killed office leaves behind is taken away, never a living one's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest

from bungah.naskah.singgah import lepaskan, sapu_singgah, singgah_baru

if TYPE_CHECKING:
    from pathlib import Path

TUAN = (
    "from bungah.naskah.singgah import singgah_baru\n"
    "folder, _ = singgah_baru()\n"
    "print(folder, flush=True)\n"
    "input()"
)


@pytest.fixture
def sementara(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _tuakan(folder: Path) -> None:
    lama = time.time() - 3600
    os.utime(folder, (lama, lama))


def test_folder_orang_mati_disapu_yang_hidup_dibiarkan(sementara: Path) -> None:
    lingkungan = os.environ | {"TMPDIR": str(sementara)}
    with subprocess.Popen(
        [sys.executable, "-c", TUAN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=lingkungan
    ) as tuan:
        assert tuan.stdout is not None
        folder = sementara / tuan.stdout.readline().strip()
        (folder / "huruf").write_bytes(b"x")
        _tuakan(folder)
        sapu_singgah()
        assert (folder / "huruf").exists()
        tuan.send_signal(signal.SIGKILL)
        tuan.wait(10)
    baru, kunci = singgah_baru()
    assert [str(p) for p in sementara.iterdir()] == [baru]
    lepaskan(baru, kunci)
    assert list(sementara.iterdir()) == []


def test_yang_baru_dibuat_dan_yang_bukan_folder_dibiarkan(sementara: Path) -> None:
    muda = sementara / "bungah-cetak-muda"
    muda.mkdir()
    lain = sementara / "lain"
    lain.mkdir()
    (sementara / "bungah-cetak-tautan").symlink_to(lain)
    for folder in (lain, sementara / "bungah-cetak-tautan"):
        _tuakan(folder)
    sapu_singgah()
    assert len(list(sementara.iterdir())) == 3
