"""What the product proposes for a standard: components and papers of the steps, from its reference files.

An office from before these components existed finds them empty; nobody should have to type them thirty times.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.data_rujukan import baca
from layanan.models import Layanan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INDUK: Final = Path(__file__).parent  # the files stand beside this package


@dataclass(frozen=True, slots=True)
class Usul:
    """Proposed components by field; ``langkah`` = deed, papers in, result of each step in order."""

    isi: Mapping[str, Any]
    langkah: Sequence[tuple[str, str, str]]


def usul_standar(layanan: Layanan) -> Usul:
    """The proposals for one service; a service of the office's own has no steps here."""
    umum = baca(str(INDUK), "komponen.toml").isi
    isi = dict(umum["umum"])
    if layanan.subjek == Layanan.Subjek.INTERNAL:
        isi |= umum["internal"]
    berkas = INDUK.parent / "rujukan_data" / "layanan" / f"{layanan.kode}.toml"
    if not berkas.exists():
        return Usul(isi, ())
    baris = baca(str(INDUK), f"layanan/{layanan.kode}.toml")
    isi |= baris.isi.get("standar", {}).get("komponen", {})
    return Usul(isi, _langkah(baris.boleh("pola")))


def _langkah(kode: str) -> list[tuple[str, str, str]]:
    pola = baca(str(INDUK), "pola.toml").daftar("pola")
    pilih = next((satu for satu in pola if satu.wajib("kode") == kode), None)
    daftar = pilih.daftar("langkah") if pilih else []
    return [(satu.wajib("perbuatan"), satu.boleh("dokumen"), satu.boleh("keluaran")) for satu in daftar]
