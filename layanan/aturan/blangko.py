"""A letter without its words: dotted lines for the pen where the computer would print a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

TITIK: Final = "…"
BARIS: Final = 22  # dots of a row of its own: what is left beside the label on the narrowest paper
SEBAGIAN: Final = 15  # dots inside a sentence
ANGKA: Final = 6
PILIHAN_TERPANJANG: Final = 64  # characters of choices that still fit in one row
CORET: Final = " *)"
_ISIAN = re.compile(r"\{([^{}]*)\}")


def titik(banyak: int = SEBAGIAN) -> str:
    """A dotted line that many dots wide."""
    return TITIK * banyak


def pilihan(daftar: Sequence[str], *, lebar: int = SEBAGIAN) -> str:
    """Choices to strike out, or a dotted line when they would not fit."""
    teks = " / ".join(daftar)
    return f"{teks}{CORET}" if len(daftar) > 1 and len(teks) <= PILIHAN_TERPANJANG else titik(lebar)


def nomor_kosong(pola: str, *, klasifikasi: str, kode_desa: str) -> str:
    """The number as the pen completes it: what never changes is printed, the rest are dots."""
    tetap = {"klasifikasi": klasifikasi, "kode_desa": kode_desa, "tahun": f"20{titik(ANGKA // 2)}"}
    return _ISIAN.sub(lambda cocok: tetap.get(cocok[1]) or titik(ANGKA), pola)
