"""The words a letter is found by: what is kept and what is asked are folded alike. No Django.

A letter is kept as the set of its folded words, so that the databases have nothing left to decide and answer
alike. Beside an affixed word stands its root. The sound a nasal prefix swallowed is not guessed in the index
("mengirim" keeps ``ng·irim``): the question offers it, for it knows that "kirim" may stand there like that.
Parts of a number are words of their own, a classification code is also one word per level. Numbers as long
as a NIK or a telephone are never kept.
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
_PENUH: Final = (1 << _GESER) - 1
BLOK: Final = _GESER + 7  # bits below a block of 128 days, by which one database narrows a question
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
        "kepada",
    }
)  # fmt: skip
# Prefix, what it leaves of the first sound, sounds it may have swallowed.
_NASAL: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("meny", "ny", ("s",)),
    ("peny", "ny", ("s",)),
    ("meng", "ng", ("k", "g", "")),
    ("peng", "ng", ("k", "g", "")),
    ("men", "n", ("t", "n")),
    ("pen", "n", ("t", "n")),
    ("mem", "m", ("p", "m")),
    ("pem", "m", ("p", "m")),
)
_AWALAN: Final = (
    "meng", "peng", "meny", "peny", "mem", "pem", "men", "pen", "per", "ber", "ter", "di", "me", "pe",
)  # fmt: skip
_VOKAL: Final = frozenset("aiueo")
# Where «-kan» is no ending, or the root is a word of its own.
_AKAR_TETAP: Final = {
    "pendidikan": "didik",
    "kependudukan": "penduduk",
    "masukan": "masuk",
    **{satu: satu for satu in ("periksa", "percaya", "pertama", "perlu", "peristiwa", "merdeka", "memang")},
}


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


@lru_cache(maxsize=50_000)
def _kata_disimpan(kata: str) -> tuple[str, ...]:
    """The folded word and its root."""
    inti = _inti(kata)
    if not inti or inti in _DIABAIKAN:
        return ()
    akar = _akar(kata)
    return (inti,) if akar in {"", inti} else (inti, akar)


def _lipat(kata: str) -> str:
    return lipat_kata(kata)[:_PANJANG]


def _inti(kata: str) -> str:
    if kata.isdecimal():
        return _lipat(kata) if len(kata) <= ANGKA_TERPANJANG else ""
    if kata in _ROMAWI:
        return _ROMAWI[kata]
    return "" if len(kata) == 1 else _lipat(kata)


def _akar(kata: str) -> str:
    """The root as the index keeps it, empty when the word has no affix."""
    if kata.isdecimal() or kata in _UTUH:
        return ""
    if kata in _AKAR_TETAP:
        return _AKAR_TETAP[kata]
    tanpa = _tanpa_akhiran(kata)
    if tanpa in _UTUH:
        return _lipat(tanpa)
    if nasal := _nasal(tanpa):
        return f"{nasal[0]}{TANDA}{_lipat(nasal[1])}"
    hasil = _tanpa_awalan(tanpa, berakhiran=tanpa != kata)
    return _lipat(hasil) if hasil != kata else ""


def _tanpa_akhiran(kata: str) -> str:
    for akhiran in ("nya", "kan", "an"):
        if kata.endswith(akhiran) and len(kata) - len(akhiran) >= _AKAR:
            kata = kata[: -len(akhiran)]
            if akhiran != "nya":
                break
    return kata


def _nasal(kata: str) -> tuple[str, str, tuple[str, ...]] | None:
    """(sound left, rest, sounds that may be swallowed) of a word like «mengirim», «penulis»."""
    for awalan, bunyi, ditelan in _NASAL:
        sisa = kata.removeprefix(awalan)
        if sisa != kata and len(sisa) >= _AKAR - 1 and sisa[0] in _VOKAL:
            return bunyi, sisa, ditelan
    return None


def _tanpa_awalan(kata: str, *, berakhiran: bool) -> str:
    for awalan in (*_AWALAN, *("ke",) * berakhiran):
        sisa = kata.removeprefix(awalan)
        if sisa != kata and len(sisa) >= (_AKAR if berakhiran or awalan != "per" else _AKAR + 1):
            return sisa
    return kata


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
    return (
        len(kata) >= AWALAN_TERPENDEK and not kata.isdecimal() and kata not in _ROMAWI and bool(_inti(kata))
    )


@lru_cache(maxsize=2000)
def _kata_ditanya(kata: str) -> tuple[str, ...]:
    """The word as the index may hold it: its root, plain or behind a nasal prefix.

    The word itself is asked only when it has no root: a letter that has the word has its root beside it.
    """
    inti = _inti(kata)
    if not inti or inti in _DIABAIKAN:
        return ()
    akar = _akar(kata)
    pilihan = dict.fromkeys([akar or inti])
    if not kata.isdecimal() and kata not in _UTUH and kata not in _ROMAWI:
        for satu in _akar_mungkin(kata):
            pilihan[_lipat(satu)] = None
            pilihan |= dict.fromkeys(_di_balik_nasal(satu))
    return tuple(satu for satu in pilihan if satu)


def _akar_mungkin(kata: str) -> list[str]:
    """Roots this word may have: itself, too; one that ends in k may have lost it to «-kan»."""
    if kata in _AKAR_TETAP:
        return [_AKAR_TETAP[kata]]
    tanpa = _tanpa_akhiran(kata)
    if tanpa in _UTUH:
        return [tanpa]
    if nasal := _nasal(tanpa):
        hasil = [f"{bunyi}{nasal[1]}" for bunyi in nasal[2]]
    else:
        hasil = [_tanpa_awalan(tanpa, berakhiran=tanpa != kata)]
    return [*hasil, *(satu[:-1] for satu in hasil if satu.endswith("k") and len(satu) > _AKAR)]


def _di_balik_nasal(akar: str) -> list[str]:
    """How the index keeps «mengirim» for the root «kirim», «mengundang» for «undang»."""
    hasil = []
    for awalan, bunyi, ditelan in _NASAL:
        if awalan.startswith("m"):
            for satu in ditelan:
                sisa = akar.removeprefix(satu)
                if (sisa != akar or not satu) and len(sisa) >= _AKAR - 1 and sisa[0] in _VOKAL:
                    hasil.append(f"{bunyi}{TANDA}{_lipat(sisa)}")
    return hasil
