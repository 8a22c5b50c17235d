"""The safe: nothing readable on the disk, the right key only, gone means gone."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar import brankas
from bungah.dasar.brankas import BrankasTerkunci

if TYPE_CHECKING:
    from pathlib import Path

RAHASIA = b"3525990305880012 Siti Aminah"


@pytest.fixture(autouse=True)
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path / "brankas"


def isi_disk(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


def test_content_comes_back_and_is_unreadable_on_disk(ruang: Path) -> None:
    laci = brankas.laci_baru()
    besar = brankas.simpan(laci, "a", RAHASIA)
    assert brankas.ambil(laci, "a") == RAHASIA
    assert besar == (ruang / laci / "a").stat().st_size
    assert not any(kata in isi_disk(ruang) for kata in (RAHASIA, b"Siti", b"35259903"))
    assert {oct(p.stat().st_mode & 0o777) for p in (ruang / laci).iterdir()} == {"0o600"}


@given(st.binary(max_size=300), st.text(max_size=10))
def test_what_was_enciphered_is_what_is_read(isi: bytes, label: str) -> None:
    laci = brankas.laci_baru()
    tersandi = brankas.sandikan(laci, isi, label)
    assert brankas.bukakan(laci, tersandi, label) == isi
    assert brankas.sandikan(laci, isi, label) != tersandi  # a new nonce each time


def test_wrong_key_label_drawer_or_byte_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    laci, lain = brankas.laci_baru(), brankas.laci_baru()
    tersandi = brankas.sandikan(laci, RAHASIA, "isi")
    rusak = tersandi[:-1] + bytes([tersandi[-1] ^ 1])
    for di, isi, label in (
        (laci, tersandi, "lain"),
        (lain, tersandi, "isi"),
        (laci, rusak, "isi"),
        (laci, b"", ""),
    ):
        with pytest.raises(BrankasTerkunci):
            brankas.bukakan(di, isi, label)
    monkeypatch.setattr(settings, "KUNCI_INDUK", bytes(range(32)))
    with pytest.raises(BrankasTerkunci, match="tidak bisa dibuka"):
        brankas.bukakan(laci, tersandi, "isi")


def test_thrown_away_means_every_copy_is_unreadable(ruang: Path) -> None:
    laci = brankas.laci_baru()
    salinan = brankas.sandikan(laci, RAHASIA, "isi")  # as an old backup of the database holds it
    brankas.simpan(laci, "foto", RAHASIA)
    brankas.buang_laci(laci)
    brankas.buang_laci(laci)  # done already is done
    assert list(ruang.iterdir()) == []
    with pytest.raises(BrankasTerkunci):
        brankas.bukakan(laci, salinan, "isi")
    with pytest.raises(BrankasTerkunci):
        brankas.ambil(laci, "foto")


def test_sweep_takes_only_old_strangers(ruang: Path) -> None:
    assert brankas.sapu_laci([]) == 0
    dikenal, asing, baru = brankas.laci_baru(), brankas.laci_baru(), brankas.laci_baru()
    lama = time.time() - 7200
    for satu in (dikenal, asing):
        os.utime(ruang / satu, (lama, lama))
    assert brankas.sapu_laci([dikenal]) == 1
    assert {p.name for p in ruang.iterdir()} == {dikenal, baru}


@pytest.mark.parametrize("nama", ["../kunci", "", "a/b", "é"])
def test_drawer_names_lead_nowhere_else(nama: str) -> None:
    with pytest.raises(ValueError, match="Nama laci"):
        brankas.simpan(nama, "a", b"x")


def test_office_keeps_its_reserve_of_disk() -> None:
    assert brankas.muat(1000)
    assert not brankas.muat(10**18)
