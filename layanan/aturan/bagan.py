"""The graph of a service's steps: nodes, exits, main path, and what is wrong with it.

No exit = the next step by order; one without label = a jump; two or more with labels = a decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TAHAP_PERBUATAN: Final[Mapping[str, str]] = {
    "lengkapi": "pendaftaran",
    "periksa": "proses",
    "ajukan": "proses",
    "selesaikan": "proses",
    "terbit": "legalisasi",
    "serahkan": "penyerahan",
}
KATA_PERBUATAN: Final[Mapping[str, str]] = {
    "lengkapi": "Berkas dinyatakan lengkap",
    "periksa": "Pemeriksaan dicatat",
    "ajukan": "Surat ditulis dan diajukan",
    "selesaikan": "Pekerjaan selesai",
    "terbit": "Tanda tangan dicatat",
    "serahkan": "Diserahkan kepada warga",
}
# Which deed may follow which: what the stages of a request allow (README, state table Request).
SESUDAH: Final[Mapping[str, tuple[str, ...]]] = {
    "lengkapi": ("periksa", "ajukan", "selesaikan"),
    "periksa": ("periksa", "ajukan", "selesaikan"),
    "ajukan": ("terbit",),
    "terbit": ("serahkan", "ajukan"),
    "selesaikan": ("serahkan",),
    "serahkan": (),
}
BERKEPUTUSAN: Final = ("periksa", "terbit")


class Bersisi(Protocol):
    """What the ways through a graph need of a step: its place, its kind, its own exits."""

    @property
    def urut(self) -> int: ...
    @property
    def jenis(self) -> str: ...
    @property
    def keluar(self) -> tuple[tuple[str, int], ...]: ...


class Titik(NamedTuple):
    """A step with nothing but its ways out."""

    urut: int
    jenis: str
    keluar: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Simpul:
    """One step as the graph knows it; ``keluar`` are its own exits (label, number of the target)."""

    urut: int
    nama: str
    jenis: str
    perbuatan: str
    pelaksana: str
    unit: str
    pengganti: str
    menit: int
    dokumen: str
    keluaran: str
    keluar: tuple[tuple[str, int], ...] = ()
    nama_dinding: str = ""  # a few words for the wall; empty = the name itself


@dataclass(frozen=True, slots=True)
class Temuan:
    """Something about a graph, with the step it stands at; ``berat`` is ``salah`` or ``peringatan``."""

    kode: str
    urut: int | None
    kalimat: str
    berat: str


def sisi(daftar: Sequence[Bersisi]) -> Mapping[int, tuple[tuple[str, int], ...]]:
    """All exits of every step, the unwritten way to the next one included; the last step has none."""
    urut = sorted(daftar, key=lambda satu: satu.urut)
    lanjut = {satu.urut: kemudian.urut for satu, kemudian in pairwise(urut)}
    hasil = {}
    for satu in urut:
        baku = (("", lanjut[satu.urut]),) if satu.urut in lanjut and satu.jenis != "selesai" else ()
        hasil[satu.urut] = satu.keluar or baku
    return hasil


def jalur_utama(daftar: Sequence[Bersisi], dari: int | None = None) -> tuple[int, ...]:
    """Numbers of the steps along the first exits, from ``dari`` or the beginning; a circle ends it."""
    jalan = sisi(daftar)
    kini = min(jalan, default=0) if dari is None else dari
    lewat: list[int] = []
    while kini in jalan and kini not in lewat:
        lewat.append(kini)
        kini = jalan[kini][0][1] if jalan[kini] else 0
    return tuple(lewat)


def menit_terlama(daftar: Sequence[Simpul]) -> int:
    """Minutes of the longest way that never goes back."""
    jalan = sisi(daftar)
    lama: dict[int, int] = {}
    for satu in sorted(daftar, key=lambda satu: -satu.urut):
        maju = [lama[ke] for _, ke in jalan[satu.urut] if ke > satu.urut and ke in lama]
        lama[satu.urut] = satu.menit + max(maju, default=0)
    return lama[min(lama)] if lama else 0


def serah_terima(daftar: Sequence[Simpul]) -> int:
    """How often the work changes hands along the main path."""
    orang = {satu.urut: satu.pelaksana for satu in daftar}
    lewat = [orang[urut] for urut in jalur_utama(daftar)]
    return sum(1 for kini, nanti in pairwise(lewat) if kini != nanti)


def terjangkau(jalan: Mapping[int, Sequence[int]], dari: int) -> set[int]:
    """Every step that can be reached from ``dari``, itself included."""
    sudah, antre = {dari}, [dari]
    while antre:
        baru = [ke for ke in jalan.get(antre.pop(), ()) if ke not in sudah]
        sudah.update(baru)
        antre.extend(baru)
    return sudah
