"""Rows of the permission matrix for prints, the wall and what hangs on it; joined in ``izin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bungah.dasar.peran import Peran

PUBLIK_DINDING: set[str] = set()
CONTOH_DINDING: dict[str, object] = {}
BUKAN_TUJUAN_DINDING: set[str] = set()  # offered by their page once there is something in it (test_menu)
MATRIKS_DINDING: list[tuple[frozenset[Peran], set[str]]] = []
