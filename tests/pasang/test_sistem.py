"""Slow tools and system packages: heard, interruptible, and never by sudo."""

import ast
import ctypes
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from bungah import pasang, pasang_sistem
from bungah.pasang import Dihentikan
from tests.pasang.conftest import SUMBER_AWAL, Alat


def test_kerjakan_returns_code_and_output() -> None:
    kode, keluaran = pasang_sistem.kerjakan(
        [sys.executable, "-c", "print('é'); raise SystemExit(3)"], "mencoba"
    )
    assert (kode, keluaran.strip()) == (3, "é")


def test_kerjakan_tells_that_it_still_lives(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pasang_sistem, "JEDA_KABAR", 0.02)
    pasang_sistem.kerjakan(
        [sys.executable, "-c", "import threading; threading.Event().wait(0.5)"], "menggali"
    )
    assert "masih menggali, 0 detik …" in capsys.readouterr().err


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM])
def test_kerjakan_signal_ends_the_tool_and_says_how_to_go_on(
    sinyal: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anak: list[subprocess.Popen[bytes]] = []
    tunggu = pasang_sistem._tunggu

    def tunggu_lalu_sinyal(proses: subprocess.Popen[bytes], kata: str) -> int:
        anak.append(proses)
        os.kill(os.getpid(), sinyal)
        return tunggu(proses, kata)

    monkeypatch.setattr(pasang_sistem, "_tunggu", tunggu_lalu_sinyal)
    monkeypatch.setattr(pasang, "siapkan_jalan", lambda _: pasang_sistem.kerjakan(["sleep", "60"], "tidur"))
    sebelumnya = signal.getsignal(sinyal)
    with pytest.raises(SystemExit) as keluar:
        pasang.siapkan(["manage.py", "jalan"])
    assert (keluar.value.code, anak[0].returncode) == (128 + sinyal, -signal.SIGTERM)
    assert "Ulangi perintah yang sama" in capsys.readouterr().err
    assert signal.getsignal(sinyal) == sebelumnya


def test_dihentikan_is_not_swallowed_by_except_exception() -> None:
    assert not issubclass(Dihentikan, Exception)


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be root on a Debian."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")


@pytest.mark.usefixtures("root")
def test_pasang_sistem_root_installs(alat: Alat) -> None:
    assert pasang_sistem.pasang_sistem(["libatomic1"])
    assert [p[:3] for p in alat.perintah] == [["apt-get", "install", "-y"]]
    assert alat.perintah[0][-1] == "libatomic1"


@pytest.mark.usefixtures("root")
def test_pasang_sistem_stale_lists_are_renewed_once(alat: Alat) -> None:
    alat.jawaban["apt-get install"] = (100, "404")
    assert not pasang_sistem.pasang_sistem(["chromium"])
    assert [p[1] for p in alat.perintah] == ["install", "update", "install"]


def test_pasang_sistem_others_change_nothing(alat: Alat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert (pasang_sistem.pasang_sistem(["chromium"]), alat.perintah) == (False, [])


def test_pasang_sistem_nothing_missing_starts_nothing(alat: Alat) -> None:
    assert (pasang_sistem.pasang_sistem([]), alat.perintah) == (True, [])


def test_kurang_uji_names_every_missing_package_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def tidak_ada(nama: str) -> NoReturn:
        raise OSError(nama)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", tidak_ada)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(pasang_sistem, "FOLDER_POSTGRESQL", tmp_path)
    monkeypatch.setattr(pasang_sistem, "OS_RELEASE", tmp_path / "tidak-ada")
    assert pasang_sistem.kurang_uji() == [
        "libpangoft2-1.0-0", "libharfbuzz-subset0", "libatomic1", "poppler-utils", "postgresql-common",
        "chromium", "postgresql",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sistem", "ada", "terpasang"),
    [
        ("ID=debian", {"apt-get", "chromium"}, ["chromium-headless-shell"]),
        ("ID=debian", {"apt-get", "chromium", "chromium-headless-shell"}, []),
        ("ID=ubuntu", {"apt-get", "chromium"}, []),
        ("ID=debian", {"chromium"}, []),
    ],
)
def test_ringankan_uji_brings_the_lighter_browser_where_there_is_one(
    alat: Alat,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sistem: str,
    ada: set[str],
    terpasang: list[str],
) -> None:
    (tmp_path / "os-release").write_text(f'NAME="x"\n{sistem}\nID_LIKE=debian\n', encoding="utf-8")
    monkeypatch.setattr(pasang_sistem, "OS_RELEASE", tmp_path / "os-release")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda program: program if program in ada else None)
    pasang_sistem.ringankan_uji()
    assert [kata for p in alat.perintah for kata in p if kata.startswith("chromium")] == terpasang


def test_peramban_is_the_first_that_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for nama, kode in (("chromium-headless-shell", 133), ("chromium", 0), ("google-chrome", 0)):
        (tmp_path / nama).write_text(f"#!/bin/sh\nexit {kode}\n", encoding="utf-8")
        (tmp_path / nama).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pasang_sistem.peramban() == str(tmp_path / "chromium")
    (tmp_path / "chromium").unlink()
    (tmp_path / "google-chrome").unlink()
    assert pasang_sistem.peramban() is None


def test_no_command_ever_asks_for_sudo() -> None:
    for sumber in SUMBER_AWAL:
        pohon = ast.parse(sumber.read_text(encoding="utf-8"))
        panggilan = [s for s in ast.walk(pohon) if isinstance(s, ast.List)]
        assert [p for p in panggilan if "sudo" in ast.unparse(p)] == []
