"""Rules of a broken promise: where the time went, and when it is too much (R025, R261)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bungah.dasar.nilai import lama
from layanan.aturan.permohonan import KATA_RESMI

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class LangkahLewat:
    """One step as it was walked: office minutes used (without waiting for the applicant) and granted."""

    tahap: str
    nama: str
    meja: str
    menit: int
    target: int

    @property
    def lebih(self) -> int:
        return self.menit - self.target


@dataclass(frozen=True, slots=True)
class Sebab:
    """The step that took most over its target: which stage, whose desk, how long."""

    tahap: str
    meja: str
    menit: int
    kalimat: str


def sebab_terlambat(langkah: Sequence[LangkahLewat]) -> Sebab | None:
    """Why a request is late: the step that overran most, the earliest of equals; None when none did."""
    if not langkah:
        return None
    satu = max(langkah, key=lambda x: x.lebih)
    if satu.lebih <= 0:
        return None
    tahap = KATA_RESMI.get(satu.tahap, satu.tahap.capitalize())
    meja = satu.meja or "petugas yang belum ditunjuk"
    kalimat = f"Paling lama di tahap {tahap}, {satu.nama.casefold()} di meja {meja}: {lama(satu.menit)}"
    return Sebab(tahap, meja, satu.menit, f"{kalimat} dari target {lama(satu.target)}.")


def lewat_toleransi(menit_lewat: int, toleransi: int) -> bool:
    """True when a promise was broken by more than its standard tolerates."""
    return menit_lewat > toleransi
