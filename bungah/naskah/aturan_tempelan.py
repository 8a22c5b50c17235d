"""When a sheet on the wall still holds: pure rules, no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Cermin:
    """A print as it is or was: its fingerprint, whom it is about, the version it was made of.

    ``ada`` is False when it could not be printed at all: its subject is gone, or is not offered any more.
    """

    ada: bool
    sidik: str = ""
    sebutan: str = ""
    versi: str = ""


class Keadaan(StrEnum):
    """How it stands with a sheet on the wall, the worst that can be said of it."""

    DILEPAS = "dilepas"
    TUTUP = "tutup"
    KEDALUWARSA = "kedaluwarsa"
    HILANG = "hilang"
    TAK_TERBACA = "tak_terbaca"
    BELUM_DIPERIKSA = "belum_diperiksa"
    BERLAKU = "berlaku"

    @property
    def kata(self) -> str:
        """For an officer."""
        return _KATA[self][0]

    @property
    def lencana(self) -> str:
        """Kind of badge."""
        return _KATA[self][1]

    @property
    def perlu_ganti(self) -> bool:
        """Whether somebody has to go to that wall with a ladder."""
        return self in {Keadaan.TUTUP, Keadaan.KEDALUWARSA, Keadaan.HILANG, Keadaan.TAK_TERBACA}

    @property
    def dicetak_lagi(self) -> bool:
        """Whether a new sheet is to hang there; of what is gone nothing can be printed."""
        return self.perlu_ganti and self is not Keadaan.TUTUP


_KATA = {
    Keadaan.DILEPAS: ("Sudah dilepas", "batal"),
    Keadaan.TUTUP: ("Tidak dipakai lagi", "telat"),
    Keadaan.KEDALUWARSA: ("Kedaluwarsa", "telat"),
    Keadaan.HILANG: ("Hilang dari tempatnya", "telat"),
    Keadaan.TAK_TERBACA: ("Tidak terbaca", "telat"),
    Keadaan.BELUM_DIPERIKSA: ("Berlaku, belum diperiksa", "info"),
    Keadaan.BERLAKU: ("Berlaku", "baik"),
}


def yang_berubah(dulu: Cermin, kini: Cermin) -> tuple[str, ...]:
    """Why what was printed no longer holds, as sentences, the gravest first; empty while it holds."""
    if not kini.ada:
        return ("Yang disebut di lembar ini tidak dipakai lagi.",)
    hasil = []
    if dulu.sebutan != kini.sebutan:
        hasil.append(f"Namanya sekarang «{kini.sebutan}».")
    if dulu.versi != kini.versi:
        hasil.append(_kata_versi(dulu.versi, kini.versi))
    elif dulu.sidik != kini.sidik:
        hasil.append("Isinya sudah berubah.")
    return tuple(hasil)


def _kata_versi(dulu: str, kini: str) -> str:
    if not dulu or not kini:
        return "Isinya sudah berubah."
    return f"Dicetak dari {dulu}, sekarang berlaku {kini}."


def keadaan_tempelan(
    *, dilepas: bool, berubah: bool, tidak_ada: bool, lihat: tuple[bool, bool] | None
) -> Keadaan:
    """The worst that can be said: ``lihat`` = (still there, readable) of the last check."""
    if dilepas:
        return Keadaan.DILEPAS
    if tidak_ada:
        return Keadaan.TUTUP
    if berubah:
        return Keadaan.KEDALUWARSA
    if lihat is None:
        return Keadaan.BELUM_DIPERIKSA
    masih_ada, terbaca = lihat
    if not masih_ada:
        return Keadaan.HILANG
    return Keadaan.BERLAKU if terbaca else Keadaan.TAK_TERBACA
