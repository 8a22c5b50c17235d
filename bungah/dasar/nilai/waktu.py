"""Days and clock in the words of letters and screens. No locale, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from bungah.dasar.zona import JAKARTA

Hari = TypeVar("Hari", date, datetime)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def tanggal_surat(hari: date) -> str:
    """``23 November 2026``; an aware datetime is taken in Asia/Jakarta."""
    hari = _setempat(hari)
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def tanggal_panjang(hari: date) -> str:
    """``Senin, 23 November 2026``; an aware datetime is taken in Asia/Jakarta."""
    return f"{HARI[_setempat(hari).weekday()]}, {tanggal_surat(hari)}"


def pukul(saat: time | datetime) -> str:
    """``09.42``; an aware datetime is taken in Asia/Jakarta."""
    if isinstance(saat, datetime):
        saat = _setempat(saat)
    return f"{saat.hour:02}.{saat.minute:02}"


def hari_dan_pukul(saat: datetime) -> str:
    """``Senin, 23 November 2026 pukul 09.42``."""
    return f"{tanggal_panjang(saat)} pukul {pukul(saat)}"


def lama(menit: int) -> str:
    """A length of time: ``65`` → ``1 jam 5 menit``, ``60`` → ``1 jam``, ``0`` → ``0 menit``.

    Raises:
        ValueError: negative.
    """
    if menit < 0:
        raise ValueError(f"Lama {menit} menit tidak mungkin.")
    jam, sisa = divmod(menit, 60)
    bagian = [f"{jam} jam"] if jam else []
    if sisa or not jam:
        bagian.append(f"{sisa} menit")
    return " ".join(bagian)


def _setempat(hari: Hari) -> Hari:
    if isinstance(hari, datetime):
        return hari.astimezone(JAKARTA) if hari.tzinfo else hari
    return hari


@dataclass(frozen=True, slots=True, order=True)
class Rentang:
    """Days from ``mulai`` to ``selesai``, both counted.

    Raises:
        ValueError: ``selesai`` before ``mulai`` (Indonesian sentence).
    """

    mulai: date
    selesai: date

    def __post_init__(self) -> None:
        if self.selesai < self.mulai:
            raise ValueError("Tanggal akhir tidak boleh sebelum tanggal awal.")

    def __contains__(self, hari: date) -> bool:
        return self.mulai <= hari <= self.selesai

    def __str__(self) -> str:
        if self.mulai == self.selesai:
            return tanggal_surat(self.mulai)
        if (self.mulai.year, self.mulai.month) == (self.selesai.year, self.selesai.month):
            return f"{self.mulai.day}–{tanggal_surat(self.selesai)}"
        return f"{tanggal_surat(self.mulai)} – {tanggal_surat(self.selesai)}"

    @property
    def jumlah_hari(self) -> int:
        """Number of days, at least 1."""
        return (self.selesai - self.mulai).days + 1
