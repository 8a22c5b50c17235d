"""The master key: made once, never overwritten, never a sample."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from bungah.kunci import PANJANG, TURUNAN_CONTOH, KunciHilang, baca_kunci, buat_kunci, turunkan

if TYPE_CHECKING:
    from pathlib import Path


def test_kunci_baru_is_random_and_private(tmp_path: Path) -> None:
    for nama in ("satu", "dua"):
        buat_kunci(tmp_path / nama / "kunci")
    satu, dua = (baca_kunci(tmp_path / nama / "kunci") for nama in ("satu", "dua"))
    assert len(satu) == PANJANG
    assert satu != dua
    berkas = tmp_path / "satu" / "kunci" / "induk"
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert stat.S_IMODE(berkas.parent.stat().st_mode) == 0o700


def test_kunci_is_never_overwritten(tmp_path: Path) -> None:
    buat_kunci(tmp_path)
    lama = baca_kunci(tmp_path)
    with pytest.raises(FileExistsError):
        buat_kunci(tmp_path)
    assert baca_kunci(tmp_path) == lama


def test_kunci_absent_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KunciHilang, match=r"Jalankan: python3 manage\.py jalan"):
        baca_kunci(tmp_path)


@pytest.mark.parametrize(
    "isi",
    [b"", b"x" * (PANJANG - 1), b"x" * (PANJANG + 1), bytes(PANJANG), TURUNAN_CONTOH[:PANJANG]],
    ids=["kosong", "pendek", "panjang", "nol", "contoh"],
)
def test_kunci_broken_or_sample_starts_no_office(tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "induk").write_bytes(isi)
    with pytest.raises(KunciHilang, match="Kembalikan dari cadangan"):
        baca_kunci(tmp_path)


def test_turunan_differs_by_label_and_key_and_never_shows_the_key() -> None:
    kunci = bytes(range(PANJANG))
    turunan = {turunkan(kunci, "sesi"), turunkan(kunci, "jejak"), turunkan(kunci[::-1], "sesi")}
    assert len(turunan) == 3
    assert all(len(satu) == PANJANG for satu in turunan)
    assert kunci not in turunan
    assert turunkan(kunci, "sesi") == turunkan(kunci, "sesi")
