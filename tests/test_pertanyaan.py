"""The tests PostgreSQL is spared: only such as ask it nothing new, and the list names what there is."""

import ast
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.pertanyaan import Penjaga, bentuk
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


@pytest.mark.parametrize(("keduanya", "gagal"), [(["SELECT a"], 1), (["SELECT a", "SELECT b"], 0)])
def test_guard_fails_on_what_only_a_spared_test_asks(keduanya: list[str], gagal: int) -> None:
    """Two processes noted something each; what nobody asks PostgreSQL fails the run, with the test's name."""
    penjaga = Penjaga()
    for kabar in ((["SELECT a"], {"SELECT a": "uji_satu"}), (keduanya, {"SELECT b": "uji_dua"})):
        penjaga.pytest_testnodedown(SimpleNamespace(workeroutput={"pertanyaan": kabar}))
    sesi = SimpleNamespace(config=object(), testsfailed=0)
    jalan = cast("Any", penjaga.pytest_runtestloop)(sesi)
    next(jalan)
    with pytest.raises(StopIteration):
        next(jalan)
    assert (sesi.testsfailed, penjaga.hilang) == (gagal, {"SELECT b": "uji_dua"} if gagal else {})
