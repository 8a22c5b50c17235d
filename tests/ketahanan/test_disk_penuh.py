"""A full disk: the deed fails whole, what was acknowledged stays, and with room again work goes on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage
import pytest
from django.db import connection
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]

from bungah.dasar.cadangan import KERJA, buat_cadangan
from bungah.dasar.galat import Ditolak
from tests.dasar.cadangan.age_ringan import kunci_sandi
from tests.ketahanan.alat import penulis
from tests.pabrik.naskah import naskah_beku

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django import Settings

pytestmark = pytest.mark.django_db(transaction=True)
KB = 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A maker of small disks of so many kB."""
    terpasang: list[Path] = []

    def buat(kb: int) -> Path:
        folder = tmp_path / f"disk{len(terpasang)}"
        folder.mkdir()
        perintah = ["mount", "-t", "tmpfs", "-o", f"size={kb}k,mode=700", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(perintah, check=False, capture_output=True).returncode:
            pytest.skip("disk kecil hanya bisa dipasang oleh root")
        terpasang.append(folder)
        return folder

    yield buat
    for folder in terpasang:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def penuhi(folder: Path, *, sisakan: int) -> Path:
    """Fill the disk but for so many bytes; give the file that does it."""
    pengisi = folder / "pengisi"
    pengisi.write_bytes(bytes(max(0, shutil.disk_usage(folder).free - sisakan)))
    return pengisi


def isi(basis: Path) -> tuple[list[int], int, int, str]:
    """Numbers, counter, versions with bytes, and the state of the file."""
    with closing(sqlite3.connect(basis)) as sambungan:
        register(sambungan)
        nomor = [n for (n,) in sambungan.execute("SELECT urut FROM naskah_naskah ORDER BY urut")]
        (hitung,) = sambungan.execute("SELECT coalesce(max(terakhir), 0) FROM dasar_penghitung").fetchone()
        (beku,) = sambungan.execute(
            "SELECT count(*) FROM naskah_naskahisi WHERE length(isi) = 20000"
        ).fetchone()
        return nomor, hitung, beku, sambungan.execute("PRAGMA quick_check").fetchone()[0]


@pytest.mark.sqlite
def test_nomor_on_a_full_disk_is_neither_lost_nor_half_given(disk: Callable[[int], Path]) -> None:
    sempit = disk(6 * KB)
    basis = sempit / "bungah.sqlite3"
    with connection.cursor() as kursor:
        kursor.execute("VACUUM INTO %s", [str(basis)])
    pengisi = penuhi(sempit, sisakan=400 * KB)
    with penulis(basis) as satu:
        satu.suruh(benang=1, besar=20_000)
        diakui = satu.dengar()
        assert satu.galat == ["galat OperationalError: database or disk is full"]
        assert diakui == list(range(1, len(diakui) + 1))
        assert isi(basis) == (diakui, len(diakui), len(diakui), "ok")
        pengisi.unlink()
        satu.suruh(benang=1, jumlah=5, besar=20_000)
        assert satu.dengar() == [len(diakui) + n for n in range(1, 6)]


@pytest.mark.parametrize(("kb", "sandi"), [(4, None), (20, None), (8, "empat kata yang panjang")])
def test_cadangan_on_a_full_disk_says_so_and_leaves_nothing(
    disk: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch, kb: int, sandi: str | None
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", kunci_sandi)
    usb = disk(kb)
    naskah_beku(os.urandom(40_000))
    with pytest.raises(Ditolak, match=r"penuh; tidak ada yang tersimpan setengah\. Sisa ruang .*disk0: 0 MB"):
        buat_cadangan(usb, sandi=sandi, alasan_polos="uji", kabar=lambda _kata: None)
    assert list(usb.iterdir()) == []


def test_cadangan_with_no_room_beside_the_office_says_so(
    disk: Callable[[int], Path], tmp_path: Path, settings: Settings
) -> None:
    data = disk(64) / "kantor"
    shutil.copytree(Path(settings.DATA_DIR) / "kunci", data / "kunci")
    settings.DATA_DIR, settings.MEDIA_ROOT = data, data / "berkas"
    naskah_beku(os.urandom(80_000))
    with pytest.raises(Ditolak, match="penuh; tidak ada yang tersimpan setengah"):
        buat_cadangan(tmp_path / "usb", sandi=None, alasan_polos="uji", kabar=lambda _kata: None)
    assert list((tmp_path / "usb").iterdir()) == []
    assert {p.name for p in data.iterdir()} == {"kunci", f"{KERJA}kunci"}
