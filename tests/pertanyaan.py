"""What tests ask of the database, so that PostgreSQL is spared the tests that ask it nothing new.

A page is walked through by many tests: its words, its refusals, its print. All of them run on SQLite. On
PostgreSQL too run all tests of rules, deeds, models, questions and odd values, and of the modules in
``SEKALI`` the tests that are named there. While the whole of SQLite runs, ``Pencatat`` notes every statement
(without its values), every refusal by the database and every page opened; a spared test that alone asked
something is run on PostgreSQL after all, and named so that the list can follow.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.core.handlers.base import BaseHandler
from django.db.backends.utils import CursorWrapper

from tests.sekali import SEKALI

if TYPE_CHECKING:
    from collections.abc import Generator

# Told apart by nothing that a database sees: values, how many of them, names of savepoints and cursors.
_TANPA_NILAI: Final = [
    (re.compile(r"IN \((?:%s(?:, )?)+\)"), "IN (%s)"),
    (re.compile(r"VALUES (\([^()]*\))(?:, \([^()]*\))+"), r"VALUES \1"),
    (re.compile(r"(SAVEPOINT) .*"), r"\1"),
    (re.compile(r"'[^']*'|\b\d+\b"), "?"),
    (re.compile(r"(?: WHEN (?:\([^()]*\)|.{,80}?) THEN %s)+"), " WHEN …"),
    (re.compile(r'(?: OR \("[^()]{,90} = %s\))+'), " OR …"),
]
# Asked once by each process, by whichever test comes first.
_SEKALI_SEPROSES: Final = re.compile(
    'FROM "?(?:django_content_type|auth_permission|sqlite_)|^PRAGMA|^EXPLAIN'
)


def _berkas() -> Path:
    """Where the stage of SQLite leaves word for the stage of PostgreSQL."""
    return Path(os.environ["BUNGAH_DATA"], "pertanyaan.json")


@cache
def _susulan() -> frozenset[str]:
    """Tests that the list would spare PostgreSQL, but alone asked something."""
    berkas = _berkas()
    return frozenset(json.loads(berkas.read_text("utf-8")) if berkas.exists() else ())


def disebut(item: pytest.Item) -> bool:
    """Whether the list lets this test run on PostgreSQL."""
    jalur = item.path.relative_to(item.config.rootpath).as_posix()
    nama = {item.name, getattr(item, "originalname", item.name)}
    return jalur not in SEKALI or bool(nama & SEKALI[jalur])


def hanya_sqlite(item: pytest.Item) -> bool:
    """Whether the stage of PostgreSQL leaves this test out."""
    return not disebut(item) and item.nodeid not in _susulan()


@cache
def bentuk(sql: str) -> str:
    """A statement without its values."""
    for pola, ganti in _TANPA_NILAI:
        sql = pola.sub(ganti, sql)
    return sql


def _dengarkan(ganti: pytest.MonkeyPatch, kini: set[str]) -> None:
    """Note what is asked of the database, what it refuses, and the addresses that are opened."""
    tanya, tanya_banyak = CursorWrapper.execute, CursorWrapper.executemany
    tuju = BaseHandler.resolve_request

    def execute(kursor: Any, sql: Any, params: Any = None) -> Any:
        kini.add(str(sql))
        try:
            return tanya(kursor, sql, params)
        except Exception as galat:
            kini.add(f"{type(galat).__name__}: {sql}")
            raise

    def executemany(kursor: Any, sql: Any, param_list: Any) -> Any:
        kini.add(str(sql))
        return tanya_banyak(kursor, sql, param_list)

    def resolve_request(penangan: Any, request: Any) -> Any:
        cocok = tuju(penangan, request)
        kini.add(f"{request.method} {cocok.view_name}")
        return cocok

    ganti.setattr(CursorWrapper, "execute", execute)
    ganti.setattr(CursorWrapper, "executemany", executemany)
    ganti.setattr(BaseHandler, "resolve_request", resolve_request)


class Pencatat:
    """Notes what is asked during a run; registered in every process of the run."""

    def __init__(self) -> None:
        self._kini: set[str] = set()
        self._keduanya: set[str] = set()
        self._sekali: dict[str, str] = {}
        self.hilang: dict[str, str] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """What was asked from preparing to clearing away belongs to this test."""
        self._kini.clear()
        hasil = yield
        kini = self._kini.copy()  # threads of a test may still be asking
        bentuknya = {bentuk(satu) for satu in kini if not _SEKALI_SEPROSES.search(satu)}
        if not disebut(item):
            self._sekali |= dict.fromkeys(bentuknya - self._sekali.keys(), item.nodeid)
        elif item.get_closest_marker("sqlite") is None:
            self._keduanya |= bentuknya
        return hasil

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A process has ended: take over what it noted."""
        keduanya, sekali = node.workeroutput.get("pertanyaan", ((), {}))
        self._keduanya |= set(keduanya)
        self._sekali = sekali | self._sekali

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Listen; then hand over to the first process, and compare there."""
        with pytest.MonkeyPatch.context() as ganti:
            _dengarkan(ganti, self._kini)
            hasil = yield
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["pertanyaan"] = (sorted(self._keduanya), self._sekali)
            return hasil
        self.hilang = {satu: uji for satu, uji in self._sekali.items() if satu not in self._keduanya}
        _berkas().write_text(json.dumps(sorted({*self.hilang.values()})), "utf-8")
        return hasil

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Name the tests that the list should let run on both."""
        for uji in sorted({*self.hilang.values()}):
            milik = [satu for satu, siapa in self.hilang.items() if siapa == uji]
            terminalreporter.write_line(f"ikut ke PostgreSQL, belum di tests/sekali.toml: {uji}")
            terminalreporter.write_line(f"    {len(milik)} hal, antara lain: {min(milik, key=len)}")
