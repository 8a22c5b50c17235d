"""The tests PostgreSQL is spared: only such as ask it nothing new, and the list names what there is."""

import ast
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests import pertanyaan
from tests.pertanyaan import Pencatat, bentuk
from tests.sekali import SEKALI

AKAR = Path(__file__).parent.parent


@pytest.mark.parametrize("modul", sorted(SEKALI))
def test_list_names_tests_that_exist(modul: str) -> None:
    pohon = ast.parse((AKAR / modul).read_text("utf-8"))
    ada = {satu.name for satu in ast.walk(pohon) if isinstance(satu, ast.FunctionDef)}
    assert {satu.partition("[")[0] for satu in SEKALI[modul]} - ada == set()


@pytest.mark.parametrize(
    ("satu", "sama"),
    [
        ("SELECT a FROM t WHERE b IN (%s, %s, %s)", "SELECT a FROM t WHERE b IN (%s)"),
        ("INSERT INTO t (a, b) VALUES (%s, %s), (%s, %s)", "INSERT INTO t (a, b) VALUES (%s, %s)"),
        ("SELECT a FROM t LIMIT 21", "SELECT a FROM t LIMIT 1"),
        ('SAVEPOINT "s140_x7"', 'SAVEPOINT "s9_x1"'),
    ],
)
def test_statement_is_the_same_whatever_its_values(satu: str, sama: str) -> None:
    assert bentuk(satu) == bentuk(sama)


@pytest.mark.parametrize("lain", ["SELECT b FROM t", "SELECT a FROM u", "SELECT a FROM t WHERE b = %s"])
def test_statement_differs_by_what_it_asks(lain: str) -> None:
    assert bentuk(lain) != bentuk("SELECT a FROM t")


@pytest.mark.parametrize(
    ("keduanya", "susulan"), [(["SELECT a"], ["uji_dua"]), (["SELECT a", "SELECT b"], [])]
)
def test_spared_test_that_alone_asks_something_is_put_to_postgresql(
    keduanya: list[str], susulan: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes noted something each; what only a spared test asked takes that test along."""
    monkeypatch.setenv("BUNGAH_DATA", str(tmp_path))
    pencatat = Pencatat()
    for kabar in ((["SELECT a"], {"SELECT a": "uji_satu"}), (keduanya, {"SELECT b": "uji_dua"})):
        pencatat.pytest_testnodedown(SimpleNamespace(workeroutput={"pertanyaan": kabar}))
    jalan = cast("Any", pencatat.pytest_runtestloop)(SimpleNamespace(config=object()))
    next(jalan)
    with pytest.raises(StopIteration):
        next(jalan)
    pertanyaan._susulan.cache_clear()
    assert sorted(pertanyaan._susulan()) == susulan
    pertanyaan._susulan.cache_clear()


def test_word_of_sqlite_takes_a_spared_test_along(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    ini = request.node
    monkeypatch.setattr(pertanyaan, "SEKALI", {"tests/test_pertanyaan.py": frozenset({"test_lain"})})
    monkeypatch.setattr(pertanyaan, "_susulan", frozenset)
    assert pertanyaan.hanya_sqlite(ini)
    monkeypatch.setattr(pertanyaan, "_susulan", lambda: frozenset({ini.nodeid}))
    assert not pertanyaan.hanya_sqlite(ini)
    monkeypatch.setattr(pertanyaan, "SEKALI", {"tests/test_pertanyaan.py": frozenset({ini.name})})
    assert pertanyaan.disebut(ini)
