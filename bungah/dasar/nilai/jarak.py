"""From how far a wall is read, in millimetres: nearer is a desk, farther no sheet of the office can hold."""

from __future__ import annotations

from typing import Final

JARAK_TERPENDEK: Final = 300
JARAK_TERJAUH: Final = 10_000
