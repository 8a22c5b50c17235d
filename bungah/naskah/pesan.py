"""The wording of a message: placeholders from a short list, put in once, never a template language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ISIAN: Final = ("nama", "surat", "kantor", "cek", "kurang", "janji")
DAFTAR_ISIAN: Final = ", ".join(f"{{{satu}}}" for satu in ISIAN)
_ISIAN = re.compile(r"\{([^{}]*)\}")


def periksa_pesan(isi: str) -> list[str]:
    """What is wrong with a wording, as Indonesian sentences; empty = good."""
    pesan = [
        f"Isian {{{nama}}} tidak dikenal. Yang bisa dipakai: {DAFTAR_ISIAN}."
        for nama in dict.fromkeys(_ISIAN.findall(isi))
        if nama not in ISIAN
    ]
    if set(_ISIAN.sub("", isi)) & {"{", "}"}:
        pesan.append("Kurung kurawal dalam pesan tidak berpasangan.")
    return pesan


def susun_pesan(isi: str, nilai: Mapping[str, str]) -> str:
    """The message with its values; a value that looks like a placeholder stays what it is."""
    return _ISIAN.sub(lambda cocok: nilai.get(cocok[1], cocok[0]), isi).strip()
