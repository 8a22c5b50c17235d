"""The runner: stops at the first failure, hides nothing, leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import uji
from tests.uji import Tahap

LULUS = Tahap("lulus", (sys.executable, "-c", "print('rahasia')"))
GAGAL = Tahap("gagal", (sys.executable, "-c", "raise SystemExit('sebabnya')"))


def test_runner_stops_at_the_first_failure(capfd: pytest.CaptureFixture[str]) -> None:
    kode = uji.kerjakan_semua([LULUS, GAGAL, LULUS], terus=False)
    keluaran = capfd.readouterr().out
    assert (kode, keluaran.count("▸"), "2 dari 3 tahap dijalankan" in keluaran) == (1, 2, True)


def test_runner_goes_on_when_told_and_still_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert (uji.kerjakan_semua([GAGAL, LULUS], terus=True), capfd.readouterr().out.count("▸")) == (1, 2)


def test_runner_lets_neighbours_run_side_by_side(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each waits for the other's file: one after the other they would never end."""
    jumpa = (
        "import pathlib, sys, time\nsini, sana = map(pathlib.Path, sys.argv[1:])\nsini.touch()\n"
        "while not sana.exists(): time.sleep(0.01)"
    )
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    dua = [Tahap(x, (sys.executable, "-c", jumpa, x, y), bersama=True) for x, y in ((a, b), (b, a))]
    kode = uji.kerjakan_semua([*dua, GAGAL, LULUS], terus=False)
    assert (kode, "3 dari 4 tahap dijalankan" in capfd.readouterr().out) == (1, True)


def test_runner_shows_a_tool_only_when_it_fails(capfd: pytest.CaptureFixture[str]) -> None:
    uji.kerjakan_semua([LULUS, GAGAL], terus=False)
    keluaran = capfd.readouterr().out
    assert ("rahasia" in keluaran, "sebabnya" in keluaran) == (False, True)


def test_runner_all_passed(capfd: pytest.CaptureFixture[str]) -> None:
    kode = uji.kerjakan_semua([LULUS, LULUS], terus=False)
    assert (kode, "Semua 2 tahap lulus" in capfd.readouterr().out) == (0, True)


def test_runner_gives_stages_an_office_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://kantor.sungguhan/jangan")
    lihat = "import os, pathlib; f = pathlib.Path(os.environ['BUNGAH_DATA'], 'kunci', 'induk')"
    periksa = f"{lihat}; assert len(f.read_bytes()) == 32 and 'DATABASE_URL' not in os.environ"
    assert uji.kerjakan_semua([Tahap("lihat", (sys.executable, "-c", periksa))], terus=False) == 0


def test_runner_works_in_memory_only_where_there_is_plenty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(uji, "INGATAN", tmp_path / "tidak ada")
    assert uji.ingatan() is None
    monkeypatch.setattr(uji, "INGATAN", tmp_path)
    for luas, tempat in ((1, str(tmp_path)), (2**60, None)):
        monkeypatch.setattr(uji, "INGATAN_LUAS", luas)
        assert uji.ingatan() == tempat
    with uji.folder_sementara(str(tmp_path)) as folder:
        assert folder.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_runner_terminated_ends_its_stage(tmp_path: Path) -> None:
    """SIGTERM must reach what a stage started: else a PostgreSQL cluster outlives its run."""
    jejak = tmp_path / "anak"
    anak = (
        f"import os, pathlib, time; pathlib.Path({str(jejak)!r}).write_text(str(os.getpid())); time.sleep(60)"
    )
    induk = (
        "import signal, sys; from tests import uji; signal.signal(signal.SIGTERM, uji._henti)\n"
        f"uji.kerjakan_semua([uji.Tahap('lama', (sys.executable, '-c', {anak!r}))], terus=False)"
    )
    proses = subprocess.Popen([sys.executable, "-c", induk], cwd=uji.AKAR, stdout=subprocess.DEVNULL)
    while not (jejak.exists() and jejak.read_text()):
        assert proses.poll() is None
    proses.terminate()
    assert proses.wait(timeout=30) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(jejak.read_text()), signal.SIGCONT)


def test_cepat_app_without_tests_is_refused() -> None:
    with pytest.raises(SystemExit, match="folder tests/tidakada belum ada"):
        uji.tahap_pytest("tidakada", lengkap=False)


def test_stages_fastest_first_and_browser_only_when_whole() -> None:
    ringan = [t.nama for t in uji.tahap_pytest(None, lengkap=False)]
    penuh = [t.nama for t in uji.tahap_pytest(None, lengkap=True)]
    assert (ringan, penuh) == (["uji, SQLite"], ["uji, SQLite", "uji, PostgreSQL", "uji, peramban"])


def test_slow_modules_are_left_out_between_two_edits_only() -> None:
    pilihan = {"uji --cepat": (None, False), "uji --cepat mutu": ("mutu", False), "uji": (None, True)}
    tanpa = [
        kata
        for kata, (app, lengkap) in pilihan.items()
        if "not lambat" in uji.tahap_pytest(app, lengkap=lengkap)[0].perintah[-1]
    ]
    assert tanpa == ["uji --cepat"]


def test_unknown_flag_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert (uji.utama(["--cepet"]), "--cepet" in capsys.readouterr().err) == (2, True)
