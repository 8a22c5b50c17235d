"""Names on badges and desk signs: what one is called by, and the letters a sign has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bungah.naskah.huruf import KataPanjang, lebar_teks, potong, tinggi_baris

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nobody is called by these.
GELAR: Final = frozenset({"h", "hj", "k", "kh", "ir", "dr", "drs", "dra", "moh", "muh", "mohd", "abd"})
KARTU: Final = (6.7, 5.0, 4.0, 3.0)  # mm of capitals: read from 1 m, at least from half of it
NAMA: Final = (25.0, 20.0, 15.0)  # on a desk sign, read from 3 m
LAIN: Final = 10.0  # position and duty below it, read from 2 m
BARIS_NAMA: Final = 2


@dataclass(frozen=True, slots=True)
class Papan:
    """A sign in lines: capitals of the name in millimetres, its lines, the lines below it."""

    kapital: float
    nama: Sequence[str]
    bawah: Sequence[str]


def panggilan(nama: str) -> str:
    """``H. Sutikno Wibowo, S.Sos.`` → ``Sutikno``: the first word that is neither title nor abbreviation."""
    depan = nama.partition(",")[0].split()
    kata = [satu for satu in depan if "." not in satu and satu.lower() not in GELAR]
    return (kata or depan or [nama])[0]


def kapital_kartu(kata: str, lebar: float) -> float:
    """The largest of the sizes in which this word stands on one line of a card."""
    muat = (satu for satu in KARTU if lebar_teks(kata, satu, tebal=True) <= lebar)
    return next(muat, KARTU[-1])


def susun_papan(
    nama: str, jabatan: str, tugas: Sequence[str], *, lebar: float, tinggi: float
) -> Papan | None:
    """Name as large as there is room, position always, the first duty that fits; None: too long a name."""
    bawah = _potong(jabatan, lebar, LAIN)
    if bawah is None:
        return None
    lain = [satu for satu in tugas if satu != jabatan and lebar_teks(satu, LAIN, tebal=True) <= lebar]
    pilihan = [[*bawah, satu] for satu in lain]
    for isi in [*pilihan[:1], bawah]:
        for kapital in NAMA:
            baris = _potong(nama, lebar, kapital)
            if baris and len(baris) <= BARIS_NAMA and _tinggi(kapital, baris, isi) <= tinggi:
                return Papan(kapital, baris, isi)
    return None


def _potong(teks: str, lebar: float, kapital: float) -> list[str] | None:
    try:
        return potong(teks, lebar, kapital, tebal=True)
    except KataPanjang:
        return None


def _tinggi(kapital: float, baris: Sequence[str], bawah: Sequence[str]) -> float:
    return len(baris) * tinggi_baris(kapital) + len(bawah) * tinggi_baris(LAIN)
