"""How busy the office usually is: arrivals and waiting by hour, out of what really happened.

Nothing here is a promise: a range is told only where enough visits stand behind it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

HARI_TINJAU = 30  # days looked back
CUKUP = 8  # fewer visits tell nothing about the next one
HARI_CUKUP = 2  # nor does a single day
JAM_SEHARI = 10  # hours of an ordinary day, shown whole
SEPI = 1.25  # an hour is quiet up to this much above the quietest one


@dataclass(frozen=True, slots=True)
class Datang:
    """One visit: day, hour of arrival, minutes until the first call (None = never called), group."""

    hari: date
    jam: int
    menit: float | None
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class JamRamai:
    """One office hour of a weekday: arrivals on an average day, and the usual minutes of waiting."""

    jam: int
    datang: float
    tunggu: tuple[int, int] | None  # middle half of all visits, None = too few to tell
    sepi: bool = False

    @property
    def selang(self) -> str:
        """``08.00–09.00``."""
        return f"{self.jam:02}.00–{self.jam + 1:02}.00"


def hari_serupa(hari: date, hari_pekan: int) -> list[date]:
    """Days with that weekday (0 = Senin) among the last thirty before ``hari``, newest first."""
    lampau = (hari - timedelta(days=n) for n in range(1, HARI_TINJAU + 1))
    return [satu for satu in lampau if satu.weekday() == hari_pekan]


def jam_buka(selang: Iterable[tuple[time, time]]) -> list[int]:
    """Clock hours the office is open in, at least in part."""
    menit = [(awal.hour * 60 + awal.minute, akhir.hour * 60 + akhir.minute) for awal, akhir in selang]
    return [jam for jam in range(24) if any(a < jam * 60 + 60 and b > jam * 60 for a, b in menit)]


def tengah_separuh(menit: Sequence[float]) -> tuple[int, int] | None:
    """From the 25th to the 75th percentile in whole minutes, rounded outwards; None when too few."""
    if len(menit) < CUKUP:
        return None
    urut = sorted(menit)
    ujung = len(urut) - 1
    return floor(urut[floor(ujung * 0.25)]), ceil(urut[ceil(ujung * 0.75)])


def per_jam(catatan: Iterable[Datang], buka: Iterable[int]) -> list[JamRamai]:
    """The office hours of a weekday in order; empty when too few days tell anything."""
    semua = list(catatan)
    banyak_hari = len({satu.hari for satu in semua})
    if banyak_hari < HARI_CUKUP or len(semua) < CUKUP:
        return []
    datang = Counter(satu.jam for satu in semua)
    baris = [JamRamai(j, datang[j] / banyak_hari, tunggu_pada(semua, j)) for j in buka]
    return _tandai_sepi(_pangkas(baris) if len(baris) > JAM_SEHARI else baris)


def _pangkas(daftar: list[JamRamai]) -> list[JamRamai]:
    """A very long day without the hours before the first and after the last visitor."""
    ramai = [i for i, satu in enumerate(daftar) if satu.datang]
    return daftar[ramai[0] : ramai[-1] + 1] if ramai else []


def tunggu_pada(catatan: Iterable[Datang], jam: int) -> tuple[int, int] | None:
    """Usual minutes of waiting of who arrives in that hour; None = too few to tell."""
    return tengah_separuh([s.menit for s in catatan if s.jam == jam and s.menit is not None])


def tunggu_per_kelompok(catatan: Iterable[Datang], jam: int) -> dict[str, tuple[int, int]]:
    """Usual minutes of waiting of each group at that hour, else of its whole day; the small ones left out."""
    per: dict[str, list[Datang]] = {}
    for satu in catatan:
        if satu.menit is not None:
            per.setdefault(satu.kelompok, []).append(satu)
    hasil = {
        kode: tunggu_pada(semua, jam) or tengah_separuh([s.menit for s in semua if s.menit is not None])
        for kode, semua in per.items()
    }
    return {kode: rentang for kode, rentang in hasil.items() if rentang is not None}


def _tandai_sepi(daftar: list[JamRamai]) -> list[JamRamai]:
    """Mark the quiet hours, at most half of them; when all are alike none is quiet."""
    batas = min((satu.datang for satu in daftar), default=0) * SEPI
    sepi = {satu.jam for satu in daftar if satu.datang <= batas}
    if len(sepi) * 2 > len(daftar):
        return daftar
    return [JamRamai(s.jam, s.datang, s.tunggu, sepi=s.jam in sepi) for s in daftar]


def kata_sepi(daftar: Sequence[JamRamai]) -> str:
    """The quiet hours as a sentence part, neighbours joined: ``10.00–12.00 dan 14.00–15.00``."""
    selang: list[list[int]] = []
    for satu in daftar:
        if not satu.sepi:
            continue
        if selang and selang[-1][1] == satu.jam:
            selang[-1][1] = satu.jam + 1
        else:
            selang.append([satu.jam, satu.jam + 1])
    kata = [f"{awal:02}.00–{akhir:02}.00" for awal, akhir in selang]
    return " dan ".join(filter(None, (", ".join(kata[:-1]), *kata[-1:])))


def kata_tunggu(rentang: tuple[int, int] | None) -> str:
    """``5 sampai 15 menit``; both ends alike ``sekitar 5 menit``; nothing when nobody can tell."""
    if rentang is None:
        return ""
    awal, akhir = rentang
    if akhir <= 1:
        return "hampir tanpa menunggu"
    return f"sekitar {akhir} menit" if awal == akhir else f"{awal} sampai {akhir} menit"


def singkat_tunggu(rentang: tuple[int, int] | None) -> str:
    """The same for a screen on the wall: ``5–15 mnt``; nothing when nobody can tell."""
    if rentang is None:
        return ""
    awal, akhir = rentang
    if akhir <= 1:
        return "langsung"
    return f"±{akhir} mnt" if awal == akhir else f"{awal}–{akhir} mnt"
