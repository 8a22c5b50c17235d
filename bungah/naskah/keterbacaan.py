"""Letters that are read from where people stand: how high they must be, and which sheet they need.

Capital letters are at least d/200 of the reading distance (FAA, Swedish SIS signage; above the 16 minutes of
arc of ISO 9241-303), what people must read d/150, headings, time and fee d/100. What does not fit goes to a
larger sheet, to tiles, or is refused with the reason. It is never made smaller.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from bungah.dasar.nilai.jarak import JARAK_TERJAUH, JARAK_TERPENDEK

if TYPE_CHECKING:
    from collections.abc import Sequence

JARAK_DINDING: Final = 3000
JARAK_MEJA: Final = 400


@dataclass(frozen=True, slots=True)
class Batas:
    """The smallest capital heights, in millimetres, for one reading distance."""

    jarak: int

    @property
    def apa_saja(self) -> float:
        """Any text at all."""
        return self.jarak / 200

    @property
    def isi(self) -> float:
        """What people must read."""
        return self.jarak / 150

    @property
    def judul(self) -> float:
        """Headings, time and fee."""
        return self.jarak / 100

    def __str__(self) -> str:
        return sebut_jarak(self.jarak)


class Lembar(NamedTuple):
    """A sheet of paper in millimetres, upright or lying."""

    nama: str
    lebar: float
    tinggi: float

    @property
    def rebah(self) -> Lembar:
        """The same sheet turned by a quarter."""
        return Lembar(self.nama, self.tinggi, self.lebar)

    @property
    def luas(self) -> float:
        """In square millimetres."""
        return self.lebar * self.tinggi


A5, A4, F4 = Lembar("A5", 148, 210), Lembar("A4", 210, 297), Lembar("F4", 215, 330)
A3, A2, A1 = Lembar("A3", 297, 420), Lembar("A2", 420, 594), Lembar("A1", 594, 841)
DINDING: Final = (A4, F4, A3, A2, A1)  # from small to large


class Kebutuhan(NamedTuple):
    """The widest word and the highest block that cannot be divided, edges of the sheet included."""

    lebar: float
    tinggi: float
    apa: str


class Pilihan(NamedTuple):
    """Where the text goes: on ``lembar``; with ``ubin``, printed in pieces on that smaller sheet."""

    lembar: Lembar
    ubin: Lembar | None = None


class Rebah(StrEnum):
    """Which way a sheet may be turned, and which way is tried first."""

    TIDAK = "tidak"
    BOLEH = "boleh"
    DAHULU = "dahulu"

    def letak(self, lembar: Lembar) -> tuple[Lembar, ...]:
        """The sheet as it may lie, in the order of trying."""
        if self is Rebah.TIDAK:
            return (lembar,)
        dua = (lembar, lembar.rebah)
        return dua if self is Rebah.BOLEH else dua[::-1]


class TidakMuat(Exception):
    """No sheet holds it at this distance; the text is Indonesian, for a person."""


def sebut_jarak(jarak: int) -> str:
    """``3 m``, ``2,5 m``."""
    return f"{jarak / 1000:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " m"


def salah_jarak(jarak: int) -> str:
    """Why this reading distance cannot be used; empty when it can."""
    if JARAK_TERPENDEK <= jarak <= JARAK_TERJAUH:
        return ""
    batas = f"{sebut_jarak(JARAK_TERPENDEK)} sampai {sebut_jarak(JARAK_TERJAUH)}"
    return f"Jarak baca {sebut_jarak(jarak)} tidak bisa dipakai. Isi antara {batas}."


Butuh = Callable[["Lembar"], Kebutuhan]


def pilih_lembar(
    butuh: Kebutuhan | Butuh,
    *,
    minta: Lembar,
    bisa: Sequence[Lembar],
    batas: Batas,
    ubin: bool = True,
    rebah: Rebah = Rebah.TIDAK,
    terjauh: Callable[[Lembar], int] | None = None,
    harga: Callable[[Lembar], int] = lambda _lembar: 0,
    gabungan: Sequence[Lembar] = (),
) -> Pilihan:
    """The sheet that is asked for, else a larger one the office prints, else tiles of a larger one.

    Args:
        butuh: what cannot be divided; a function where that depends on the width of the sheet.
        minta: the sheet that was asked for.
        bisa: the sheets the office can print.
        batas: letters for which distance.
        ubin: pieces on ``minta`` are welcome.
        rebah: may a sheet lie on its long side?
        terjauh: the largest distance a sheet allows; without it that is estimated.
        harga: what tiles of that sheet cost; the cheapest is taken, else the smallest.
        gabungan: sheets made up of whole pieces of ``minta``, which tiles may also form.

    Raises:
        TidakMuat: not even the largest sheet holds it.
    """
    ukur = butuh if callable(butuh) else lambda _lembar: butuh
    if letak := _muat(ukur, minta, rebah):
        return Pilihan(letak)
    besar = [letak for satu in DINDING if satu.luas > minta.luas and (letak := _muat(ukur, satu, rebah))]
    for satu in besar:
        if satu.nama in {boleh.nama for boleh in bisa}:
            return Pilihan(satu)
    if besar and ubin:
        bentuk = [satu for satu in gabungan if _muat(ukur, satu, Rebah.TIDAK)]
        return Pilihan(min([*besar, *bentuk], key=harga), minta)
    lembar = minta if besar else DINDING[-1]
    dekat = terjauh(lembar) if terjauh else _kira(ukur(lembar), lembar, batas)
    raise TidakMuat(_alasan(ukur(lembar).apa, besar, batas, lembar, dekat))


def _muat(ukur: Butuh, lembar: Lembar, rebah: Rebah) -> Lembar | None:
    """The sheet as it holds what is needed, upright or lying."""
    for satu in rebah.letak(lembar):
        butuh = ukur(satu)
        if butuh.lebar <= satu.lebar and butuh.tinggi <= satu.tinggi:
            return satu
    return None


def _kira(butuh: Kebutuhan, lembar: Lembar, batas: Batas) -> int:
    return int(batas.jarak * min(lembar.lebar / butuh.lebar, lembar.tinggi / butuh.tinggi)) // 100 * 100


def _alasan(apa: str, besar: Sequence[Lembar], batas: Batas, lembar: Lembar, dekat: int) -> str:
    kata = f"«{apa}» tidak muat di kertas {lembar.nama} dengan huruf yang terbaca dari {batas}."
    saran = [f"pakai kertas {besar[0].nama}"] if besar else []
    saran += [f"dekatkan jarak baca sampai {sebut_jarak(dekat)}"] if dekat >= JARAK_TERPENDEK else []
    awal, *sisa = [*saran, "singkatkan tulisannya"]
    return f"{kata} {awal[0].upper()}{awal[1:]}{''.join(f', atau {satu}' for satu in sisa)}."
