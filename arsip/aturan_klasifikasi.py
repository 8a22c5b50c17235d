"""Which classification code a letter may bear: two lists stand side by side, each from its day. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Skema:
    """One official list of codes and the days on which letters are numbered by it; None = no end."""

    kode: str
    nama: str
    dari: date
    sampai: date | None = None

    def berlaku(self, hari: date) -> bool:
        """True when letters of ``hari`` take their code from this list."""
        return self.dari <= hari and (self.sampai is None or hari <= self.sampai)


@dataclass(frozen=True, slots=True)
class Kode:
    """A code of one list; ``ditarik`` is the first day it is given to no letter any more."""

    skema: str
    kode: str
    nama: str
    ditarik: date | None = None


def skema_pada(hari: date, daftar: Iterable[Skema]) -> Skema | None:
    """The list letters of that day are numbered by; where two overlap, the younger one."""
    return max((satu for satu in daftar if satu.berlaku(hari)), key=lambda satu: satu.dari, default=None)


def pilih_kode(kode: str, hari: date, *, daftar: Iterable[Kode], skema: Sequence[Skema]) -> Kode | None:
    """The code of that name that a letter of ``hari`` means: of the list in force, and not withdrawn."""
    berlaku = skema_pada(hari, skema)
    if berlaku is None:
        return None
    calon = (satu for satu in daftar if satu.skema == berlaku.kode and satu.kode == kode)
    return next((satu for satu in calon if not salah_kode(satu, hari, skema)), None)


def salah_kode(kode: Kode, hari: date, skema: Sequence[Skema]) -> str:
    """Why a letter of ``hari`` cannot bear this code, as a sentence; empty when it may."""
    berlaku = skema_pada(hari, skema)
    if berlaku is None:
        return "Belum ada daftar klasifikasi yang berlaku pada tanggal itu."
    if kode.skema != berlaku.kode:
        asal = next((satu.nama for satu in skema if satu.kode == kode.skema), kode.skema)
        return f"Kode {kode.kode} ({kode.nama}) dari {asal}. Surat tanggal itu memakai {berlaku.nama}."
    if kode.ditarik is not None and hari >= kode.ditarik:
        return f"Kode {kode.kode} ({kode.nama}) sudah ditarik. Pilih kode lain."
    return ""
