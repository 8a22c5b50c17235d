"""The practice office's clock: a month of work is walked through the real deeds, each at its own moment.

The deeds read ``timezone.now()``. While a practice office is filled this clock stands in its place,
so that number, queue, promise and trail carry one time, as if the office had worked that month. It
is used by ``contoh`` modules only, in a process of its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.utils import timezone

from bungah.dasar.zona import JAKARTA

if TYPE_CHECKING:
    from collections.abc import Iterator

LAMA_HARI: Final = 31  # days of work the practice office has behind it
PAGI: Final = time(6, 0)
PUKUL_TENGAH: Final = time(10, 30)  # what the clock says on a day that is not today


class JamLatihan:
    """A ``timezone.now`` that is set by hand and never runs backwards."""

    def __init__(self, saat: datetime) -> None:
        self._saat = saat

    def __call__(self) -> datetime:
        return self._saat

    def ke(self, saat: datetime) -> None:
        """Move the clock to ``saat``; an earlier moment leaves it where it is (the trail only grows)."""
        self._saat = max(self._saat, saat)


def hari_awal(hari_ini: date) -> date:
    """First day of the practice month that ends on ``hari_ini``."""
    return hari_ini - timedelta(days=LAMA_HARI)


def pada(hari: date, pukul: time = PAGI) -> datetime:
    """A moment of that day in the office's zone."""
    return datetime.combine(hari, pukul, JAKARTA)


def saat_ini(hari_ini: date) -> datetime:
    """The present of the practice office: the true time today, half past ten on any other day."""
    sekarang = timezone.localtime()
    return sekarang if hari_ini == sekarang.date() else pada(hari_ini, PUKUL_TENGAH)


@contextmanager
def jam_latihan(mulai: datetime) -> Iterator[JamLatihan]:
    """Put a hand-set clock in the place of ``timezone.now``, also where a model's default holds it."""
    asli, jam = timezone.now, JamLatihan(mulai)
    bawaan = [
        kolom for model in apps.get_models() for kolom in model._meta.concrete_fields if kolom.default is asli
    ]
    timezone.now = jam
    for kolom in bawaan:
        kolom.__dict__["_get_default"] = jam  # the field caches its default's caller under this name
    try:
        yield jam
    finally:
        timezone.now = asli
        for kolom in bawaan:
            kolom.__dict__.pop("_get_default", None)
