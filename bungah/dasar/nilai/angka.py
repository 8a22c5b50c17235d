"""Money and numbers in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bungah.dasar.nilai.galat import NilaiKeliru

BATAS = 10**15  # below it every sum has everyday words (up to "triliun") and fits any database integer
_RUPIAH = re.compile(r"(?:rp\.?)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(-|[0-9]{1,2}))?", re.IGNORECASE)
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


_SATUAN = (
    "",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_PANGKAT = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
    (10, "puluh"),
)


def terbilang(n: int) -> str:
    """``n`` in Indonesian words: ``1250000`` → "satu juta dua ratus lima puluh ribu".

    Own words, not a library: the kept one installs only from source, which an offline office cannot.

    Raises:
        NilaiKeliru: outside ±10¹⁵.
    """
    if abs(n) >= BATAS:
        raise NilaiKeliru("Angka ini terlalu besar untuk ditulis dengan huruf.")
    if n < 0:
        return f"minus {_eja(-n)}"
    return _eja(n) or "nol"


def _eja(n: int) -> str:
    """Words of a number from 0 ("") up; "satu" before ratus and ribu melts into "se-"."""
    if n < len(_SATUAN):
        return _SATUAN[n]
    if n < 20:  # noqa: PLR2004 -- the teens end there in every language
        return f"{_SATUAN[n - 10]} belas"
    nilai, kata = next(p for p in _PANGKAT if n >= p[0])
    banyak, sisa = divmod(n, nilai)
    depan = f"se{kata}" if banyak == 1 and kata in {"ratus", "ribu"} else f"{_eja(banyak)} {kata}"
    return f"{depan} {_eja(sisa)}".strip()


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
