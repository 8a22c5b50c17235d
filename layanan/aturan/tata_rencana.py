"""Which way goes where on one sheet of a flowchart: straight down, through the channel, or by a pentagon."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from layanan.aturan.tata import Sisi, warnai

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from layanan.aturan.bagan import Simpul

JALUR_TERBANYAK: Final = 4  # more ways side by side cannot be told apart across a room


@dataclass(slots=True)
class Rencana:
    """The ways of one sheet: straight down, through the channel, to and from other sheets."""

    langkah: Sequence[Simpul]
    turun: dict[int, Sisi] = field(default_factory=dict)
    jalur: list[Sisi] = field(default_factory=list)
    pergi: list[Sisi] = field(default_factory=list)
    datang: list[Sisi] = field(default_factory=list)
    lanjut: Sisi | None = None  # down to the next sheet
    sambungan: Sisi | None = None  # down from the sheet before
    letak: dict[int, int] = field(default_factory=dict)  # target -> its track

    def samping(self, urut: int) -> list[Sisi]:
        """The ways that leave a step on a line of their own, those that lead up first."""
        return sorted((s for s in (*self.jalur, *self.pergi) if s.dari == urut), key=lambda s: s.ke)


def rencanakan(langkah: Sequence[Simpul], semua: Sequence[Sisi], jalur: int) -> Rencana:
    """Sort the ways of a sheet; what needs more than ``jalur`` tracks becomes pentagons, long ways first."""
    rencana = Rencana(langkah)
    ada = {satu.urut: n for n, satu in enumerate(langkah)}
    akhir, awal = langkah[-1].urut, langkah[0].urut
    for satu in semua:
        if satu.dari in ada and ada.get(satu.ke) == ada[satu.dari] + 1 and satu.dari not in rencana.turun:
            rencana.turun[satu.dari] = satu
        elif satu.dari in ada and satu.ke in ada:
            rencana.jalur.append(satu)
        elif satu.dari == akhir and satu.ke > akhir and _berikut(semua, satu) and rencana.lanjut is None:
            rencana.lanjut = satu
        elif satu.dari in ada:
            rencana.pergi.append(satu)
        elif satu.ke == awal and satu.dari < awal and _berikut(semua, satu) and rencana.sambungan is None:
            rencana.sambungan = satu
        elif satu.ke in ada:
            rencana.datang.append(satu)
    _lepas_jalur(rencana, ada, jalur)
    return rencana


def _berikut(semua: Sequence[Sisi], satu: Sisi) -> bool:
    """True for a way to the very next step."""
    titik = {s.dari for s in semua} | {s.ke for s in semua}
    return not any(satu.dari < urut < satu.ke for urut in titik)


def _lepas_jalur(rencana: Rencana, ada: Mapping[int, int], jalur: int) -> None:
    """Give every target its track; take the longest off until few enough are left."""
    while rencana.jalur:
        rentang: dict[int, tuple[float, float]] = {}
        for ke in {satu.ke for satu in rencana.jalur}:
            ujung = [ada[satu.dari] + 0.5 for satu in rencana.jalur if satu.ke == ke]
            rentang[ke] = min(*ujung, ada[ke]), max(*ujung, ada[ke])
        rencana.letak = warnai(rentang)
        if len(set(rencana.letak.values())) <= jalur:
            return
        terpanjang = max(rentang, key=lambda ke: (rentang[ke][1] - rentang[ke][0], ke))
        putus = [satu for satu in rencana.jalur if satu.ke == terpanjang]
        rencana.jalur = [satu for satu in rencana.jalur if satu.ke != terpanjang]
        rencana.pergi += putus
        rencana.datang += putus
    rencana.letak = {}
