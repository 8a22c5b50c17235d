"""The one question of the archive's search: newest first, never ranked, never counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from arsip.aturan_cari import SETAHUN, nomor_di, tanda_kata, tempat_rentang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from arsip.aturan_cari import Pertanyaan
    from bungah.dasar.nilai import Rentang

BANYAK: Final = 25
JENDELA: Final = (1, 3)  # years looked at first, and then, before all the rest
_SQLITE: Final = (
    "SELECT rowid FROM arsip_cari WHERE arsip_cari MATCH %s AND rowid BETWEEN %s AND %s"
    " ORDER BY rowid DESC LIMIT %s"
)
_PG: Final = (
    "SELECT letak FROM arsip_indeks WHERE vektor @@ %s::tsquery AND letak BETWEEN %s AND %s"
    " ORDER BY letak DESC LIMIT %s"
)
# Older years are asked when the newest had few: then walking them letter by letter would be the slow way.
_PG_LAMA: Final = _PG.replace("ORDER BY letak", "ORDER BY letak + 0")


@dataclass(frozen=True, slots=True)
class HasilCari:
    """One page of what was found: numbers of letters, newest day first, and where the next page begins."""

    surat: list[int]
    sebelum: int | None = None


def cari(
    tanya: Pertanyaan,
    *,
    rentang: Rentang | None = None,
    tanda: Sequence[str] = (),
    tutup: Sequence[str] = (),
    sebelum: int | None = None,
    banyak: int = BANYAK,
) -> HasilCari:
    """The letters that have every word of the question and every mark.

    Args:
        tanya: the question taken apart; without a word the marks alone choose.
        rentang: only letters of these days.
        tanda: marks a letter must bear (``masuk``, ``map12``).
        tutup: a letter that bears all of these marks is left out: it is closed to every role of the asker.
        sebelum: the place below which the page begins.
        banyak: letters on a page.
    """
    if tanya.kosong and not tanda:
        return HasilCari([])
    dari, sampai = tempat_rentang(rentang)
    if sebelum is not None:
        sampai = min(sampai, sebelum - 1)
    rumus, baca = _rumus(tanya, tanda, tutup), _baca_pg if connection.vendor == "postgresql" else _baca_sqlite
    with connection.cursor() as kursor:
        tempat = baca(kursor, rumus, (dari, sampai), banyak + 1)
    lanjut = tempat[banyak - 1] if len(tempat) > banyak else None
    return HasilCari([nomor_di(satu) for satu in tempat[:banyak]], lanjut)


def _baca_sqlite(kursor: Any, rumus: str, batas: tuple[int, int], banyak: int) -> list[int]:
    """FTS5 walks its rows from the newest down and stops."""
    kursor.execute(_SQLITE, [rumus, *batas, banyak])
    return [satu for (satu,) in kursor.fetchall()]


def _baca_pg(kursor: Any, rumus: str, batas: tuple[int, int], banyak: int) -> list[int]:
    """GIN gives rows without order: the newest years are asked first, older ones when these have too few."""
    kursor.execute("SELECT max(letak) FROM arsip_indeks")
    atas = min(batas[1], kursor.fetchone()[0] or 0)
    hasil: list[int] = []
    for dari, sampai in _jendela(batas[0], atas):
        kursor.execute(_PG_LAMA if sampai < atas else _PG, [rumus, dari, sampai, banyak - len(hasil)])
        hasil += [satu for (satu,) in kursor.fetchall()]
        if len(hasil) >= banyak:
            break
    return hasil


def _jendela(dari: int, sampai: int) -> Iterator[tuple[int, int]]:
    """From the newest down: first and last place of a few years, of some more, of all the rest."""
    for tahun in JENDELA:
        if sampai < dari:
            return
        bawah = max(dari, sampai - tahun * SETAHUN)
        yield bawah, sampai
        sampai = bawah - 1
    if sampai >= dari:
        yield dari, sampai


def _rumus(tanya: Pertanyaan, tanda: Sequence[str], tutup: Sequence[str]) -> str:
    """The question in the words of this database; nothing in it was typed by anybody but folded words."""
    kutip, awal, atau, dan, bukan = _TATA[connection.vendor]
    syarat = []
    for ke, pilihan in enumerate(tanya.kelompok, 1):
        kata = [f"{kutip}{satu}{kutip}" for satu in pilihan]
        if tanya.awalan and ke == len(tanya.kelompok):
            kata.append(f"{kutip}{tanya.awalan}{kutip}{awal}")
        syarat.append(f"({atau.join(kata)})")
    syarat += [f"{kutip}{tanda_kata(satu)}{kutip}" for satu in tanda]
    rumus = f"({dan.join(syarat)})"
    if tutup:
        rumus += f"{bukan}({dan.join(f'{kutip}{tanda_kata(satu)}{kutip}' for satu in tutup)})"
    return rumus


_TATA: Final = {
    "sqlite": ('"', " *", " OR ", " AND ", " NOT "),
    "postgresql": ("'", ":*", " | ", " & ", " & !"),
}
