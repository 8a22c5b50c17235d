"""How long a letter lies on the table: calendar months from its day, and what is due to move. No Django."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, date
from typing import Final

BULAN_DI_MEJA: Final = 6  # unless its classification says otherwise


def tambah_bulan(hari: date, bulan: int) -> date:
    """The same day ``bulan`` months later, or that month's last day (31 August + 6 = 28 or 29 February).

    Raises:
        ValueError: fewer than no months.
    """
    if bulan < 0:
        raise ValueError(f"Banyak bulan tidak boleh {bulan}.")
    tahun, ke = divmod(hari.month - 1 + bulan, 12)
    tahun += hari.year
    if tahun > MAXYEAR:
        return date.max
    return date(tahun, ke + 1, min(hari.day, calendar.monthrange(tahun, ke + 1)[1]))


def di_meja_sampai(hari: date, bulan: int = BULAN_DI_MEJA) -> date:
    """The last day on which a letter received or issued on ``hari`` still lies on the table."""
    return tambah_bulan(hari, bulan)


def jatuh_pindah(sampai: date, hari_ini: date) -> bool:
    """True from the day after ``sampai``: six months old is still "at most six months"."""
    return hari_ini > sampai
