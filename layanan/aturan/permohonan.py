"""Rules of a request: its stages in words, its steps, the order of completion, the promise."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from bungah.dasar.aturan import Jeda, Kalender, menit_kantor_bersih, tambah_menit_kantor_berjeda
from bungah.dasar.nilai import lama

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime


class Tahap(StrEnum):
    """Stages from the door to the letter in the hand (seed: tunggu, pendaftaran, proses, legalisasi)."""

    TUNGGU = "tunggu"
    PENDAFTARAN = "pendaftaran"
    PROSES = "proses"
    LEGALISASI = "legalisasi"
    SIAP = "siap_diambil"
    SELESAI = "selesai"
    BATAL = "batal"


# Words on villager screens; the official ones stand in data, staff pages and reports.
KATA_WARGA: Mapping[str, str] = {
    Tahap.TUNGGU: "Menunggu dipanggil",
    Tahap.PENDAFTARAN: "Didata",
    Tahap.PROSES: "Surat sedang dibuat",
    Tahap.LEGALISASI: "Menunggu tanda tangan Kepala Desa",
    Tahap.SIAP: "Siap diambil",
    Tahap.SELESAI: "Sudah diambil",
    Tahap.BATAL: "Dibatalkan",
}
KATA_RESMI: Mapping[str, str] = {
    Tahap.TUNGGU: "Tunggu",
    Tahap.PENDAFTARAN: "Pendaftaran",
    Tahap.PROSES: "Proses",
    Tahap.LEGALISASI: "Legalisasi",
    Tahap.SIAP: "Siap diambil",
    Tahap.SELESAI: "Selesai",
    Tahap.BATAL: "Batal",
}


# The five official stages as one line on staff pages; ``siap diambil`` is the door to the last.
GARIS = (Tahap.TUNGGU, Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI, Tahap.SELESAI)


@dataclass(frozen=True, slots=True)
class TitikTahap:
    """One stage on that line; ``keadaan`` is sudah, sekarang, nanti or lewat (this service skips it)."""

    label: str
    keadaan: str


def garis_tahap(tahap: str, dilalui: Collection[str] = GARIS) -> tuple[TitikTahap, ...]:
    """The line for a request in ``tahap``; ``dilalui`` are the stages its steps belong to (R027).

    Raises:
        ValueError: a stage that has no place on the line (``batal``).
    """
    di = len(GARIS) if tahap == Tahap.SELESAI else GARIS.index(_di_garis(Tahap(tahap)))
    garis = []
    for ke, satu in enumerate(GARIS):
        keadaan = "sudah" if ke < di else "sekarang" if ke == di else "nanti"
        lewat = satu == Tahap.LEGALISASI and satu not in dilalui
        garis.append(TitikTahap(KATA_RESMI[satu], "lewat" if lewat else keadaan))
    return tuple(garis)


def _di_garis(tahap: Tahap) -> Tahap:
    return Tahap.SELESAI if tahap == Tahap.SIAP else tahap


@dataclass(frozen=True, slots=True)
class Berkas:
    """A request in the completion queue: ``lengkap_pada`` None = incomplete, ``tertahan`` = stepped aside."""

    id: int
    layanan: int
    lengkap_pada: datetime | None
    tertahan: bool = False


def urutan_selesai(daftar: Iterable[Berkas]) -> dict[int, tuple[int, ...]]:
    """Per service the ids in the order they are to be finished: oldest complete file first, then id.

    Source: first in, first out among complete requests (R029, R030). An incomplete file has no place;
    one that waits for a third party steps aside; a returned one keeps its time.
    """
    antre: defaultdict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for satu in daftar:
        if satu.lengkap_pada is not None and not satu.tertahan:
            antre[satu.layanan].append((satu.lengkap_pada, satu.id))
    return {layanan: tuple(pk for _, pk in sorted(baris)) for layanan, baris in antre.items()}


def dilangkahi(pk: int, daftar: Iterable[Berkas]) -> tuple[int, ...]:
    """Who would be passed over if request ``pk`` were taken now; empty = the order is kept."""
    for antre in urutan_selesai(daftar).values():
        if pk in antre:
            return antre[: antre.index(pk)]
    return ()


class Langkah(Protocol):
    """What the rules need of a step of a service: its place."""

    @property
    def urut(self) -> int: ...


L = TypeVar("L", bound=Langkah)


def langkah_berikut(langkah: Iterable[L], sudah: int | None = None) -> L | None:
    """The step after the one numbered ``sudah`` (None = the first); None at the end.

    A service without legalisasi simply has no such step, so nothing is skipped by hand (R025).
    """
    sisa = (satu for satu in langkah if sudah is None or satu.urut > sudah)
    return min(sisa, key=lambda satu: satu.urut, default=None)


def jatuh_tempo(
    lengkap_pada: datetime, menit_janji: int, kalender: Kalender, jeda: Iterable[Jeda] = ()
) -> datetime:
    """When the promise ends: office minutes from the complete file, moved back by finished pauses.

    A running pause is not counted; ask again when it is closed.

    Raises:
        KalenderKosong: no office hours were entered.
    """
    return tambah_menit_kantor_berjeda(lengkap_pada, menit_janji, jeda, kalender)


@dataclass(frozen=True, slots=True)
class LamaProses:
    """Office minutes used against the minutes promised."""

    menit: int
    menit_janji: int

    @property
    def sisa(self) -> int:
        """Minutes left; negative when late."""
        return self.menit_janji - self.menit

    @property
    def tepat(self) -> bool:
        """True while the promise is kept."""
        return self.sisa >= 0

    @property
    def kata(self) -> str:
        """``24 menit dari janji 30 menit``, and by how much it is late."""
        dasar = f"{lama(self.menit)} dari janji {lama(self.menit_janji)}"
        return dasar if self.tepat else f"{dasar}, lewat {lama(-self.sisa)}"


def lama_proses(
    lengkap_pada: datetime,
    sampai: datetime,
    menit_janji: int,
    kalender: Kalender,
    jeda: Iterable[Jeda] = (),
) -> LamaProses:
    """Minutes without pauses from the complete file to ``sampai`` (``siap_pada`` or now)."""
    return LamaProses(menit_kantor_bersih(lengkap_pada, sampai, jeda, kalender), menit_janji)
