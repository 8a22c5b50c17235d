"""What an old Python, a reader and pip find in the bootstrap's files."""

import ast
import sys
from pathlib import Path

import pytest

from bungah import pasang
from bungah.pasang import KUNCI_JALAN, KUNCI_UJI
from tests.pasang.conftest import AKAR, SUMBER_AWAL


@pytest.mark.parametrize("sumber", SUMBER_AWAL, ids=lambda s: s.name)
def test_pasang_is_readable_by_python_38(sumber: Path) -> None:
    ast.parse(sumber.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_manage_stays_short() -> None:
    assert len((AKAR / "manage.py").read_text().splitlines()) <= 20


@pytest.mark.parametrize("sumber", SUMBER_AWAL, ids=lambda s: s.name)
def test_pasang_imports_standard_library_only(sumber: Path) -> None:
    milik_sendiri = {"bungah"}
    atas = ast.parse(sumber.read_text(encoding="utf-8")).body
    nama = {a.name for s in atas if isinstance(s, ast.Import) for a in s.names}
    nama |= {str(s.module) for s in atas if isinstance(s, ast.ImportFrom)}
    akar = {n.partition(".")[0] for n in nama}
    assert akar - set(sys.stdlib_module_names) - milik_sendiri == set()


def test_siapkan_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit, match=r"membutuhkan Python 3\.11 .* menjalankan Python 3\.8"):
        pasang.siapkan(["manage.py", "jalan"])


def _pin(nama: str) -> dict[str, str]:
    baris = [b for b in (AKAR / nama).read_text().splitlines() if b[:1].isalnum()]
    return {b.partition("==")[0]: b.partition("==")[2].split()[0] for b in baris}  # markers may differ


def test_uji_lock_holds_every_pin_of_the_run_lock() -> None:
    jalan, uji = _pin(KUNCI_JALAN), _pin(KUNCI_UJI)
    assert {nama: uji.get(nama) for nama in jalan} == jalan


def test_locks_name_no_address_and_hash_everything() -> None:
    for nama in (KUNCI_JALAN, KUNCI_UJI):
        teks = (AKAR / nama).read_text()
        assert "://" not in teks
        assert all(b.endswith("\\") for b in teks.splitlines() if b[:1].isalnum())
