"""Rules about people of the office: what the block of a signature says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

MANDAT_PENGGANTI: Final = frozenset({"plt", "plh"})


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who stands in the signature block, and by what right.

    ``baris``: ("Kepala Desa",) | ("a.n. Kepala Desa", "Sekretaris Desa") | ("Plh. Kepala Desa",).
    """

    pegawai: int
    nama: str
    nip: str
    baris: tuple[str, ...]
    mandat: str = "langsung"
    dasar: str = ""
    sampai: date | None = None

    @property
    def jabatan(self) -> str:
        """The post as the block prints it, one line each."""
        return "\n".join(self.baris)

    @property
    def sebutan(self) -> str:
        """The post inside a sentence: «a.n. Kepala Desa, Sekretaris Desa»."""
        return ", ".join(self.baris)


def blok_pengganti(jenis: str, kepala: str) -> tuple[str, ...]:
    """Who stands in for the kepala desa by decree signs under one line: «Plh. Kepala Desa»."""
    return (f"{jenis.capitalize()}. {kepala}",)


def blok_mandat(cara: str, kepala: str, sekretaris: str, jabatan: str) -> tuple[str, ...]:
    """In the kepala desa's name: a.n. with the own post, u.b. below the sekretaris desa."""
    if cara == "ub":
        return (f"a.n. {kepala}", sekretaris, "u.b.", jabatan)
    return (f"a.n. {kepala}", jabatan)
