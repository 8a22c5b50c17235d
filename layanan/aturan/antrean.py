"""Who is called next: first come first served, with a bounded turn for vulnerable visitors."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from bungah.dasar.nilai import pukul

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

MAKS_BERUNTUN = 2


def nomor_tampil(seri: str, urut: int) -> str:
    """The number as people see and hear it: ``A-014``; from 1000 on all its digits."""
    return f"{seri}-{urut:03d}"


@dataclass(frozen=True, slots=True)
class Penunggu:
    """A waiting visitor; ``prioritas`` holds the words of the reason ("Lansia"), empty = ordinary."""

    id: int
    datang: datetime
    prioritas: str = ""

    @property
    def giliran(self) -> tuple[datetime, int]:
        """Place in order of arrival; the id breaks a tie."""
        return self.datang, self.id


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A visitor in the order of calling, and why; ``mendahului`` = an earlier one was passed over."""

    id: int
    alasan: str
    mendahului: bool


def urutan(
    daftar: Iterable[Penunggu], riwayat: Sequence[bool] = (), *, maks_beruntun: int = MAKS_BERUNTUN
) -> tuple[Pilihan, ...]:
    """The order in which waiting visitors are called, each with its reason (R028, R029, R032).

    Both lanes are first come first served. A vulnerable visitor goes before the others, but after
    ``maks_beruntun`` such calls in a row whoever came first is next, so nobody waits for ever: an
    ordinary visitor is passed over at most ``maks_beruntun`` times per place in the ordinary lane.

    Args:
        daftar: who waits, in any order.
        riwayat: the latest calls, newest first; True = the visitor was in the priority lane.
        maks_beruntun: priority calls in a row while others wait; 0 = plain order of arrival.
    """
    urut = sorted(daftar, key=lambda satu: satu.giliran)
    biasa = deque(satu for satu in urut if not satu.prioritas)
    dahulu = deque(satu for satu in urut if satu.prioritas)
    beruntun = len(list(takewhile(bool, riwayat)))
    hasil = []
    while biasa or dahulu:
        hasil.append(_pilih(biasa, dahulu, penuh=beruntun >= maks_beruntun))
        ambil = dahulu if dahulu and dahulu[0].id == hasil[-1].id else biasa
        beruntun = beruntun + 1 if ambil is dahulu else 0
        ambil.popleft()
    return tuple(hasil)


def _pilih(biasa: deque[Penunggu], dahulu: deque[Penunggu], *, penuh: bool) -> Pilihan:
    awal = min((jalur[0] for jalur in (biasa, dahulu) if jalur), key=lambda satu: satu.giliran)
    if not dahulu or awal is dahulu[0]:
        return Pilihan(awal.id, f"Datang paling awal, pukul {pukul(awal.datang)}.", mendahului=False)
    if penuh:
        alasan = f"Giliran urut kedatangan setelah yang didahulukan, datang pukul {pukul(awal.datang)}."
        return Pilihan(awal.id, alasan, mendahului=False)
    satu = dahulu[0]
    return Pilihan(
        satu.id, f"Didahulukan: {satu.prioritas}, datang pukul {pukul(satu.datang)}.", mendahului=True
    )
