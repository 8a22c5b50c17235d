"""The clock of a resident who asks for their own data: 3 × 24 hours by the wall (UU 27/2022, art. 32)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from bungah.dasar.nilai import lama

if TYPE_CHECKING:
    from datetime import datetime

BATAS: Final = timedelta(hours=3 * 24)
DEKAT: Final = timedelta(hours=24)
_MENIT: Final = timedelta(minutes=1)
SEJAM: Final = 60
SEHARI: Final = 24 * SEJAM


def tenggat(diminta: datetime) -> datetime:
    """When the data must have been given, or refused with a reason: nights and holidays count."""
    return diminta + BATAS


def keadaan(diminta: datetime, sekarang: datetime) -> Literal["berjalan", "dekat", "lewat"]:
    """How pressing an open request is."""
    sisa = tenggat(diminta) - sekarang
    if sisa < timedelta(0):
        return "lewat"
    return "dekat" if sisa <= DEKAT else "berjalan"


def kata_sisa(diminta: datetime, sekarang: datetime) -> str:
    """``sisa 2 hari 3 jam``, ``lewat 20 menit``: hours, not office hours."""
    sisa = tenggat(diminta) - sekarang
    hari, menit = divmod(abs(sisa) // _MENIT, SEHARI)
    jam = lama(menit - menit % SEJAM) if hari and menit >= SEJAM else ""
    kata = f"{hari} hari {jam}".strip() if hari else lama(menit)
    return f"{'lewat' if sisa < timedelta(0) else 'sisa'} {kata}"
