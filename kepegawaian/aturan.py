"""Rules about people of the office: what the block of a signature says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


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
