"""The one question of the archive's search: newest first, never ranked, never counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from arsip.aturan_cari import nomor_di, tanda_kata, tempat_rentang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arsip.aturan_cari import Pertanyaan
    from bungah.dasar.nilai import Rentang

BANYAK: Final = 25
_TANYA: Final = {
    "sqlite": "SELECT rowid FROM arsip_cari WHERE arsip_cari MATCH %s AND rowid BETWEEN %s AND %s"
    " ORDER BY rowid DESC LIMIT %s",
    "postgresql": "SELECT letak FROM arsip_indeks WHERE vektor @@ %s::tsquery AND letak BETWEEN %s AND %s"
    " ORDER BY letak DESC LIMIT %s",
}


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
    with connection.cursor() as kursor:
        kursor.execute(_TANYA[connection.vendor], [_rumus(tanya, tanda, tutup), dari, sampai, banyak + 1])
        letak = [int(baris[0]) for baris in kursor.fetchall()]
    lanjut = letak[banyak - 1] if len(letak) > banyak else None
    return HasilCari([nomor_di(satu) for satu in letak[:banyak]], lanjut)


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
