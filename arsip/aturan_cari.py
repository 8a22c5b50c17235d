"""The words a letter is found by: what is kept and what is asked are folded alike. No Django.

A letter is kept as the set of its folded words, so that the databases have nothing left to decide and
answer alike. Beside an affixed word stand the roots it may have ("mengirim": kirim, girim, irim); a question
asks for roots, so every form finds every other. Parts of a number are words of their own, a classification
code is also one word per level. Numbers as long as a NIK or a telephone are never kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai.nama import lipat_kata, tanpa_aksen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bungah.dasar.nilai import Rentang

KATA_TERBANYAK: Final = 4000  # different words of one letter; a scanned book says no more after these
KATA_DITANYA: Final = 8  # words of one question that count
AWALAN_TERPENDEK: Final = 3  # letters from which the last word of a question is a beginning
ANGKA_TERPANJANG: Final = 9  # digits; a NIK, NIP or telephone is longer
TEKS_TERPANJANG: Final = 400_000  # letters of one text that are read
_PANJANG: Final = 40
_AKAR: Final = 4  # letters a root must keep
_GESER: Final = 32  # bits below the day: room for the number of the letter
SETAHUN: Final = 366 << _GESER  # places of a year
_PENUH: Final = (1 << _GESER) - 1
TANDA: Final = "·"  # no letter and no ASCII: what is marked with it no text can contain

_BAGIAN: Final = re.compile(r"\d+|[^\W\d_]+")
_KODE: Final = re.compile(r"(?<![\w.])\d{3}(?:\.\d{1,4}){1,6}(?![\w.]*\w)")
_M_TITIK: Final = re.compile(r"(?:^|(?<=\s))m\.(?=\s*\w)")
# Doubled Roman numerals would lose a stroke with the doubled letters of names.
_ROMAWI: Final = {"ii": "2·", "iii": "3·", "vii": "7·", "viii": "8·", "xii": "12·", "xiii": "13·"}
_DIABAIKAN: Final = frozenset({"dan", "yang", "di", "ke", "dari", "untuk", "dengan", "yg", "utk", "dgn"})
# Words whose first or last letters only look like affixes, or that stand on every letterhead.
_UTUH: Final = frozenset(
    {
        "pemerintah", "pemerintahan", "perintah", "perangkat", "pegawai", "penduduk", "peserta", "kepala",
        "kecamatan", "kabupaten", "kelurahan", "bersama", "sekretaris", "permendagri", "perdes", "periode",
        "kepada", "periksa", "percaya", "pertama", "peristiwa", "merdeka", "memang", "distribusi",
        "kendaraan", "perempuan", "permanen", "terminal", "pensiun", "kawasan",
    }
)  # fmt: skip
_NASAL: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (  # prefix, first sounds it may have swallowed
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("meng", ("k", "g", "")),
    ("peng", ("k", "g", "")),
    ("men", ("t", "n")),
    ("pen", ("t", "n")),
    ("mem", ("p", "m")),
    ("pem", ("p", "m")),
)
_AWALAN: Final = (
    "meng", "peng", "meny", "peny", "mem", "pem", "men", "pen", "per", "ber", "ter", "di", "me", "pe",
)  # fmt: skip
_VOKAL: Final = frozenset("aiueo")
_GUGUS: Final = frozenset({"sy", "ny", "ng", "pr", "tr", "kr"})  # two consonants a root begins with


def letak(tanggal: date, nomor: int) -> int:
    """The place of a letter in the index: by day, then by its number in the database."""
    return tanggal.toordinal() << _GESER | nomor


def nomor_di(letak: int) -> int:
    """The letter that stands at this place."""
    return letak & _PENUH


def tempat_rentang(rentang: Rentang | None) -> tuple[int, int]:
    """First and last place of these days; without them of all days."""
    if rentang is None:
        return 0, letak(date.max, _PENUH)
    return letak(rentang.mulai, 0), letak(rentang.selesai, _PENUH)


def kata_surat(*bagian: str, tanda: Iterable[str] = ()) -> str:
    """What is kept of a letter: each of its words once, then its marks, with blanks between."""
    kata = dict.fromkeys(satu for teks in bagian for satu in _semua(teks[:TEKS_TERPANJANG]))
    return " ".join([*islice(kata, KATA_TERBANYAK), *map(tanda_kata, tanda)])


def tanda_kata(tanda: str) -> str:
    """A mark (``masuk``, ``map12``) as a word no text can contain.

    Raises:
        ValueError: neither small letter nor digit; one database would see two words in it.
    """
    if not (tanda.isascii() and tanda.isalnum() and tanda == tanda.casefold()):
        raise ValueError(f"Tanda keliru: {tanda!r}")
    return f"{TANDA}{tanda}"


def _semua(teks: str) -> Iterator[str]:
    polos = _polos(teks)
    for kode in _KODE.findall(polos):
        tingkat = kode.split(".")
        yield from (_kode(tingkat[:n]) for n in range(2, len(tingkat) + 1))
    for satu in _BAGIAN.findall(polos):
        yield from _kata_disimpan(satu)


def _kode(tingkat: list[str]) -> str:
    return TANDA.join(str(int(satu)) for satu in tingkat)


def _polos(teks: str) -> str:
    """Small letters without accents; an M with a dot before a name is Muhammad."""
    return _M_TITIK.sub("muhamad ", tanpa_aksen(teks))


@lru_cache(maxsize=8000)  # the words of every day: 3 MB at most
def _kata_disimpan(kata: str) -> tuple[str, ...]:
    """The folded word and its possible roots."""
    inti = _inti(kata)
    if not inti or inti in _DIABAIKAN:
        return ()
    return tuple(dict.fromkeys([inti, *_akar(kata)]))


def _lipat(kata: str) -> str:
    return lipat_kata(kata)[:_PANJANG]


def _inti(kata: str) -> str:
    if kata.isdecimal():
        return _lipat(kata) if len(kata) <= ANGKA_TERPANJANG else ""
    if kata in _ROMAWI:
        return _ROMAWI[kata]
    return "" if len(kata) == 1 else _lipat(kata)


def _akar(kata: str) -> list[str]:
    """The roots the word may have, folded; none when it has no affix."""
    if kata.isdecimal() or kata in _UTUH or kata in _ROMAWI:
        return []
    hasil = [akar for badan in _tanpa_akhiran(kata) for akar in _akar_badan(badan, berakhiran=badan != kata)]
    return [lipatan for akar in dict.fromkeys(hasil) if akar != kata and (lipatan := _lipat(akar))]


def _tanpa_akhiran(kata: str) -> list[str]:
    """The word without its endings; a k before «-an» may belong to the root (didik) or to «-kan» (laku)."""
    dasar = kata.removesuffix("nya") if len(kata) >= _AKAR + 3 else kata
    for akhiran in ("kan", "an"):
        sisa = dasar.removesuffix(akhiran)
        if sisa != dasar and len(sisa) >= _AKAR:
            return [sisa, f"{sisa}k"] if akhiran == "kan" and sisa[-1] in _VOKAL else [sisa]
    return [dasar]


def _akar_badan(kata: str, *, berakhiran: bool) -> list[str]:
    """A word without endings, without its prefix: several where that swallowed a sound (kirim, mengirim)."""
    if kata in _UTUH:
        return [kata]
    for awalan, ditelan in _NASAL:
        sisa = kata.removeprefix(awalan)
        if sisa != kata and len(sisa) >= _AKAR - 1 and sisa[0] in _VOKAL:
            return [f"{bunyi}{sisa}" for bunyi in ditelan]
    return [_tanpa_awalan(kata, berakhiran=berakhiran)]


def _tanpa_awalan(kata: str, *, berakhiran: bool) -> str:
    for awalan in (*_AWALAN, *("ke",) * berakhiran):
        sisa = kata.removeprefix(awalan)
        paling_pendek = _AKAR if berakhiran or awalan != "per" else _AKAR + 1
        if sisa != kata and len(sisa) >= paling_pendek and _bisa_diucapkan(sisa):
            return sisa
    return kata


def _bisa_diucapkan(kata: str) -> bool:
    """What is left of «distribusi» without «di» begins like no word."""
    return bool(_VOKAL & set(kata[:2])) or kata[:2] in _GUGUS


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """A question taken apart: of every group one word must be there; ``awalan`` begins the last one."""

    kelompok: tuple[tuple[str, ...], ...] = ()
    awalan: str = ""

    @property
    def kosong(self) -> bool:
        """True when nothing was said that could find a letter."""
        return not self.kelompok


def pertanyaan(teks: str) -> Pertanyaan:
    """Take a question apart: «undangan rapat», «470/123», «400.12.2», «SK 123».

    The last word counts as a beginning while it is being typed (no blank behind it).
    """
    polos = _polos(teks)
    kelompok: list[tuple[str, ...]] = [(_kode(kode.split(".")),) for kode in _KODE.findall(polos)]
    bagian = _BAGIAN.findall(_KODE.sub(" ", polos))
    kelompok += [pilihan for satu in bagian if (pilihan := _kata_ditanya(satu))]
    beda = list(dict.fromkeys(reversed(kelompok)))[:KATA_DITANYA]  # the last word stays last
    diketik = bool(bagian) and polos.endswith(bagian[-1]) and _bisa_diteruskan(bagian[-1])
    return Pertanyaan(tuple(reversed(beda)), _inti(bagian[-1]) if diketik else "")


def _bisa_diteruskan(kata: str) -> bool:
    panjang = len(kata) >= AWALAN_TERPENDEK and kata.isalpha()
    return panjang and kata not in _ROMAWI and bool(_kata_ditanya(kata))


@lru_cache(maxsize=500)
def _kata_ditanya(kata: str) -> tuple[str, ...]:
    """What is kept of a letter that has this word in any form: its roots, or the word without affix."""
    semua = _kata_disimpan(kata)
    return semua[1:] or semua
