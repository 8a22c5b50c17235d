"""The environment and its stamp: built once, rebuilt when it must be, never half."""

import os
import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from bungah import pasang
from bungah.pasang import KUNCI_JALAN, KUNCI_UJI, Gagal, Lingkungan
from tests.pasang.conftest import Alat, venv_palsu


def test_bangun_makes_environment_once(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.bangun(KUNCI_JALAN)
    assert (alat.jenis, lingkungan.siap(KUNCI_JALAN), lingkungan.siap(KUNCI_UJI)) == (
        ["venv", "pip"],
        True,
        False,
    )


def test_bangun_uji_vouches_for_jalan_too(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_UJI)
    assert (lingkungan.siap(KUNCI_JALAN), lingkungan.siap(KUNCI_UJI), alat.jenis) == (
        True,
        True,
        ["venv", "pip"],
    )


def test_bangun_installs_with_hashes_from_the_lock(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_UJI)
    pip = alat.perintah[-1]
    assert pip[:4] == [str(lingkungan.python), "-m", "pip", "install"]
    assert "--require-hashes" in pip
    assert pip[-2:] == ["-r", str(lingkungan.akar / KUNCI_UJI)]


def test_bangun_changed_lock_installs_again_in_place(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    (lingkungan.akar / KUNCI_JALAN).write_text("django==6\n")
    assert not lingkungan.siap(KUNCI_JALAN)
    lingkungan.bangun(KUNCI_JALAN)
    assert (alat.jenis, lingkungan.siap(KUNCI_JALAN)) == (["venv", "pip", "pip"], True)


def test_bangun_moved_folder_is_rebuilt(lingkungan: Lingkungan, alat: Alat, tmp_path: Path) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    baru = tmp_path.with_name(tmp_path.name + "-pindah")
    shutil.move(tmp_path, baru)
    alat.lingkungan = pindahan = Lingkungan(baru)
    assert not pindahan.siap(KUNCI_JALAN)
    pindahan.bangun(KUNCI_JALAN)
    assert (alat.jenis, pindahan.siap(KUNCI_JALAN)) == (["venv", "pip", "venv", "pip"], True)


def test_siap_refuses_python_swapped_by_an_upgrade(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.python.unlink()
    lingkungan.python.write_text("#!/bin/sh\necho 3.99\n")
    lingkungan.python.chmod(0o755)
    assert not lingkungan.siap(KUNCI_JALAN)


def test_siap_refuses_vanished_python(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.python.unlink()
    lingkungan.python.symlink_to("/tidak/ada")
    assert not lingkungan.siap(KUNCI_JALAN)


@pytest.mark.parametrize("isi", ["", "{", "[]", '{"jalur": 1}', '{"kunci": []}', "\x00"])
def test_siap_refuses_broken_stamp(lingkungan: Lingkungan, alat: Alat, isi: str) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.tanda.write_text(isi)
    assert not lingkungan.siap(KUNCI_JALAN)


def test_bangun_unstamped_environment_is_built_anew(lingkungan: Lingkungan, alat: Alat) -> None:
    venv_palsu(lingkungan)
    (lingkungan.venv / "separuh").write_text("")
    lingkungan.bangun(KUNCI_JALAN)
    assert (alat.jenis, (lingkungan.venv / "separuh").exists()) == (["venv", "pip"], False)


def test_bangun_failed_install_leaves_no_stamp(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    (lingkungan.akar / KUNCI_JALAN).write_text("django==6\n")
    alat.jawaban["pip"] = (1, "Could not find a version\nNo space left on device")
    with pytest.raises(Gagal, match=r"Periksa sambungan internet[\s\S]*No space left"):
        lingkungan.bangun(KUNCI_JALAN)
    assert not lingkungan.tanda.exists()


def test_bangun_without_python3_venv_leaves_nothing_and_names_the_line(
    lingkungan: Lingkungan, alat: Alat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasang, "kurang_cetak", lambda: ["libpangoft2-1.0-0"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    alat.jawaban["venv"] = (1, "The virtual environment was not created: ensurepip is not available")
    with pytest.raises(Gagal) as galat:
        lingkungan.bangun(KUNCI_JALAN)
    baris = "sudo apt install --no-install-recommends python3-venv libpangoft2-1.0-0"
    assert (baris in str(galat.value), lingkungan.venv.exists()) == (True, False)


def test_bangun_removes_only_the_link_of_a_linked_environment(
    lingkungan: Lingkungan, alat: Alat, tmp_path: Path
) -> None:
    milik_orang = tmp_path / "milik-orang"
    milik_orang.mkdir()
    (milik_orang / "penting").write_text("jangan hilang")
    lingkungan.venv.symlink_to(milik_orang)
    lingkungan.bangun(KUNCI_JALAN)
    assert (milik_orang / "penting").read_text() == "jangan hilang"


def test_bangun_two_starts_build_once(
    lingkungan: Lingkungan, alat: Alat, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    antre, lanjut = threading.Event(), threading.Event()

    def pip_lambat(perintah: Sequence[str], kata: str) -> tuple[int, str]:
        if "pip" in perintah:
            antre.set()
            lanjut.wait(30)
        return alat(perintah, kata)

    def tidur(_detik: float) -> None:
        lanjut.set()  # the second one waits: let the first finish

    monkeypatch.setattr(pasang, "kerjakan", pip_lambat)
    monkeypatch.setattr(time, "sleep", tidur)
    pertama = threading.Thread(target=lingkungan.bangun, args=(KUNCI_JALAN,))
    pertama.start()
    assert antre.wait(30)
    lingkungan.bangun(KUNCI_JALAN)
    pertama.join(30)
    assert (alat.jenis, "menunggu" in capsys.readouterr().err) == (["venv", "pip"], True)
