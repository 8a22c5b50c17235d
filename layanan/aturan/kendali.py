"""The control board: where the open work stands, how old the oldest is, what is past its time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from layanan.aturan.telusur import TAK_DIUKUR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

# One column for each kind of work; the deeds that close its steps.
GOLONGAN: Final = {
    "Berkas": ("lengkapi",),
    "Pemeriksaan": ("periksa",),
    "Pekerjaan": ("ajukan", "selesaikan"),
    "Tanda tangan": ("terbit",),
    "Penyerahan": ("serahkan",),
}


@dataclass(frozen=True, slots=True)
class Terbuka:
    """One open step of one request; ``menit`` are the office's own, ``tunda`` = the request stepped aside."""

    langkah: int
    urut: int
    nama: str
    perbuatan: str
    target: int
    layanan: str
    versi: int
    mulai: datetime
    menit: int
    tunda: bool = False
    lewat_janji: bool = False

    @property
    def lewat(self) -> bool:
        """True when the office is late: over the step's minutes, or the request over its promise."""
        if self.tunda or self.perbuatan in TAK_DIUKUR:
            return False
        return self.lewat_janji or 0 < self.target < self.menit


@dataclass(slots=True)
class Sel:
    """The requests that stand at one step."""

    langkah: int
    urut: int
    nama: str
    versi: int
    tertua: datetime
    banyak: int = 0
    lewat: int = 0


@dataclass(frozen=True, slots=True)
class BarisKendali:
    """One service: for each column its occupied steps in order."""

    layanan: str
    kolom: tuple[tuple[Sel, ...], ...]

    @property
    def lewat(self) -> int:
        """Requests past their time."""
        return sum(sel.lewat for kolom in self.kolom for sel in kolom)


def susun_kendali(terbuka: Iterable[Terbuka]) -> list[BarisKendali]:
    """Services with open work, those with late work first; columns as in ``GOLONGAN``."""
    kolom_dari = {p: ke for ke, perbuatan in enumerate(GOLONGAN.values()) for p in perbuatan}
    semua: defaultdict[str, list[dict[int, Sel]]] = defaultdict(lambda: [{} for _ in GOLONGAN])
    for satu in terbuka:
        kolom = semua[satu.layanan][kolom_dari[satu.perbuatan]]
        sel = kolom.setdefault(satu.langkah, Sel(satu.langkah, satu.urut, satu.nama, satu.versi, satu.mulai))
        sel.tertua = min(sel.tertua, satu.mulai)
        sel.banyak, sel.lewat = sel.banyak + 1, sel.lewat + satu.lewat
    baris = [
        BarisKendali(nama, tuple(tuple(sorted(sel.values(), key=_urut)) for sel in kolom))
        for nama, kolom in semua.items()
    ]
    return sorted(baris, key=lambda satu: (-satu.lewat, satu.layanan))


def _urut(sel: Sel) -> tuple[int, int]:
    return sel.urut, -sel.versi


def umur(mulai: date, hari: date) -> str:
    """How old in words: ``hari ini``, ``kemarin``, ``12 hari``."""
    lama = (hari - mulai).days
    return {0: "hari ini", 1: "kemarin"}.get(lama, f"{lama} hari")
