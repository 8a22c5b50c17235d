"""The list behind ``tests/pertanyaan.py``: modules of pages and prints, their tests for both databases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

DAFTAR: Final = Path(__file__).with_name("sekali.toml")
#: module → the tests (a name, or a name with its parameters) that run on PostgreSQL too
SEKALI: Final[dict[str, frozenset[str]]] = {
    modul: frozenset(nama) for modul, nama in tomllib.loads(DAFTAR.read_text()).items()
}
