"""What the fields of a letter accept: limits, times, digits of other scripts."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any, Final

TERBESAR: Final = 10**12  # of a plain number: what no letter of a village will ever say
_ZONA = re.compile(r"\s*(?:wib|wita|wit)\.?$", re.IGNORECASE)
_BERTITIK = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")


def rapikan_ketikan(teks: str) -> str:
    """What was typed, with composed letters and plain digits: one name, one spelling, one number."""
    return "".join(_angka(huruf) for huruf in unicodedata.normalize("NFC", teks))


def _angka(huruf: str) -> str:
    return huruf if huruf.isascii() or not huruf.isdecimal() else str(unicodedata.decimal(huruf))


def tanpa_titik(teks: str) -> str:
    """A number without the dots between its thousands; anything else stays for the field to refuse."""
    rapi = rapikan_ketikan(teks).strip()
    return rapi.replace(".", "") if _BERTITIK.fullmatch(rapi) else rapi


def rapikan_jam(teks: str) -> str:
    """A time without the zone: the letter prints it itself."""
    return _ZONA.sub("", rapikan_ketikan(teks).strip().removeprefix("pukul").strip())


def di_luar_batas(
    nilai: Any,
    *,
    terkecil: int | None,
    terbesar: int | None,
    batas_tanggal: str,
    hari_ini: date,
) -> str:
    """Why a value is refused, as a sentence; empty when it lies within the limits."""
    if isinstance(nilai, int):
        return _angka_di_luar(nilai, terkecil, terbesar)
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return _tanggal_di_luar(nilai, batas_tanggal, hari_ini)
    return ""


def _angka_di_luar(nilai: int, terkecil: int | None, terbesar: int | None) -> str:
    if terkecil is not None and nilai < terkecil:
        return f"Paling sedikit {_bertitik(terkecil)}."
    if terbesar is not None and nilai > terbesar:
        return f"Paling banyak {_bertitik(terbesar)}."
    return ""


def _tanggal_di_luar(nilai: date, batas: str, hari_ini: date) -> str:
    if batas == "lampau" and nilai > hari_ini:
        return "Tanggal ini belum tiba. Tulis tanggal hari ini atau sebelumnya."
    if batas == "depan" and nilai < hari_ini:
        return "Tanggal ini sudah lewat. Tulis tanggal hari ini atau sesudahnya."
    return ""


def _bertitik(angka: int) -> str:
    return f"{angka:,}".replace(",", ".")
