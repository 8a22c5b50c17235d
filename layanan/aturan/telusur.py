"""The steps a request really walked beside the steps of its standard: what was skipped, reordered, late.

*Patuh* = nothing skipped, nothing reordered; a step that took too long, or that another officer did, is
shown beside it. A way back that the chart itself holds is no deviation.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import lama, pukul
from layanan.aturan.bagan import sisi

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from layanan.aturan.bagan import Simpul

DILEWATI, BALIK, TELAT, PETUGAS_LAIN, BERJALAN = "dilewati", "balik", "telat", "petugas_lain", "berjalan"
# The villager's own time is no officer's: papers still missing, a letter not fetched yet.
TAK_DIUKUR: Final = {
    "lengkapi": "Menunggu berkas dari warga, tidak dihitung terlambat.",
    "serahkan": "Menunggu diambil, tidak dihitung terlambat.",
}
# The signature is the kepala desa's (see Pengesahan); whoever records it is not the one who does the step.
DICATAT_LAIN: Final = ("terbit",)


@dataclass(frozen=True, slots=True)
class LangkahNyata:
    """One step as it was walked; ``jabatan`` is the position of whoever closed it, empty = not known."""

    urut: int
    menit: int
    jabatan: str
    oleh: str
    mulai: datetime
    selesai: datetime | None = None
    alasan_lewati: str = ""


@dataclass(frozen=True, slots=True)
class BarisTelusur:
    """One row: a step walked, or (without times) one that was left out."""

    urut: int
    nama: str
    target: int
    menit: int = 0
    oleh: str = ""
    mulai: datetime | None = None
    selesai: datetime | None = None
    tanda: frozenset[str] = frozenset()
    kalimat: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telusur:
    """A whole request beside its standard; the figures count its rows."""

    baris: tuple[BarisTelusur, ...] = ()

    def _banyak(self, tanda: str) -> int:
        return sum(tanda in satu.tanda for satu in self.baris)

    @property
    def dilewati(self) -> int:
        return self._banyak(DILEWATI)

    @property
    def balik(self) -> int:
        return self._banyak(BALIK)

    @property
    def telat(self) -> int:
        return self._banyak(TELAT)

    @property
    def petugas_lain(self) -> int:
        return self._banyak(PETUGAS_LAIN)

    @property
    def patuh(self) -> bool:
        """True when no step was skipped and none came out of its order."""
        return not self.dilewati and not self.balik


def telusuri(bagan: Sequence[Simpul], nyata: Sequence[LangkahNyata]) -> Telusur:
    """Put the steps walked, in their order, beside the chart in force when the request began."""
    if not nyata:
        return Telusur()
    simpul = {satu.urut: satu for satu in bagan}
    jalan = {urut: [ke for _, ke in keluar] for urut, keluar in sisi(bagan).items()}
    baris = [_tak_dijalankan(simpul[urut]) for urut in _jarak(jalan, min(simpul), nyata[0].urut) or ()]
    baris.append(_baris(simpul[nyata[0].urut], nyata[0]))
    for dulu, kini in pairwise(nyata):
        lewat = _antara(jalan, dulu.urut, kini.urut)
        baris += [_tak_dijalankan(simpul[urut]) for urut in lewat or ()]
        baris.append(_baris(simpul[kini.urut], kini, dari=dulu.urut if lewat is None else 0))
    return Telusur(tuple(baris))


def _antara(jalan: Mapping[int, Sequence[int]], dari: int, ke: int) -> tuple[int, ...] | None:
    """Steps left out between two that follow each other in fact; None where no way of the chart leads on."""
    if ke in jalan[dari]:
        return ()
    calon = [satu for satu in (_jarak(jalan, lewat, ke) for lewat in jalan[dari]) if satu is not None]
    return min(calon, key=len, default=None)


def _jarak(jalan: Mapping[int, Sequence[int]], dari: int, ke: int) -> tuple[int, ...] | None:
    """The shortest way from ``dari`` up to but without ``ke``; None = there is none."""
    antre: list[tuple[int, tuple[int, ...]]] = [(dari, ())]
    sudah = {dari}
    for kini, lewat in antre:  # grows while it is walked
        if kini == ke:
            return lewat
        baru = [satu for satu in jalan[kini] if satu not in sudah]
        sudah.update(baru)
        antre += [(satu, (*lewat, kini)) for satu in baru]
    return None


def _tak_dijalankan(simpul: Simpul) -> BarisTelusur:
    kata = f"Langkah {simpul.urut} «{simpul.nama}» tidak dijalankan."
    return BarisTelusur(simpul.urut, simpul.nama, simpul.menit, tanda=frozenset({DILEWATI}), kalimat=(kata,))


def _baris(simpul: Simpul, nyata: LangkahNyata, *, dari: int = 0) -> BarisTelusur:
    """A step walked; ``dari`` = the step it came back from although the chart holds no such way."""
    hal = dict(_hal(simpul, nyata, dari))
    tanda = {*hal, *([BERJALAN] if nyata.selesai is None else [])}
    dicatat = nyata.oleh and nyata.selesai and simpul.perbuatan in DICATAT_LAIN
    return BarisTelusur(
        urut=simpul.urut,
        nama=simpul.nama,
        target=simpul.menit,
        menit=nyata.menit,
        oleh=f"dicatat {nyata.oleh}" if dicatat else nyata.oleh,
        mulai=nyata.mulai,
        selesai=nyata.selesai,
        tanda=frozenset(tanda),
        kalimat=(*hal.values(), *_tak_diukur(simpul, nyata)),
    )


def _hal(simpul: Simpul, nyata: LangkahNyata, dari: int) -> Iterable[tuple[str, str]]:
    """Everything that was unlike the chart, each with its sentence."""
    if dari:
        yield (
            BALIK,
            f"Kembali dari langkah {dari} ke {simpul.urut}, padahal bagan tidak memuat jalan itu.",
        )
    if nyata.alasan_lewati:
        siapa = ", ".join(filter(None, (nyata.oleh, pukul(nyata.selesai or nyata.mulai))))
        kata = f"Langkah {simpul.urut} «{simpul.nama}» dilewati: {nyata.alasan_lewati.rstrip('.')} ({siapa})."
        yield DILEWATI, kata
        return  # what was not done was neither slow nor done by the wrong person
    lewat = _lewat(simpul, nyata)
    if lewat > 0 and simpul.perbuatan not in TAK_DIUKUR:
        yield TELAT, f"Lewat {lama(lewat)} dari target {lama(simpul.menit)}."
    if _orang_lain(simpul, nyata):
        yield (
            PETUGAS_LAIN,
            f"Dikerjakan {nyata.jabatan}, bukan {simpul.pelaksana} atau penggantinya.",
        )


def _lewat(simpul: Simpul, nyata: LangkahNyata) -> int:
    """Minutes over the target; none over where there is no target."""
    return nyata.menit - simpul.menit if simpul.menit else 0


def _tak_diukur(simpul: Simpul, nyata: LangkahNyata) -> Iterable[str]:
    """Why a step far over its target is not called late."""
    if _lewat(simpul, nyata) > 0 and not nyata.alasan_lewati and simpul.perbuatan in TAK_DIUKUR:
        yield TAK_DIUKUR[simpul.perbuatan]


def _orang_lain(simpul: Simpul, nyata: LangkahNyata) -> bool:
    """True when somebody did the step whose position is neither its officer nor the substitute."""
    if nyata.selesai is None or not nyata.jabatan or simpul.perbuatan in DICATAT_LAIN:
        return False
    return nyata.jabatan not in {simpul.pelaksana, simpul.pengganti}
