"""Who is called next: first come first served, with a bounded turn for vulnerable visitors."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from bungah.dasar.nilai import pukul

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

MAKS_BERUNTUN, PALING_BERUNTUN = 2, 10  # priority calls in a row: the default, the most an office may choose
MAKS_TUNGGU = 45  # minutes


def nomor_tampil(seri: str, urut: int) -> str:
    """The number as people see and hear it: ``A-014``; from 1000 on all its digits."""
    return f"{seri}-{urut:03d}"


@dataclass(frozen=True, slots=True)
class Penunggu:
    """A waiting visitor; ``prioritas`` holds the words of the reason ("Lansia"), empty = ordinary.

    ``tempat`` is the place of one who was called in vain and stands further back than the arrival says.
    """

    id: int
    datang: datetime
    prioritas: str = ""
    tempat: datetime | None = None

    @property
    def giliran(self) -> tuple[datetime, int]:
        """Place in order of arrival; the id breaks a tie."""
        return self.tempat or self.datang, self.id


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A visitor in the order of calling, and why; ``mendahului`` = an earlier one was passed over."""

    id: int
    alasan: str
    mendahului: bool


@dataclass(frozen=True, slots=True)
class Batas:
    """The office's own rule: priority calls in a row, and the wait (0 = no limit) after which one is next."""

    beruntun: int = MAKS_BERUNTUN
    tunggu: timedelta = timedelta(minutes=MAKS_TUNGGU)

    def lewat(self, satu: Penunggu, sekarang: datetime) -> bool:
        """True when this visitor waits longer than the rule allows."""
        return bool(self.tunggu) and sekarang - satu.giliran[0] > self.tunggu


def urutan(
    daftar: Iterable[Penunggu],
    riwayat: Sequence[bool] = (),
    *,
    sekarang: datetime | None = None,
    batas: Batas | None = None,
) -> tuple[Pilihan, ...]:
    """The order in which waiting visitors are called, each with its reason (R028, R029, R032).

    Both lanes are first come first served. A vulnerable visitor goes before the others, but after
    ``batas.beruntun`` such calls in a row whoever came first is next, so nobody waits for ever: an
    ordinary visitor is passed over at most that often per place in the ordinary lane. Who waits longer
    than ``batas.tunggu`` comes next in any case, the longest waiting first.

    Args:
        daftar: who waits, in any order.
        riwayat: the latest calls, newest first; True = the visitor was in the priority lane.
        sekarang: the moment of calling; without it nobody waits too long.
        batas: the rule; 0 priority calls in a row = plain order of arrival.
    """
    batas = batas or Batas()
    urut = sorted(daftar, key=lambda satu: satu.giliran)
    biasa = deque(satu for satu in urut if not satu.prioritas)
    dahulu = deque(satu for satu in urut if satu.prioritas)
    beruntun = len(list(takewhile(bool, riwayat)))
    hasil = []
    while biasa or dahulu:
        awal = min((jalur[0] for jalur in (biasa, dahulu) if jalur), key=lambda satu: satu.giliran)
        lama = sekarang is not None and batas.lewat(awal, sekarang)
        satu = awal if lama or not dahulu or beruntun >= batas.beruntun else dahulu[0]
        didahului = dahulu[0] if dahulu and satu is not dahulu[0] else None
        hasil.append(Pilihan(satu.id, _alasan(satu, awal, didahului, lama=lama), mendahului=satu is not awal))
        beruntun = beruntun + 1 if satu.prioritas else 0
        (dahulu if satu.prioritas else biasa).popleft()
    return tuple(hasil)


def _alasan(satu: Penunggu, awal: Penunggu, didahului: Penunggu | None, *, lama: bool) -> str:
    """Why this visitor comes next; ``didahului`` = the vulnerable visitor who has to wait for this one."""
    datang = f"datang pukul {pukul(satu.datang)}"
    if satu is not awal:
        return f"Didahulukan: {satu.prioritas}, {datang}."
    if didahului is not None and lama:
        return f"Menunggu terlalu lama, {datang}."
    if didahului is not None:
        return f"Giliran urut kedatangan setelah yang didahulukan, {datang}."
    if satu.tempat is not None:
        return f"Dipanggil lagi setelah belum hadir, {datang}."
    return f"Datang paling awal, pukul {pukul(satu.datang)}."


def mundur(tempat: datetime, antre: Sequence[datetime], langkah: int) -> datetime:
    """The place of somebody called in vain: behind the next ``langkah`` who wait, or behind them all.

    Args:
        tempat: the place held until now.
        antre: places of those who wait, in order.
        langkah: how many go first.
    """
    belakang = [satu for satu in antre if satu >= tempat][:langkah]
    return belakang[-1] + timedelta(microseconds=1) if belakang else tempat
