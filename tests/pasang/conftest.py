"""Fakes for the bootstrap: no network, no real environment, nothing of the system changed."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from bungah import pasang, pasang_sistem
from bungah.pasang import KUNCI_JALAN, KUNCI_UJI, Lingkungan

AKAR = Path(__file__).resolve().parent.parent.parent
SUMBER_AWAL = [AKAR / "manage.py", AKAR / "bungah" / "pasang.py", AKAR / "bungah" / "pasang_sistem.py"]


class Berpindah(BaseException):
    """The bootstrap handed over; carries the command."""


def venv_palsu(lingkungan: Lingkungan) -> None:
    """Make what `python3 -m venv` makes, as far as the bootstrap looks at it."""
    lingkungan.python.parent.mkdir(parents=True)
    lingkungan.python.symlink_to(sys.executable)
    versi = ".".join(map(str, sys.version_info[:3]))
    (lingkungan.venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {versi}\n")


class Alat:
    """Stands in for `kerjakan`: notes every command and plays venv and pip."""

    def __init__(self, lingkungan: Lingkungan) -> None:
        self.lingkungan = lingkungan
        self.perintah: list[list[str]] = []
        self.jawaban: dict[str, tuple[int, str]] = {}

    def __call__(
        self, perintah: Sequence[str], _kata: str, _tambahan: dict[str, str] | None = None
    ) -> tuple[int, str]:
        self.perintah.append(list(perintah))
        jenis = "venv" if "venv" in perintah else "pip" if "pip" in perintah else " ".join(perintah[:2])
        if jenis == "venv":
            venv_palsu(self.lingkungan)
        return self.jawaban.get(jenis, (0, ""))

    @property
    def jenis(self) -> list[str]:
        return ["venv" if "venv" in p else "pip" for p in self.perintah]


@pytest.fixture
def lingkungan(tmp_path: Path) -> Lingkungan:
    """Return the environment of an empty checkout with two lock files."""
    (tmp_path / KUNCI_JALAN).write_text("django==5\n")
    (tmp_path / KUNCI_UJI).write_text("django==5\npytest==9\n")
    return Lingkungan(tmp_path)


@pytest.fixture
def alat(lingkungan: Lingkungan, monkeypatch: pytest.MonkeyPatch) -> Alat:
    """Replace every tool the bootstrap starts."""
    palsu = Alat(lingkungan)
    monkeypatch.setattr(pasang, "kerjakan", palsu)
    monkeypatch.setattr(pasang_sistem, "kerjakan", palsu)
    return palsu


@pytest.fixture
def pindah(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the hand-over visible instead of replacing this process."""

    def berpindah(jalur: str, argumen: list[str]) -> NoReturn:
        assert jalur == argumen[0]
        raise Berpindah(*argumen[1:])

    monkeypatch.setattr(os, "execv", berpindah)


@pytest.fixture
def rumah(lingkungan: Lingkungan, alat: Alat, monkeypatch: pytest.MonkeyPatch) -> Lingkungan:
    """Let the commands work on the empty checkout, where nothing of the system is missing."""
    monkeypatch.setattr(pasang, "AKAR", lingkungan.akar)
    monkeypatch.setattr(pasang, "kurang_cetak", list)
    monkeypatch.setattr(pasang, "kurang_uji", list)
    monkeypatch.setattr(pasang, "ringankan_uji", lambda: None)
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.delenv("BUNGAH_DATA", raising=False)
    monkeypatch.setenv("BUNGAH_DATA", "")  # so that monkeypatch restores whatever the commands set
    monkeypatch.delenv("BUNGAH_DATA")
    return lingkungan
