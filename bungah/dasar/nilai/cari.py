"""What the office's box may say about a person, and the words a person is found by.

Both sides meet in plain words of an index: folded names by their beginning, ``rt2`` and ``rw1`` whole,
ends of NIK and telephone as ``ekor`` and the last digits backwards, so that an end is a beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bungah.dasar.nilai.nama import lipat

EKOR_MAKS = 8  # digits kept of the end of a number; four or more in a search are such an end
PANJANG_NIK = 16
PANJANG_KATA = 40
NASAB = frozenset({"bin", "binti", "bt", "b"})  # said by everybody, written by few
_TEMPAT = re.compile(r"(?i)\b(r[tw])[\s./:]*([0-9]{1,3})(?![0-9])")
_ANGKA = re.compile(r"(?<![0-9A-Za-z])\+?(?=(?:[ .\-]?[0-9]){4})[0-9]{2,}(?:[ .\-][0-9]{2,})*(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Petunjuk:
    """A search taken apart: beginnings of names or dusun, whole places, ends of numbers."""

    kata: tuple[str, ...] = ()
    tempat: tuple[str, ...] = ()
    angka: tuple[str, ...] = ()

    @property
    def kosong(self) -> bool:
        """True when nothing was said that could find anybody."""
        return not (self.kata or self.tempat or self.angka)

    @property
    def fakta(self) -> int:
        """How many different kinds of facts were given; a whole NIK alone is as good as two."""
        utuh = any(len(satu) == PANJANG_NIK for satu in self.angka)
        return bool(self.kata) + bool(self.tempat) + bool(self.angka) + utuh

    @property
    def rentang(self) -> tuple[tuple[str, str], ...]:
        """From–to of index words, one pair for each thing said; all must be met."""
        awal = [(satu, satu + "z" * 8) for satu in self.kata]
        utuh = [(satu, satu) for satu in self.tempat]
        ekor = [(k, k + "z") for k in map(_ekor, self.angka)]
        return tuple(dict.fromkeys([*ekor, *awal, *utuh]))


def petunjuk(teks: str) -> Petunjuk:
    """Take a search apart: «suwarno rt 2», «Bu Siti 0812-3456», the last digits of a NIK."""
    tempat = tuple(f"{jenis.lower()}{int(nomor)}" for jenis, nomor in _TEMPAT.findall(teks))
    teks = _TEMPAT.sub(" ", teks)
    angka = tuple(map(_polos, _ANGKA.findall(teks)))
    kata = [satu[:PANJANG_KATA] for satu in lipat(_ANGKA.sub(" ", teks)).split()]
    inti = tuple(satu for satu in kata if satu not in NASAB)
    return Petunjuk(inti or tuple(kata), tempat, angka)


def kata_orang(*, teks: str, rt: str = "", rw: str = "", nomor: tuple[str, ...] = ()) -> frozenset[str]:
    """The index words of a person: folded ``teks`` (name, nickname, dusun), place, ends of numbers."""
    kata = {satu[:PANJANG_KATA] for satu in lipat(teks).split() if satu not in NASAB}
    for jenis, isi in (("rt", rt), ("rw", rw)):
        if angka := re.sub(r"\D", "", isi):
            kata.add(f"{jenis}{int(angka)}")
    return frozenset(kata | {_ekor(satu) for satu in nomor if satu})


def _polos(nomor: str) -> str:
    """Digits only; a whole telephone number loses the zero that its stored form does not have."""
    angka = re.sub(r"\D", "", nomor)
    return angka.removeprefix("0") if EKOR_MAKS < len(angka) < PANJANG_NIK else angka


def _ekor(nomor: str) -> str:
    return "ekor" + re.sub(r"\D", "", nomor)[: -EKOR_MAKS - 1 : -1]
