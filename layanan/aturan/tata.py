"""Placed flowcharts: boxes, arrows and rules in millimetres, and what must hold for every one of them.

``tata_alir`` places the chart for the wall, ``tata_sop`` the matrix of an SOP; both promise that no box lies
on another, no arrow runs through a box, every arrow runs level or upright. How it looks is another matter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from bungah.naskah.huruf import em, lebar_teks, potong, tinggi_baris
from layanan.aturan.bagan import sisi

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from layanan.aturan.bagan import Simpul

KAPSUL, PROSES, WAJIK, SEGILIMA = "kapsul", "proses", "wajik", "segilima"
TEKS, LABEL = "teks", "label"
BENTUK: Final = {"mulai": KAPSUL, "selesai": KAPSUL, "keputusan": WAJIK}
NAIK: Final = 0.96  # from the top of a line to its foot, in parts of the em: room for accents above capitals
_TITIK: Final = 0.001  # what two millimetre figures may differ by

K = TypeVar("K")
Posisi = tuple[float, float]
Ruas = tuple[Posisi, Posisi]


class Sisi(NamedTuple):
    """One way from a step to another."""

    dari: int
    label: str
    ke: int


class Kata(NamedTuple):
    """A text with the height of its capitals."""

    teks: str
    kapital: float
    tebal: bool = False


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of text: its foot stands at ``y``; ``putar`` = read from below upwards."""

    teks: str
    x: float
    y: float
    kapital: float
    tebal: bool = False
    tengah: bool = False
    putar: bool = False


@dataclass(frozen=True, slots=True)
class Kotak:
    """A symbol, a text or a label; ``urut`` is the step it belongs to (0 = none)."""

    bentuk: str
    x: float
    y: float
    lebar: float
    tinggi: float
    urut: int = 0
    baris: tuple[Baris, ...] = ()

    @property
    def kanan(self) -> float:
        return self.x + self.lebar

    @property
    def bawah(self) -> float:
        return self.y + self.tinggi

    @property
    def tengah(self) -> Posisi:
        return self.x + self.lebar / 2, self.y + self.tinggi / 2


@dataclass(frozen=True, slots=True)
class Panah:
    """A way, drawn from ``dari`` to ``ke`` through ``titik``; its head stands at the last point."""

    dari: int
    ke: int
    titik: tuple[Posisi, ...]

    def ruas(self) -> Iterator[Ruas]:
        """Its straight pieces."""
        return pairwise(self.titik)


@dataclass(frozen=True, slots=True)
class Lembaran:
    """One finished sheet; ``garis`` are the rules of a table."""

    lebar: float
    tinggi: float
    kotak: tuple[Kotak, ...]
    panah: tuple[Panah, ...]
    garis: tuple[Ruas, ...] = ()


def semua_sisi(daftar: Sequence[Simpul]) -> list[Sisi]:
    """Every way of the graph, the unwritten one to the next step included; ways to nowhere are left out."""
    jalan = sisi(daftar)
    return [Sisi(dari, label, ke) for dari, semua in jalan.items() for label, ke in semua if ke in jalan]


def warnai(rentang: Mapping[K, tuple[float, float]]) -> dict[K, int]:
    """A track for each way: short ones inside, no two on one track at the same height."""
    hasil: dict[K, int] = {}
    for kunci, (awal, akhir) in sorted(rentang.items(), key=lambda satu: (satu[1][1] - satu[1][0], satu[1])):
        isi = {hasil[lain] for lain in hasil if awal <= rentang[lain][1] and rentang[lain][0] <= akhir}
        hasil[kunci] = next(n for n in range(len(isi) + 1) if n not in isi)
    return hasil


def alinea(
    kata: Sequence[Kata], x: float, y: float, lebar: float, *, tengah: bool = False
) -> tuple[tuple[Baris, ...], float]:
    """Texts below each other, wrapped to ``lebar``: the lines and how high they are together.

    Raises:
        KataPanjang: a word is wider than ``lebar``.
    """
    hasil: list[Baris] = []
    tinggi, kiri = 0.0, x + lebar / 2 if tengah else x
    for teks, kapital, tebal in kata:
        for satu in potong(teks, lebar, kapital, tebal=tebal):
            hasil.append(Baris(satu, kiri, y + tinggi + em(kapital) * NAIK, kapital, tebal, tengah))
            tinggi += tinggi_baris(kapital)
    return tuple(hasil), tinggi


def bernomor(bentuk: str, pusat: Posisi, lebar: float, tinggi: float, kata: Kata, *, urut: int = 0) -> Kotak:
    """A symbol around ``pusat`` with one short text in its middle."""
    x, y = pusat
    naik = kata.kapital / 2 if bentuk != SEGILIMA else kata.kapital * 0.3
    baris = (Baris(kata.teks, x, y + naik, kata.kapital, kata.tebal, tengah=True),) if kata.teks else ()
    return Kotak(bentuk, x - lebar / 2, y - tinggi / 2, lebar, tinggi, urut, baris)


def lebar_kata(kata: Kata) -> float:
    """How wide a text is on one line."""
    return lebar_teks(kata.teks, kata.kapital, tebal=kata.tebal)


def turunkan(kotak: Kotak, jarak: float) -> Kotak:
    """The same box with its lines, lower by ``jarak``."""
    return replace(
        kotak, y=kotak.y + jarak, baris=tuple(replace(satu, y=satu.y + jarak) for satu in kotak.baris)
    )


def rapikan(titik: Sequence[Posisi]) -> tuple[Posisi, ...]:
    """Without points that stand twice or lie on the straight between their neighbours."""
    hasil: list[Posisi] = []
    for x, y in titik:
        if hasil and _dekat(hasil[-1], (x, y)):
            continue
        if len(hasil) > 1 and _lurus(hasil[-2], hasil[-1], (x, y)):
            hasil.pop()
        hasil.append((x, y))
    return tuple(hasil)


def _dekat(satu: Posisi, dua: Posisi) -> bool:
    return abs(satu[0] - dua[0]) < _TITIK and abs(satu[1] - dua[1]) < _TITIK


def _lurus(satu: Posisi, dua: Posisi, tiga: Posisi) -> bool:
    return any(
        abs(satu[arah] - dua[arah]) < _TITIK and abs(dua[arah] - tiga[arah]) < _TITIK for arah in (0, 1)
    )


def bertumpuk(lembaran: Lembaran) -> list[tuple[Kotak, Kotak]]:
    """Boxes that lie on each other."""
    return [(a, b) for a, b in combinations(lembaran.kotak, 2) if _bertindih(a, b)]


def _bertindih(a: Kotak, b: Kotak) -> bool:
    datar = min(a.kanan, b.kanan) - max(a.x, b.x)
    tegak = min(a.bawah, b.bawah) - max(a.y, b.y)
    return datar > _TITIK and tegak > _TITIK


def menembus(lembaran: Lembaran) -> list[tuple[Panah, Kotak]]:
    """Arrows that run through a box, their own two included."""
    return [
        (panah, kotak)
        for panah in lembaran.panah
        for kotak in lembaran.kotak
        if any(_melewati(ruas, kotak) for ruas in panah.ruas())
    ]


def _melewati(ruas: Ruas, kotak: Kotak) -> bool:
    (x1, y1), (x2, y2) = ruas
    datar = min(max(x1, x2), kotak.kanan - _TITIK) - max(min(x1, x2), kotak.x + _TITIK)
    tegak = min(max(y1, y2), kotak.bawah - _TITIK) - max(min(y1, y2), kotak.y + _TITIK)
    return datar >= 0 and tegak >= 0


def miring(lembaran: Lembaran) -> list[Panah]:
    """Arrows with a piece that is neither level nor upright."""
    return [
        panah
        for panah in lembaran.panah
        if any(abs(a[0] - b[0]) > _TITIK and abs(a[1] - b[1]) > _TITIK for a, b in panah.ruas())
    ]


def keluar_kertas(lembaran: Lembaran) -> list[Kotak | Panah]:
    """What reaches over the edge."""
    batas = (lembaran.lebar + _TITIK, lembaran.tinggi + _TITIK)
    kotak = [
        satu
        for satu in lembaran.kotak
        if min(satu.x, satu.y) < -_TITIK or satu.kanan > batas[0] or satu.bawah > batas[1]
    ]
    panah = [
        satu
        for satu in lembaran.panah
        if any(not (-_TITIK <= x <= batas[0] and -_TITIK <= y <= batas[1]) for x, y in satu.titik)
    ]
    return [*kotak, *panah]


def silang(lembaran: Lembaran) -> int:
    """How often ways to different steps cross; ways that meet on their way to one step do not."""
    ruas = {(panah.ke, satu) for panah in lembaran.panah for satu in panah.ruas()}
    return len({_potongan(a, b) for (ke, a), (lain, b) in combinations(ruas, 2) if ke != lain} - {None})


def _potongan(a: Ruas, b: Ruas) -> Posisi | None:
    """Where a level and an upright piece cross inside both."""
    if abs(a[0][1] - a[1][1]) > _TITIK:
        a, b = b, a
    (ax, ay), (bx, _) = a
    (cx, cy), (dx, dy) = b
    if abs(ay - a[1][1]) > _TITIK or abs(cx - dx) > _TITIK or abs(cy - dy) <= _TITIK:
        return None
    dalam = (
        min(ax, bx) + _TITIK < cx < max(ax, bx) - _TITIK and min(cy, dy) + _TITIK < ay < max(cy, dy) - _TITIK
    )
    return (round(cx, 2), round(ay, 2)) if dalam else None
