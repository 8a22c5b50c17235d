"""Which sessions may still be taken from home, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bungah.dasar.nilai import pukul
from bungah.dasar.zona import JAKARTA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, time

    from bungah.dasar.aturan import Kalender

HARI_DEPAN = 14  # so far ahead a place may be taken
SISA_MINIMAL = timedelta(minutes=30)  # of a session that already runs
MAKS_PER_TELEPON = 3  # places of one phone that still lie ahead


@dataclass(frozen=True, slots=True)
class Sesi:
    """A session as the office set it; ``hari`` is a weekday, None = every open day."""

    id: int
    nama: str
    mulai: time
    selesai: time
    kuota: int
    hari: int | None = None

    @property
    def jam(self) -> str:
        """``08.00–10.00``."""
        return f"{pukul(self.mulai)}–{pukul(self.selesai)}"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A session of one day, the places left in it and when it ends."""

    sesi: Sesi
    hari: date
    sisa: int
    berakhir: datetime


def pilihan_sesi(
    sesi: Iterable[Sesi], terisi: Mapping[tuple[int, date], int], kalender: Kalender, saat: datetime
) -> list[Pilihan]:
    """Sessions of the next two weeks in order of time, full ones too (``sisa`` 0).

    A session counts only where the office is open during some of it, and today's only while half an
    hour of it is left.
    """
    mulai = saat.astimezone(JAKARTA).date()
    urut = sorted(sesi, key=lambda satu: (satu.mulai, satu.id))
    hasil = []
    for hari in (mulai + timedelta(days=n) for n in range(HARI_DEPAN + 1)):
        buka = kalender.jam_pada(hari)
        for satu in urut:
            berakhir = datetime.combine(hari, satu.selesai, JAKARTA)
            cocok = satu.hari in {None, hari.weekday()} and berakhir - saat >= SISA_MINIMAL
            if cocok and any(satu.mulai < tutup and awal < satu.selesai for awal, tutup in buka):
                sisa = max(satu.kuota - terisi.get((satu.id, hari), 0), 0)
                hasil.append(Pilihan(satu, hari, sisa, berakhir))
    return hasil
