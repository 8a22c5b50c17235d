"""A large sheet in pieces for an office printer: where each piece is cut out, and where the knife goes.

Pieces overlap by 10 mm, so that they can be glued; the printer's own edge stays white around each of them
and carries the crop marks.
"""

from __future__ import annotations

from itertools import product
from math import ceil
from typing import Final, NamedTuple

from bungah.naskah.keterbacaan import A1, Lembar

TINDIH: Final = 10.0
TEPI: Final = 10.0  # most office printers leave 4 to 6 mm white; the rest carries marks and words
TANDA: Final = 6.0  # length of a crop mark
SELISIH: Final = 0.001  # a size read back from a PDF is off by a hair
SISI_GABUNGAN: Final = 3  # pieces side by side that a person still glues straight
BANYAK_GABUNGAN: Final = 6

Ruas = tuple[float, float, float, float]


class Ubin(NamedTuple):
    """One piece: ``lebar`` × ``tinggi`` of the large sheet from (``x``, ``y``), all in millimetres."""

    ke: int
    dari: int
    baris: int
    kolom: int
    x: float
    y: float
    lebar: float
    tinggi: float

    def __str__(self) -> str:
        return f"Lembar {self.ke}/{self.dari} · baris {self.baris}, kolom {self.kolom}"


def gabungan(kecil: Lembar) -> list[Lembar]:
    """Sheets made up of whole pieces of the small one, the fewest pieces first: no strip of paper is lost."""
    letak = sorted(
        (lajur * jajar, lajur, satu)
        for satu in {kecil, kecil.rebah}
        for lajur in range(1, SISI_GABUNGAN + 1)
        for jajar in range(1, SISI_GABUNGAN + 1)
        if 1 < lajur * jajar <= BANYAK_GABUNGAN
    )
    semua = (_gabung(satu, lajur, banyak // lajur) for banyak, lajur, satu in letak)
    return [satu for satu in semua if max(satu[1:]) <= A1.tinggi and min(satu[1:]) <= A1.lebar]


def _gabung(kecil: Lembar, lajur: int, jajar: int) -> Lembar:
    nama = f"{kecil.nama} {lajur}×{jajar}"
    return Lembar(nama, _panjang(kecil.lebar, lajur), _panjang(kecil.tinggi, jajar))


def _panjang(lembar: float, banyak: int) -> float:
    return banyak * (lembar - 2 * TEPI) - (banyak - 1) * TINDIH


def bagi_ubin(besar: Lembar, kecil: Lembar) -> tuple[Lembar, list[Ubin]]:
    """The small sheet, upright or lying, whichever needs fewer, and the pieces row by row."""
    pilihan = [(satu, _bagi(besar, satu)) for satu in (kecil, kecil.rebah)]
    return min(pilihan, key=lambda satu: len(satu[1]))


def _bagi(besar: Lembar, kecil: Lembar) -> list[Ubin]:
    lajur, jajar = _potong(besar.lebar, kecil.lebar), _potong(besar.tinggi, kecil.tinggi)
    letak = list(product(enumerate(jajar, 1), enumerate(lajur, 1)))
    return [
        Ubin(ke, len(letak), baris, kolom, x, y, lebar, tinggi)
        for ke, ((baris, (y, tinggi)), (kolom, (x, lebar))) in enumerate(letak, 1)
    ]


def _potong(panjang: float, lembar: float) -> list[tuple[float, float]]:
    """Beginnings and lengths along one side, all equally long so that no piece is a thin strip."""
    muat = lembar - 2 * TEPI
    banyak = max(ceil((panjang - TINDIH) / (muat - TINDIH) - SELISIH), 1)
    satu = (panjang + TINDIH * (banyak - 1)) / banyak
    return [(n * (satu - TINDIH), satu) for n in range(banyak)]


def tanda_potong(ubin: Ubin) -> list[Ruas]:
    """Eight short lines outside the four corners of the piece, which stands ``TEPI`` from left and top."""
    kiri, atas = TEPI, TEPI
    kanan, bawah = kiri + ubin.lebar, atas + ubin.tinggi
    tegak = [(x, y, x, y + arah * TANDA) for x in (kiri, kanan) for y, arah in ((atas, -1), (bawah, 1))]
    datar = [(x, y, x + arah * TANDA, y) for y in (atas, bawah) for x, arah in ((kiri, -1), (kanan, 1))]
    return [*tegak, *datar]
