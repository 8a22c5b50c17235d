"""Nine things every service makes public, and by which media: pure rules, no clock (R168, R192)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

BUTIR: Final = (
    "prosedur",
    "persyaratan",
    "biaya",
    "waktu",
    "standar",
    "janji",
    "motto",
    "lokasi",
    "pejabat",
)
MEDIA: Final = ("papan", "situs", "medsos", "cetak", "pesan", "siaran", "penyuluhan")
DIJAWAB_SENDIRI: Final = ("papan", "situs")  # by what hangs, by what the site shows
RINGKAS: Final = frozenset({"prosedur", "persyaratan", "biaya", "waktu", "standar"})

# Which of the nine a sheet on the wall makes public; a sheet about no service speaks for all of them.
DARI_CETAKAN: Final[Mapping[str, frozenset[str]]] = {
    "bagan-alir": frozenset({"prosedur"}),
    "bagan-sederhana": frozenset({"prosedur"}),
    "sop": frozenset({"prosedur"}),
    "alur-singkat": frozenset({"prosedur"}),
    "persyaratan": frozenset({"persyaratan"}),
    "biaya": frozenset({"biaya"}),
    "waktu": frozenset({"waktu"}),
    "standar-publikasi": RINGKAS,
    "standar-enam": RINGKAS,
    "standar-lengkap": RINGKAS,
    "janji": frozenset({"janji"}),
    "motto": frozenset({"motto"}),
    "lokasi": frozenset({"lokasi"}),
    "petugas": frozenset({"pejabat"}),
}


@dataclass(frozen=True, slots=True)
class Sel:
    """One of the nine by one medium: since when and by what, or what is missing (``kurang``)."""

    ada: bool
    sejak: date | None = None
    bukti: str = ""
    kurang: str = ""
    catatan: int = 0  # the register's row, where a person wrote it down


KOSONG: Final = Sel(ada=False)


@dataclass(frozen=True, slots=True)
class Matriks:
    """The nine things of one service × media."""

    kode: str
    nama: str
    sel: Mapping[tuple[str, str], Sel]

    def satu(self, butir: str, media: str) -> Sel:
        """One cell."""
        return self.sel.get((butir, media), KOSONG)

    def oleh(self, media: str) -> int:
        """How many of the nine this medium shows."""
        return sum(self.satu(butir, media).ada for butir in BUTIR)

    def sejak(self, media: str) -> date | None:
        """The last day this medium got something new."""
        hari = [s.sejak for b in BUTIR if (s := self.satu(b, media)).ada and s.sejak]
        return max(hari, default=None)

    @property
    def belum(self) -> list[str]:
        """Those no medium shows."""
        return [b for b in BUTIR if not any(self.satu(b, media).ada for media in MEDIA)]

    @property
    def jumlah(self) -> int:
        return len(BUTIR) - len(self.belum)


def dari_tempelan(kode: str, terpasang: Iterable[tuple[str, str, date]]) -> dict[str, tuple[date, str]]:
    """What the sheets that hang and hold make public of a service: since when, and which sheet."""
    hasil: dict[str, tuple[date, str]] = {}
    for jenis, sasaran, sejak in terpasang:
        if sasaran in {"", kode}:
            for butir in DARI_CETAKAN.get(jenis, ()):
                if butir not in hasil or sejak < hasil[butir][0]:
                    hasil[butir] = (sejak, jenis)
    return hasil
