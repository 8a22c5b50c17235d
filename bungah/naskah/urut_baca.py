"""The words of a printed page in the order a person reads them, whatever order they were drawn in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KOLOM: Final = 60.0  # points between two things that stand side by side: two signature blocks
LEBIH: Final = 20.0  # points: a long name may reach over the middle between two columns
MENJOROK: Final = 6.0  # points: an indented line begins a paragraph
INDEN: Final = 40.0  # points: how far the second line may stand left of the first
SAMBUNG: Final = "\x02"  # how PDFium hands over a hyphen at the end of a line
_BUTIR: Final = re.compile(r"\d{1,2}\. ")


@dataclass(frozen=True, slots=True)
class Potong:
    """Words in one stretch on paper, in points from the lower left corner."""

    kiri: float
    bawah: float
    kanan: float
    atas: float
    teks: str


@dataclass(frozen=True, slots=True)
class _Baris:
    """One line: its stretches from left to right."""

    isi: tuple[Potong, ...]

    @property
    def teks(self) -> str:
        return " ".join(satu.teks.strip() for satu in self.isi).replace(SAMBUNG, "-")

    @property
    def kanan(self) -> float:
        return self.isi[-1].kanan

    @property
    def kata_awal(self) -> float:
        """How wide the first word is, with its space."""
        awal = self.isi[0]
        return (awal.kanan - awal.kiri) * (len(awal.teks.split()[0]) + 1) / len(awal.teks)

    @property
    def atas(self) -> float:
        return max(satu.atas for satu in self.isi)

    @property
    def bawah(self) -> float:
        return min(satu.bawah for satu in self.isi)

    @property
    def berisian(self) -> bool:
        """A row of a list: label, colon, value."""
        return any(satu.teks.strip() == ":" for satu in self.isi)

    @property
    def celah(self) -> float:
        """The middle between two things that stand side by side; nought where nothing does."""
        pasang = [(a, b) for a, b in pairwise(self.isi) if b.kiri - a.kanan > KOLOM]
        return (pasang[0][0].kanan + pasang[0][1].kiri) / 2 if len(pasang) == 1 and not self.berisian else 0.0

    def belah(self, batas: float) -> tuple[_Baris | None, _Baris | None]:
        """What stands left and right of a border."""
        kiri = tuple(satu for satu in self.isi if satu.kiri + satu.kanan < 2 * batas)
        kanan = self.isi[len(kiri) :]
        return _Baris(kiri) if kiri else None, _Baris(kanan) if kanan else None


def alinea(potong: Iterable[Potong]) -> list[str]:
    """Paragraphs from top to bottom; lines that run on are joined, numbered points stand alone."""
    hasil: list[str] = []
    semua = _baris(potong)
    tepi = max((satu.kanan for satu in semua), default=0.0)
    lalu: _Baris | None = None
    nilai = 0.0  # where the value of a list's row begins, while it runs
    for baris in _kolom_demi_kolom(semua):
        if lalu is not None and _bersambung(lalu, baris, nilai, tepi):
            hasil[-1] += baris.teks if hasil[-1].endswith("-") else f" {baris.teks}"
        else:
            hasil.append(baris.teks)
            nilai = baris.isi[-1].kiri if baris.berisian else 0.0
        lalu = baris
    return hasil


def _baris(potong: Iterable[Potong]) -> list[_Baris]:
    """Stretches whose heights overlap by half are one line, the highest line first."""
    urut = sorted((p for p in potong if p.teks.strip()), key=lambda p: -(p.atas + p.bawah))
    kelompok: list[list[Potong]] = []
    for satu in urut:
        if kelompok and _sejajar(kelompok[-1][0], satu):
            kelompok[-1].append(satu)
        else:
            kelompok.append([satu])
    return [_Baris(tuple(sorted(isi, key=lambda p: p.kiri))) for isi in kelompok]


def _sejajar(satu: Potong, lain: Potong) -> bool:
    bersama = min(satu.atas, lain.atas) - max(satu.bawah, lain.bawah)
    return bersama * 2 >= min(satu.atas - satu.bawah, lain.atas - lain.bawah)


def _kolom_demi_kolom(semua: Sequence[_Baris]) -> Iterator[_Baris]:
    """Lines in order; where two blocks stand side by side the left one is read to its end first."""
    kanan: list[_Baris] = []
    batas = 0.0
    for baris in semua:
        if any(satu.kiri + LEBIH < batas < satu.kanan - LEBIH for satu in baris.isi):
            yield from kanan
            kanan, batas = [], 0.0
        batas = batas or baris.celah
        if not batas:
            yield baris
            continue
        di_kiri, di_kanan = baris.belah(batas)
        if di_kiri:
            yield di_kiri
        if di_kanan:
            kanan.append(di_kanan)
    yield from kanan


def _bersambung(lalu: _Baris, ini: _Baris, nilai: float, tepi: float) -> bool:
    """Does this line go on with the sentence, or the value, of the line before?

    A line ended by itself when the next word would still have fitted before the edge.
    """
    celah = lalu.bawah - ini.atas
    if not -MENJOROK < celah < 0.9 * (lalu.atas - lalu.bawah) or _BUTIR.match(f"{ini.teks} "):
        return False
    kiri = ini.isi[0].kiri
    geser = kiri - (nilai or lalu.isi[0].kiri)
    seturut = (-MENJOROK if nilai else -INDEN) < geser < MENJOROK
    return seturut and not ini.berisian and lalu.kanan + ini.kata_awal > tepi
