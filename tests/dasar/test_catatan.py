"""The log of errors that two processes write."""

from __future__ import annotations

from logging import makeLogRecord
from typing import TYPE_CHECKING

from bungah.dasar import catatan
from bungah.dasar.catatan import CatatanBersama

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_catatan_follows_a_page_turned_by_the_other_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catatan, "UKURAN", 12)
    berkas = tmp_path / "catatan.log"
    satu, dua = CatatanBersama(berkas), CatatanBersama(berkas)
    for penulis, isi in ((satu, "aaaa"), (dua, "bbbb"), (dua, "cccc"), (satu, "dddd"), (satu, "eeee")):
        penulis.emit(makeLogRecord({"msg": isi}))
    satu.close()
    dua.close()
    tulisan = {satu.name: satu.read_text() for satu in tmp_path.iterdir()}
    assert tulisan == {
        "catatan.log": "eeee\n",
        "catatan.log.1": "cccc\ndddd\n",
        "catatan.log.2": "aaaa\nbbbb\n",
    }


def test_catatan_taken_away_is_begun_anew(tmp_path: Path) -> None:
    berkas = tmp_path / "catatan.log"
    satu = CatatanBersama(berkas)
    satu.emit(makeLogRecord({"msg": "lama"}))
    berkas.unlink()
    satu.emit(makeLogRecord({"msg": "baru"}))
    satu.close()
    assert berkas.read_text() == "baru\n"
