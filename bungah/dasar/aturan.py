"""Working calendar: when the office is open, and arithmetic in office minutes.

The promise of a service counts office minutes (UU 25/2009 art. 21: jangka waktu penyelesaian), so a
death letter asked for on Sunday night costs nothing until the office opens. Moments are aware
datetimes; days and clock times are those of Asia/Jakarta. All arithmetic takes O(days).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bungah.dasar.galat import Ditolak
from bungah.dasar.zona import JAKARTA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Selang = tuple[time, time]
Jeda = tuple[datetime, datetime | None]  # a pause; None = still running
HARI_TANPA_BUKA = 400  # so many closed days in a row mean that no hours were entered
_MENIT = timedelta(minutes=1)


class KalenderKosong(Ditolak):
    """The calendar never opens: no due time can be named."""


@dataclass(frozen=True, slots=True)
class JamHari:
    """Opening hours of one day, with at most one break.

    Raises:
        ValueError: the times are not in order, or only one end of the break is given.
    """

    buka: time
    tutup: time
    istirahat_mulai: time | None = None
    istirahat_selesai: time | None = None

    def __post_init__(self) -> None:
        if (self.istirahat_mulai is None) != (self.istirahat_selesai is None):
            raise ValueError("Isi jam mulai dan jam selesai istirahat, atau kosongkan keduanya.")
        titik = [
            self.buka,
            self.istirahat_mulai or self.buka,
            self.istirahat_selesai or self.tutup,
            self.tutup,
        ]
        if titik != sorted(titik) or self.buka == self.tutup:
            raise ValueError("Jam harus urut: buka, istirahat, masuk lagi, tutup.")

    @property
    def selang(self) -> tuple[Selang, ...]:
        """Open intervals, start included, end not."""
        if self.istirahat_mulai is None or self.istirahat_selesai is None:
            return ((self.buka, self.tutup),)
        bagian = (self.buka, self.istirahat_mulai), (self.istirahat_selesai, self.tutup)
        return tuple((awal, akhir) for awal, akhir in bagian if awal < akhir)


@dataclass(frozen=True, slots=True)
class SusunanMingguan:
    """A week of hours (0 = Senin; a day without hours is closed), for ever or from ``dari`` to ``sampai``."""

    jam: Mapping[int, JamHari]
    dari: date | None = None
    sampai: date | None = None
    nama: str = ""

    def berlaku(self, tanggal: date) -> bool:
        """True when this week is in force on that day (both ends counted)."""
        return (self.dari or date.min) <= tanggal <= (self.sampai or date.max)

    @property
    def lebar(self) -> timedelta:
        """How long it is in force; the narrower set has precedence."""
        return (self.sampai or date.max) - (self.dari or date.min)


@dataclass(frozen=True, slots=True)
class Kalender:
    """Weekly hours and holidays. Of the weeks in force on a day the narrowest wins (Ramadan)."""

    jam: Sequence[SusunanMingguan]
    libur: Mapping[date, str] = field(default_factory=dict)

    def jam_pada(self, tanggal: date) -> tuple[Selang, ...]:
        """Open intervals of a day as clock times; empty on a holiday or closed day."""
        berlaku = [susunan for susunan in self.jam if susunan.berlaku(tanggal)]
        if tanggal in self.libur or not berlaku:
            return ()
        jam = min(berlaku, key=lambda susunan: susunan.lebar).jam.get(tanggal.weekday())
        return jam.selang if jam else ()

    def buka(self, saat: datetime) -> bool:
        """True when the office is open at that moment (break = closed)."""
        setempat = _setempat(saat)
        return any(awal <= setempat.time() < akhir for awal, akhir in self.jam_pada(setempat.date()))

    def buka_berikutnya(self, saat: datetime) -> datetime | None:
        """First open moment from ``saat`` on (``saat`` itself when open); None when none in 400 days."""
        return next((awal for awal, _ in _selang_sejak(_setempat(saat), self)), None)


def menit_kantor(mulai: datetime, selesai: datetime, kalender: Kalender) -> int:
    """Whole office minutes from ``mulai`` to ``selesai``; 0 when it is not later."""
    return _lama(_setempat(mulai), _setempat(selesai), kalender) // _MENIT


def tambah_menit_kantor(mulai: datetime, menit: int, kalender: Kalender) -> datetime:
    """The moment when ``menit`` office minutes have passed since ``mulai``.

    ``menit_kantor(mulai, tambah_menit_kantor(mulai, n, k), k) == n``. A promise that ends with the
    day is due at closing time, not the next morning.

    Raises:
        KalenderKosong: the calendar has no open hours ahead.
        ValueError: negative minutes.
    """
    if menit < 0:
        raise ValueError(f"Menit tidak mungkin negatif: {menit}.")
    return _tambah(_setempat(mulai), menit * _MENIT, kalender)


def menit_kantor_bersih(mulai: datetime, selesai: datetime, jeda: Iterable[Jeda], kalender: Kalender) -> int:
    """Whole office minutes between two moments without the pauses; pauses may overlap or still run."""
    awal, akhir = _setempat(mulai), _setempat(selesai)
    henti = _gabung((max(dari, awal), min(sampai or akhir, akhir)) for dari, sampai in jeda)
    terhenti = sum((_lama(dari, sampai, kalender) for dari, sampai in henti), timedelta())
    return (_lama(awal, akhir, kalender) - terhenti) // _MENIT


def tambah_menit_kantor_berjeda(
    mulai: datetime, menit: int, jeda: Iterable[Jeda], kalender: Kalender
) -> datetime:
    """Like ``tambah_menit_kantor``, moved back by the office time of every finished pause.

    A pause that still runs is not counted: ask again when it is closed.

    Raises:
        KalenderKosong: the calendar has no open hours ahead.
    """
    awal, jatah = _setempat(mulai), menit * _MENIT
    tempo = tambah_menit_kantor(awal, menit, kalender)
    for dari, sampai in _gabung((max(dari, awal), sampai) for dari, sampai in jeda if sampai is not None):
        if dari < tempo:
            jatah += _lama(dari, sampai, kalender)
            tempo = _tambah(awal, jatah, kalender)
    return tempo


def waktu_jawa(saat: time | datetime) -> str:
    """The hour's word in a krama greeting: enjing 04–10.59, siyang 11–14.59, sonten 15–17.59, else dalu."""
    jam = _setempat(saat).hour if isinstance(saat, datetime) else saat.hour
    batas = ((4, "dalu"), (11, "enjing"), (15, "siyang"), (18, "sonten"))
    return next((kata for sebelum, kata in batas if jam < sebelum), "dalu")


def _setempat(saat: datetime) -> datetime:
    if saat.tzinfo is None:
        raise ValueError("A moment without time zone has no place in the office.")
    return saat.astimezone(JAKARTA)


def _selang_pada(tanggal: date, kalender: Kalender) -> Iterator[tuple[datetime, datetime]]:
    for awal, akhir in kalender.jam_pada(tanggal):
        yield datetime.combine(tanggal, awal, JAKARTA), datetime.combine(tanggal, akhir, JAKARTA)


def _selang_sejak(saat: datetime, kalender: Kalender) -> Iterator[tuple[datetime, datetime]]:
    """Open intervals from ``saat`` on, the first one cut; ends after 400 closed days in a row."""
    tanggal, tutup = saat.date(), 0
    while tutup < HARI_TANPA_BUKA:
        tutup += 1
        for awal, akhir in _selang_pada(tanggal, kalender):
            if akhir > saat:
                tutup = 0
                yield max(awal, saat), akhir
        tanggal += timedelta(days=1)


def _lama(mulai: datetime, selesai: datetime, kalender: Kalender) -> timedelta:
    """Open time between two local moments."""
    jumlah = timedelta()
    for hari in range((selesai.date() - mulai.date()).days + 1):
        for awal, akhir in _selang_pada(mulai.date() + timedelta(days=hari), kalender):
            jumlah += max(min(akhir, selesai) - max(awal, mulai), timedelta())
    return jumlah


def _tambah(mulai: datetime, jatah: timedelta, kalender: Kalender) -> datetime:
    if not jatah:
        return mulai
    for awal, akhir in _selang_sejak(mulai, kalender):
        if jatah <= akhir - awal:
            return awal + jatah
        jatah -= akhir - awal
    raise KalenderKosong(
        "Jam kantor belum diisi, jadi waktu selesai belum bisa dijanjikan. Isi Jam Kerja dulu."
    )


def _gabung(jeda: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Pauses in order, overlapping ones joined, empty ones dropped."""
    hasil: list[tuple[datetime, datetime]] = []
    for dari, sampai in sorted(
        (_setempat(dari), _setempat(sampai)) for dari, sampai in jeda if dari < sampai
    ):
        if hasil and dari <= hasil[-1][1]:
            hasil[-1] = (hasil[-1][0], max(hasil[-1][1], sampai))
        else:
            hasil.append((dari, sampai))
    return hasil
