"""An office to be backed up, and a quick open backup of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage
import pytest

from bungah.dasar.cadangan import Hasil, buat_cadangan
from tests.dasar.cadangan.age_ringan import kunci_sandi
from tests.dasar.cadangan.alat import FOTO, diam
from tests.pabrik import dasar as pabrik
from tests.pabrik.naskah import naskah_beku

if TYPE_CHECKING:
    from pytest_django import Settings


@pytest.fixture
def kantor(tmp_path: Path, settings: Settings) -> Path:
    """An office with a letter, a resident, an uploaded picture and its key."""
    data = tmp_path / "kantor"
    shutil.copytree(Path(settings.DATA_DIR) / "kunci", data / "kunci")
    settings.DATA_DIR, settings.MEDIA_ROOT = data, data / "berkas"
    (data / "berkas" / "ab").mkdir(parents=True)
    (data / "berkas" / "ab" / "abcd.jpg").write_bytes(FOTO)
    pabrik.profil(nama_desa="Bungah Jaya")
    pabrik.warga("Suwarno Rahasia")
    naskah_beku(b"%PDF surat")
    return data


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return tmp_path / "usb"


@pytest.fixture
def polos(kantor: Path, usb: Path) -> Hasil:
    """An open backup: quick to make, and everything but the lock is the same."""
    assert kantor.is_dir()
    return buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=diam)


@pytest.fixture
def sandi_lekas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock with a passphrase at a hundredth of the real cost."""
    monkeypatch.setattr(pyrage.passphrase, "encrypt", kunci_sandi)
