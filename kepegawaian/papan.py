"""What the people's app offers to the roof."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from bungah.dasar.papan import Menu


def menu(_pengguna: Pengguna) -> list[Menu]:
    """None of its own yet: SK and staff are kept in the reference data."""
    return []
