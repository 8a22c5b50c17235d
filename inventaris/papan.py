"""What this app offers to the roof: nothing yet, its models come with its own issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from bungah.dasar.papan import Menu


def menu(pengguna: Pengguna) -> list[Menu]:
    """No staff pages yet."""
    return []
