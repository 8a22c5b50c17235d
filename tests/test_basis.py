"""The prepared empty databases: two stages build theirs side by side."""

from pathlib import Path

import pytest

from tests import basis


@pytest.mark.parametrize(
    ("jenis", "lain"), [(basis.POSTGRESQL, basis.SQLITE), (basis.SQLITE, basis.POSTGRESQL)]
)
def test_a_new_one_replaces_the_old_and_leaves_the_other_kind_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jenis: str, lain: str
) -> None:
    monkeypatch.setattr(basis, "SINGGAH", tmp_path)
    monkeypatch.setattr(basis, "_bangun", lambda berkas, _jenis: berkas.touch())
    for nama in (f"0a{jenis}", f"0a{jenis}.sedang", f"0a{lain}", f"0b{lain}.sedang", f"kunci{lain}"):
        (tmp_path / nama).touch()
    baru = basis.templat(jenis)
    tinggal = {baru.name, f"kunci{jenis}", f"0a{lain}", f"0b{lain}.sedang", f"kunci{lain}"}
    assert {satu.name for satu in tmp_path.iterdir()} == tinggal
