"""What the queue report counts, and how: pure figures that add up month by month.

Times are whole minutes by the clock, because that is what a visitor lives through: *tunggu* from the
arrival to the first call, *layan* from that call to leaving the counter, *total* both together. They are
kept as counts per minute, never as averages, so that the figures of months join to exact medians.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from bungah.dasar.nilai import Rentang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DETIK_SEMENIT = 60
SETENGAH, DELAPAN_PULUH = 50, 80


class Dimensi(StrEnum):
    """By what the visits are grouped; ``SEMUA`` is the whole, ``BULAN`` its months."""

    SEMUA = "semua"
    HARI = "hari"
    BULAN = "bulan"
    KELOMPOK = "kelompok"
    LAYANAN = "layanan"
    LOKET = "loket"
    PETUGAS = "petugas"
    PRIORITAS = "prioritas"


class Ukuran(StrEnum):
    """The three lengths of time."""

    TUNGGU = "tunggu"
    LAYAN = "layan"
    TOTAL = "total"


class Fakta(NamedTuple):
    """One visit as the report sees it; times in seconds, None where it did not come so far."""

    hari: date
    kelompok: int
    layanan: int | None
    loket: int | None
    petugas: int | None
    prioritas: str
    status: str
    mendahului: bool
    susulan: bool
    tunggu: int | None
    layan: int | None
    total: int | None

    def kunci(self, dimensi: Dimensi) -> str:
        """The group of this visit: an id, a day, a month, a lane; "" = unknown or ordinary."""
        if dimensi is Dimensi.SEMUA:
            return ""
        if dimensi is Dimensi.BULAN:
            return self.hari.isoformat()[:7]
        nilai = getattr(self, dimensi.value)
        return "" if nilai is None else str(nilai)


#: state of a visit -> the figure it counts in; whoever still waits when the day is over was not served
GOLONGAN = {
    "terdaftar": "dilayani",
    "selesai": "dilayani",
    "dipanggil": "dilayani",
    "tidak_hadir": "tidak_hadir",
    "batal": "batal",
    "tidak_terlayani": "tidak_terlayani",
    "tunggu": "menunggu",
    "ditahan": "menunggu",
}


def golongan(status: str, hari: date, hari_ini: date) -> str:
    """In which figure a visit of that day counts."""
    satu = GOLONGAN[status]
    return "tidak_terlayani" if satu == "menunggu" and hari < hari_ini else satu


def persentil(sebaran: Mapping[int, int], persen: int) -> int | None:
    """The smallest minute within which ``persen`` of 100 were through (nearest rank); None without any.

    So "8 of 10 waited at most n minutes" is literally true, in both databases and by hand.
    """
    perlu = -(-sum(sebaran.values()) * persen // 100)
    for menit in sorted(sebaran):
        perlu -= sebaran[menit]
        if perlu <= 0:
            return menit
    return None


@dataclass(slots=True)
class Angka:
    """The figures of one group of visits; two groups add up to the figures of both."""

    banyak: Counter[str] = field(default_factory=Counter)
    lama: dict[Ukuran, Counter[int]] = field(default_factory=lambda: {satu: Counter() for satu in Ukuran})

    def catat(self, satu: Fakta, hari_ini: date) -> None:
        """Count one more visit."""
        banyak = self.banyak
        banyak["kunjungan"] += 1
        banyak[golongan(satu.status, satu.hari, hari_ini)] += 1
        if satu.prioritas:
            banyak["prioritas"] += 1
        if satu.mendahului:
            banyak["mendahului"] += 1
        if satu.susulan:
            banyak["susulan"] += 1
        for ukuran, detik in zip(Ukuran, (satu.tunggu, satu.layan, satu.total), strict=True):
            if detik is not None:
                self.lama[ukuran][max(detik, 0) // DETIK_SEMENIT] += 1

    def tambah(self, lain: Angka) -> None:
        """Take in the figures of another group."""
        self.banyak.update(lain.banyak)
        for ukuran in Ukuran:
            self.lama[ukuran].update(lain.lama[ukuran])

    def persentil(self, ukuran: Ukuran, persen: int) -> int | None:
        """See ``persentil``."""
        return persentil(self.lama[ukuran], persen)

    def persen(self, nama: str) -> int | None:
        """Share of the visits in whole percent; None without visits."""
        semua = self.banyak["kunjungan"]
        return round(100 * self.banyak[nama] / semua) if semua else None

    def ke_data(self) -> dict[str, Any]:
        """As plain lists for keeping: minute and count in turn."""
        lama = {u.value: [n for pasang in sorted(s.items()) for n in pasang] for u, s in self.lama.items()}
        return {"banyak": {nama: n for nama, n in self.banyak.items() if n}, **lama}

    def tambah_data(self, data: Mapping[str, Any]) -> None:
        """Take in what ``ke_data`` gave; by hand, a long report does it often."""
        self.banyak.update(data["banyak"])
        for ukuran in Ukuran:
            sebaran, isi = self.lama[ukuran], data[ukuran.value]
            ambil = sebaran.get
            for menit, banyak in zip(isi[::2], isi[1::2], strict=True):
                sebaran[menit] = ambil(menit, 0) + banyak


def hitung(
    daftar: Iterable[Fakta], dimensi: Iterable[Dimensi], hari_ini: date
) -> dict[tuple[str, str], Angka]:
    """Figures of these visits for every group of every dimension asked: (dimension, key) -> figures."""
    hasil: dict[tuple[str, str], Angka] = {}
    semua = list(dimensi)
    for satu in daftar:
        for d in semua:
            kunci = d.value, satu.kunci(d)
            if kunci not in hasil:
                hasil[kunci] = Angka()
            hasil[kunci].catat(satu, hari_ini)
    return hasil


# Periods


class Periode(StrEnum):
    """A period people ask for by name."""

    HARI = "hari"
    MINGGU = "minggu"
    BULAN = "bulan"
    BULAN_LALU = "bulan-lalu"
    TANGGAL = "tanggal"


def rentang_periode(periode: Periode, hari_ini: date) -> Rentang:
    """The days of a named period up to today (the last month: all of it)."""
    awal_bulan = hari_ini.replace(day=1)
    if periode is Periode.MINGGU:
        return Rentang(hari_ini - timedelta(days=hari_ini.weekday()), hari_ini)
    if periode is Periode.BULAN:
        return Rentang(awal_bulan, hari_ini)
    if periode is Periode.BULAN_LALU:
        akhir = awal_bulan - timedelta(days=1)
        return Rentang(akhir.replace(day=1), akhir)
    return Rentang(hari_ini, hari_ini)


def bulan_berikut(bulan: date) -> date:
    """First day of the month after."""
    return (bulan.replace(day=1) + timedelta(days=32)).replace(day=1)


def bulan_utuh(rentang: Rentang, hari_ini: date) -> Iterator[date]:
    """First days of the months that lie wholly in the period and are over."""
    bulan = rentang.mulai if rentang.mulai.day == 1 else bulan_berikut(rentang.mulai)
    batas = min(rentang.selesai + timedelta(days=1), hari_ini.replace(day=1))
    while (nanti := bulan_berikut(bulan)) <= batas:
        yield bulan
        bulan = nanti


def di_luar(rentang: Rentang, bulan: Iterable[date]) -> list[Rentang]:
    """What is left of a period without these whole months, as few stretches of days as possible."""
    sisa, mulai = [], rentang.mulai
    for satu in sorted(bulan):
        if mulai < satu:
            sisa.append(Rentang(mulai, satu - timedelta(days=1)))
        mulai = bulan_berikut(satu)
    if mulai <= rentang.selesai:
        sisa.append(Rentang(mulai, rentang.selesai))
    return sisa
