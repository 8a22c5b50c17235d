"""What a poster says, in plain values; ``tata_poster`` gives every line its place.

A poster is a heading and groups of blocks. Letters follow the reading distance (``keterbacaan.Batas``);
a group stays on one sheet when it is not long. What needs more room takes more sheets, then a larger sheet,
then tiles, else it is refused with the reason (``poster_susun``). Where sheets have room letters grow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bungah.naskah.keterbacaan import Rebah

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.naskah.keterbacaan import Batas


class Huruf(StrEnum):
    """Which of the three limits letters follow."""

    KECIL = "kecil"  # any text, d/200
    ISI = "isi"  # what people must read, d/150
    JUDUL = "judul"  # headings, time and fee, d/100

    def kapital(self, batas: Batas) -> float:
        """Height of a capital in millimetres."""
        return {Huruf.KECIL: batas.apa_saja, Huruf.ISI: batas.isi, Huruf.JUDUL: batas.judul}[self]


class Rata(StrEnum):
    KIRI = "left"
    TENGAH = "center"
    KANAN = "right"


@dataclass(frozen=True, slots=True)
class Teks:
    """A paragraph. ``nomor`` hangs at its left; ``lekat`` = never the last on its sheet.

    ``ulang`` = heads its group, and once more where the group goes on on the next sheet.
    """

    teks: str
    huruf: Huruf = Huruf.ISI
    tebal: bool = False
    hijau: bool = False
    rata: Rata = Rata.KIRI
    nomor: str = ""
    bahasa: str = ""
    lekat: bool = False
    garis: bool = False  # a thin line below
    ulang: bool = False


@dataclass(frozen=True, slots=True)
class Deret:
    """A name and its figure side by side; the figure stands below where the line is too short."""

    kiri: str
    kanan: str
    garis: bool = True
    lekat: bool = False


@dataclass(frozen=True, slots=True)
class Gambar:
    """Ready HTML of a known size in millimetres: a code to scan, a drawing, a signature."""

    isi: str
    lebar: float
    tinggi: float
    rata: Rata = Rata.TENGAH


@dataclass(frozen=True, slots=True)
class Ruang:
    """Room left white: for a signature, a stamp. In millimetres."""

    tinggi: float
    lekat: bool = False


Blok = Teks | Deret | Gambar | Ruang


@dataclass(frozen=True, slots=True)
class Poster:
    """``tajuk`` says what kind of poster, ``judul`` of what (one may be empty); groups stay together."""

    judul: str
    isi: Sequence[Sequence[Blok]]
    tajuk: str = ""
    rebah: Rebah = Rebah.BOLEH
    tengah: bool = False  # heading in the middle, what is left over stands above and below


@dataclass(frozen=True, slots=True)
class Kepala:
    """Who speaks: name, emblem (an inline picture, may be empty) and motto of the village."""

    nama: str
    logo: str = ""
    motto: str = ""
