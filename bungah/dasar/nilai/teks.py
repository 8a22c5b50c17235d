"""Text as people see it: what nobody can see is not kept."""

from __future__ import annotations

import unicodedata
from typing import Final

_BARIS: Final = frozenset("\n\r\t")
# Letters and marks that draw nothing, though Unicode counts them among the visible ones.
_HAMPA: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)


def hanya_tampak(teks: str) -> str:
    """The text without control characters, zero-width and direction marks, fillers; lines and tabs stay.

    What is left empty after ``strip()`` says nothing to anybody who reads it.
    """
    if teks.isascii() and teks.isprintable():
        return teks
    return "".join(huruf for huruf in teks if _tampak(huruf))


def _tampak(huruf: str) -> bool:
    if huruf in _BARIS:
        return True
    return unicodedata.category(huruf) not in {"Cc", "Cf", "Cs"} and huruf not in _HAMPA
