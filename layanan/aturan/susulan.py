"""What a row of the paper list means: number, time, result. Forgiving in form, strict in sense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING

from bungah.dasar.nilai import NilaiKeliru

if TYPE_CHECKING:
    from collections.abc import Sequence

SERI = "Z"  # the paper numbers' own letter: no group of services uses it, so no live number can collide
BARIS_LEMBAR = 30
URUT_TERBESAR = 999
_DAFTAR = "daftar map darurat, nomor"


class Hasil(StrEnum):
    """What came of the visit, one letter on the paper list."""

    LENGKAP = "L"
    KURANG = "K"
    TANYA = "T"


ARTI = {
    Hasil.LENGKAP: "berkas lengkap, surat dibuat",
    Hasil.KURANG: "berkas masih kurang",
    Hasil.TANYA: "hanya bertanya, sudah dijawab",
}


@dataclass(frozen=True, slots=True)
class LayananKertas:
    """A service as the paper list numbers it."""

    nomor: int
    kode: str
    nama: str


def sumber_kertas(nomor: str) -> str:
    """How a record names the row of the paper list it came from."""
    return f"{_DAFTAR.capitalize()} {nomor}"


def keperluan_kertas(nomor: str) -> str:
    """What stands for the errand, which the paper list has no column for."""
    return f"Lihat {_DAFTAR} {nomor}"


def dari_daftar_kertas(keperluan: str) -> bool:
    """True while nobody has said what the errand is."""
    return keperluan.startswith(keperluan_kertas(""))


def baca_nomor(teks: str) -> int:
    """The count of a paper number: ``7``, ``007``, ``z-7``, ``Z-007``.

    Raises:
        NilaiKeliru: no such number is printed on a slip.
    """
    cocok = re.fullmatch(rf"(?i){SERI}?[\s.\-]*0*([1-9][0-9]{{0,2}})", teks.strip())
    if cocok is None:
        raise NilaiKeliru(f"Tulis nomor di kertas, {SERI}-001 sampai {SERI}-{URUT_TERBESAR}.")
    return int(cocok[1])


def baca_jam(teks: str) -> time:
    """A time of day as hurried people write it: ``9``, ``915``, ``9.15``, ``09:15``.

    Raises:
        NilaiKeliru: no clock shows this.
    """
    cocok = re.fullmatch(r"([0-9]{1,2})(?:\s*[.:,\s]?\s*([0-9]{2}))?", teks.strip())
    if cocok is None or int(cocok[1]) > 23 or int(cocok[2] or 0) > 59:  # noqa: PLR2004 -- a clock
        raise NilaiKeliru("Tulis jam dan menit, misalnya 9.15.")
    return time(int(cocok[1]), int(cocok[2] or 0))


def baca_hasil(teks: str) -> Hasil:
    """The result by its letter or its word; nothing written means complete.

    Raises:
        NilaiKeliru: another letter.
    """
    huruf = teks.strip()[:1].upper() or Hasil.LENGKAP
    if huruf not in set(Hasil):
        raise NilaiKeliru("Tulis L (lengkap), K (kurang), atau T (tanya).")
    return Hasil(huruf)


def layanan_menurut_nomor(teks: str, daftar: Sequence[LayananKertas]) -> LayananKertas | None:
    """The service with this number on the paper list, None for words.

    Raises:
        NilaiKeliru: a number the list does not have.
    """
    if not teks.strip().isdecimal():
        return None
    for satu in daftar:
        if satu.nomor == int(teks):
            return satu
    raise NilaiKeliru(f"Nomor layanan 1 sampai {len(daftar)}.")
