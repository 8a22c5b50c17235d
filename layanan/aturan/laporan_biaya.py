"""Cheaper from year to year (R087): what a service cost a villager in money, papers and ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

TURUN, TETAP, NAIK, BELUM = "Turun", "Tetap", "Naik", "–"
SEPERSEPULUH: Final = 0.05  # ways are shown with one decimal: less than half of it is no change


@dataclass(slots=True)
class Tahunan:
    """One service in one year; None where nothing was in force, no way counted while nothing was finished."""

    biaya: int | None = None
    berkas: int | None = None
    selesai: int = 0
    datang: int = 0

    @property
    def kali(self) -> float | None:
        """Ways to the office per finished request."""
        return self.datang / self.selesai if self.selesai else None


@dataclass(slots=True)
class Banding:
    """A service this year beside last year."""

    nama: str
    lalu: Tahunan = field(default_factory=Tahunan)
    ini: Tahunan = field(default_factory=Tahunan)
    kelompok: str = ""  # its queue group

    @property
    def ada(self) -> bool:
        """True when either year knows anything about it."""
        return any(satu.biaya is not None or satu.selesai for satu in (self.lalu, self.ini))

    @property
    def arah(self) -> tuple[str, str, str]:
        """Whether fee, papers and ways fell, in that order."""
        return (
            kata_arah(self.lalu.biaya, self.ini.biaya),
            kata_arah(self.lalu.berkas, self.ini.berkas),
            kata_arah(self.lalu.kali, self.ini.kali),
        )


def kata_arah(lalu: float | None, ini: float | None) -> str:
    """Fell, stayed or rose; a dash where one of both years says nothing."""
    if lalu is None or ini is None:
        return BELUM
    if abs(ini - lalu) < SEPERSEPULUH:
        return TETAP
    return TURUN if ini < lalu else NAIK


def kata_kali(kali: float | None) -> str:
    """``1,4`` ways; a dash while nothing was finished."""
    return BELUM if kali is None else f"{kali:.1f}".replace(".", ",")


def jumlahkan(daftar: list[Banding]) -> Banding:
    """All services together: ways per finished request; fee and papers have no sum that means anything."""
    semua = Banding("Semua layanan")
    for satu in daftar:
        for tujuan, asal in ((semua.lalu, satu.lalu), (semua.ini, satu.ini)):
            tujuan.selesai += asal.selesai
            tujuan.datang += asal.datang
    return semua
