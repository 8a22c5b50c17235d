"""Money and numbers in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from bungah.dasar.nilai.galat import NilaiKeliru

BATAS = 10**15  # below it every sum has everyday words (up to "triliun") and fits any database integer
_RUPIAH = re.compile(r"(?:rp\.?)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(-|[0-9]{1,2}))?", re.IGNORECASE)
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class _Pengeja(Protocol):
    def to_cardinal(self, number: int) -> str: ...


@cache
def _pengeja() -> _Pengeja:
    # Loaded with the first number in words: the library brings every language along.
    from num2words.lang_ID import Num2Word_ID  # noqa: PLC0415 -- costs 30 ms that most processes never need

    return cast("_Pengeja", Num2Word_ID())


def terbilang(n: int) -> str:
    """``n`` in Indonesian words: ``1250000`` → "satu juta dua ratus lima puluh ribu".

    Raises:
        NilaiKeliru: outside ±10¹⁵.
    """
    if abs(n) >= BATAS:
        raise NilaiKeliru("Angka ini terlalu besar untuk ditulis dengan huruf.")
    kata = _pengeja().to_cardinal(abs(n))
    return f"minus {kata}" if n < 0 else kata


def romawi(bulan: int) -> str:
    """A month 1–12 as letters number it: 11 → "XI".

    Raises:
        ValueError: not a month.
    """
    if not 1 <= bulan <= len(_ROMAWI):
        raise ValueError(f"Bulan {bulan} tidak ada.")
    return _ROMAWI[bulan - 1]


@dataclass(frozen=True, slots=True, order=True)
class Rupiah:
    """An amount in whole rupiah; sen are not in use. May be negative in reckonings."""

    nilai: int

    @classmethod
    def dari(cls, teks: str) -> Rupiah:
        """Read an amount as people write it: ``1250000``, ``1.250.000``, ``Rp 1.250.000,-``.

        Raises:
            NilaiKeliru: not an amount, with sen, or 10¹⁵ and more.
        """
        cocok = _RUPIAH.fullmatch("".join(teks.split()))
        if cocok is None:
            raise NilaiKeliru("Tulis jumlah rupiah dengan angka saja. Contoh: 1.250.000.")
        if (cocok[2] or "").strip("0-"):
            raise NilaiKeliru("Jumlah rupiah ditulis tanpa sen.")
        nilai = int(cocok[1].replace(".", "")[:20])
        if nilai >= BATAS:
            raise NilaiKeliru("Jumlah rupiah ini terlalu besar. Periksa banyaknya nol.")
        return cls(nilai)

    def __str__(self) -> str:
        tanda = "-" if self.nilai < 0 else ""
        return f"{tanda}Rp{abs(self.nilai):,}".replace(",", ".") + ",00"

    def __int__(self) -> int:
        return self.nilai

    def __add__(self, lain: Rupiah) -> Rupiah:
        return Rupiah(self.nilai + lain.nilai)

    def __sub__(self, lain: Rupiah) -> Rupiah:
        return Rupiah(self.nilai - lain.nilai)

    @property
    def terbilang(self) -> str:
        """In words, as receipts print it: "satu juta dua ratus lima puluh ribu rupiah"."""
        return f"{terbilang(self.nilai)} rupiah"
