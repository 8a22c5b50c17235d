"""CSV for spreadsheets of this country: semicolons, UTF-8 with its mark, no cell that becomes a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PEMICU: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 -- full-width ones work too


def aman(sel: object) -> object:
    """The cell as text that no spreadsheet runs; figures stay figures, nothing stays nothing."""
    if sel is None:
        return ""
    if isinstance(sel, int | float):
        return sel
    teks = str(sel)
    return f"'{teks}" if teks.startswith(_PEMICU) else teks


def tulis_csv(kepala: Sequence[str], baris: Iterable[Sequence[object]]) -> bytes:
    """Head and rows as the bytes of a CSV file."""
    hasil = io.StringIO()
    penulis = csv.writer(hasil, delimiter=";", lineterminator="\r\n")
    penulis.writerow([aman(satu) for satu in kepala])
    penulis.writerows([aman(sel) for sel in satu] for satu in baris)
    return hasil.getvalue().encode("utf-8-sig")
