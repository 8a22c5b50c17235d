"""Words for the ear: figures, abbreviations and signs of a text spoken out, how long it takes to read.

Pure: the office's own abbreviations come in as a mapping. What no list knows is spelled letter by letter.
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import NilaiKeliru, lama, terbilang
from bungah.dasar.nilai.angka import BATAS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TERINGAT: Final = 5  # steps a listener still keeps in mind
KATA_SEMENIT: Final = 120  # read calmly, so that an old person can follow
BULAT: Final = 5  # seconds
HURUF: Final = "abcdefghijklmnopqrstuvwxyz"
SEBUTAN: Final = "a be ce de e ef ge ha i je ka el em en o pe ki er es te u fe we eks ye zet"
EJA: Final = dict(zip(HURUF, SEBUTAN.split(" "), strict=True))
ROMAWI: Final = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12}
TANDA: Final = {"×": " kali ", "%": " persen ", "&": " dan ", "+": " tambah ", "=": " sama dengan "}
VOKAL: Final = frozenset("AEIOU")
PANJANG_KATA, BANYAK_VOKAL = 5, 2  # capitals that are read as a word: LAPOR, JAMKESOS
JAM, MENIT = 24, 60

_RUPIAH = re.compile(r"Rp\.?\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:\d{1,2}|-))?", re.IGNORECASE)
_PUKUL = re.compile(r"(?:pukul\s+)?(?<![\d.-])(\d{1,2})\.(\d{2})(?![\d.])", re.IGNORECASE)
_RIBUAN = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
_JAM_KE_JAM = re.compile(r"(?<=\d\.\d\d)\s*-\s*(?=\d{1,2}\.\d\d)")
_TITIK = re.compile(r"(?<=\d)\.(?=\d)")
_PECAHAN = re.compile(r"(\d+),(\d+)")
_ANGKA = re.compile(r"\d+")
_KAPITAL = re.compile(r"(?<![^\W\d_])[A-Z]{2,}(?![^\W\d_])")
_RENTANG = re.compile(r"(?<=\w)\s*[–—]\s*(?=\w)")
_TUNGGAL = re.compile(r"(?<![^\W\d_])([A-Z])(?=[-\d])")


def ucapkan(teks: str, singkatan: Mapping[str, str]) -> str:
    """The text as an announcer reads it."""
    for pendek in sorted(singkatan, key=len, reverse=True):
        teks = re.sub(rf"(?<!\w){re.escape(pendek)}(?!\w)", f" {singkatan[pendek]} ", teks)
    teks = _RUPIAH.sub(lambda m: f" {_bilangan(m[1].replace('.', ''))} rupiah ", teks)
    teks = _RENTANG.sub(" sampai ", teks)
    teks = _JAM_KE_JAM.sub(" sampai ", teks)
    teks = _PUKUL.sub(_pukul, teks)
    teks = _RIBUAN.sub(lambda m: m[0].replace(".", ""), teks)
    teks = _TITIK.sub(" titik ", teks)
    teks = _PECAHAN.sub(lambda m: f"{m[1]} koma {m[2]}", teks)
    teks = _TUNGGAL.sub(lambda m: f" {EJA[m[1].lower()]} ", teks)
    teks = _KAPITAL.sub(lambda m: _kapital(m[0]), teks)
    teks = _ANGKA.sub(lambda m: f" {_bilangan(m[0])} ", teks)
    for tanda, kata in TANDA.items():
        teks = teks.replace(tanda, kata)
    return _rapi(teks)


def _pukul(cocok: re.Match[str]) -> str:
    jam, menit = int(cocok[1]), int(cocok[2])
    if jam >= JAM or menit >= MENIT:  # no time of day: a number with a point
        return f" {_bilangan(cocok[1])} titik {_bilangan(cocok[2])} "
    lewat = f" lewat {terbilang(menit)} menit" if menit else ""
    return f" pukul {terbilang(jam)}{lewat} "


def _bilangan(angka: str) -> str:
    """A number; one with noughts in front, as telephones have, figure by figure."""
    if (angka.startswith("0") and len(angka) > 1) or int(angka) >= BATAS:
        return " ".join(terbilang(int(satu)) for satu in angka)
    try:
        return terbilang(int(angka))
    except NilaiKeliru:
        return " ".join(terbilang(int(satu)) for satu in angka)


def _kapital(kata: str) -> str:
    if kata in ROMAWI:
        return f" {terbilang(ROMAWI[kata])} "
    if len(kata) >= PANJANG_KATA and sum(huruf in VOKAL for huruf in kata) >= BANYAK_VOKAL:
        return kata.lower()
    return f" {' '.join(EJA[huruf.lower()] for huruf in kata)} "


def _rapi(teks: str) -> str:
    """Brackets become pauses, a stroke «atau»; no sign is left that has no sound."""
    teks = re.sub(r"\s*/\s*", " atau ", teks)
    teks = re.sub(r"[()\[\]{}:;]", ",", teks)
    teks = re.sub(r"[^\w\s.,!?'-]|_", " ", teks)
    teks = re.sub(r"(?<!\w)-|-(?!\w)", " ", teks)
    teks = re.sub(r"\s+", " ", teks)
    teks = re.sub(r"\s+([.,!?])", r"\1", teks)
    teks = re.sub(r",+(?=[.,!?])|(?<=[.!?]),+", "", teks)
    teks = re.sub(r"([.,!?])(?=[^\W\d_])", r"\1 ", teks)
    return teks.strip(" ,")


def rangkai(daftar: Sequence[str]) -> str:
    """``satu, dua, dan tiga``."""
    if len(daftar) < 2:  # noqa: PLR2004 -- one thing is no list
        return "".join(daftar)
    *awal, akhir = daftar
    return f"{', '.join(awal)}{',' if len(awal) > 1 else ''} dan {akhir}"


def urutkan(daftar: Sequence[str]) -> str:
    """``pertama …, lalu …, terakhir …``; of more than an ear keeps, how many, from what to what."""
    if len(daftar) < 2:  # noqa: PLR2004 -- one step is no order
        return "".join(daftar)
    pertama, *tengah, akhir = [satu[:1].lower() + satu[1:] for satu in daftar]
    if len(daftar) > TERINGAT:
        return f"ada {len(daftar)} langkah, dari {pertama}, sampai {akhir}"
    return ", ".join([f"pertama {pertama}", *(f"lalu {satu}" for satu in tengah), f"terakhir {akhir}"])


def detik_baca(teks: str) -> int:
    """Seconds it takes to read aloud, in steps of five."""
    return ceil(len(teks.split()) / KATA_SEMENIT * 60 / BULAT) * BULAT


def sebut_lama(detik: int) -> str:
    """``1 menit 20 detik``."""
    menit, sisa = divmod(detik, 60)
    kata = [lama(menit)] if menit else []
    return " ".join([*kata, *([f"{sisa} detik"] if sisa or not menit else [])])
