"""The chart for the wall: one step below the other, its symbol left, its words beside it.

A way to the next step runs straight down. Every other way leaves on a line of its own under the words of its
step and runs through a channel right of all words; between sheets it ends in a pentagon with the number of
the other step. So no arrow can meet a box, whatever the graph. Letters keep the size of their distance:
what is too high for a sheet goes on the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from bungah.naskah.huruf import KataPanjang
from bungah.naskah.keterbacaan import Kebutuhan, TidakMuat
from layanan.aturan.tata import (
    BENTUK,
    LABEL,
    PROSES,
    SEGILIMA,
    TEKS,
    Kata,
    Kotak,
    Lembaran,
    Panah,
    Posisi,
    Sisi,
    alinea,
    bernomor,
    lebar_kata,
    rapikan,
    semua_sisi,
    turunkan,
)
from layanan.aturan.tata_rencana import JALUR_TERBANYAK, Rencana, rencanakan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.naskah.keterbacaan import Batas
    from layanan.aturan.bagan import Simpul

    Catatan = Mapping[int, Sequence[str]]

JAM: Final = 60
TANPA_UJUNG: Final = 100_000.0  # millimetres: a screen goes on and on


class LangkahTidakMuat(TidakMuat):
    """A step needs more room than the sheet has: ``butuh`` says how much, and which word."""

    def __init__(self, pesan: str, urut: int, butuh: Kebutuhan) -> None:
        super().__init__(pesan)
        self.urut, self.butuh = urut, butuh


class Bidang(NamedTuple):
    """Room for the chart on a sheet; on the first one the heading takes ``kepala`` away."""

    lebar: float
    tinggi: float
    kepala: float = 0


@dataclass(frozen=True, slots=True)
class _Ukuran:
    """All measures grow with the smallest letters of the distance."""

    u: float
    slot: int

    @property
    def simbol(self) -> tuple[float, float]:
        return 3.8 * self.u, 2.9 * self.u

    @property
    def segilima(self) -> float:
        return 2.2 * self.u

    @property
    def tengah(self) -> float:
        """Where the symbols and the ways between them stand."""
        return self.tepi + self.simbol[0] / 2

    @property
    def tepi(self) -> float:
        """Room for the stroke of a symbol at the edge."""
        return 0.1 * self.u

    @property
    def teks(self) -> float:
        """Where the words begin: right of the symbol and of the slots decisions leave through."""
        return self.tepi + self.simbol[0] + 0.45 * self.u * (self.slot + 1) + 0.25 * self.u


def ruang_kata(lebar: float, batas: Batas) -> float:
    """How wide a word may be on a sheet of that width, when no way needs the channel."""
    return lebar - _Ukuran(batas.apa_saja, 0).teks


def tata_alir(
    daftar: Sequence[Simpul],
    bidang: Bidang,
    batas: Batas,
    *,
    rinci: bool = True,
    catatan: Catatan | None = None,
) -> tuple[Lembaran, ...]:
    """The sheets of the chart.

    Args:
        daftar: the steps of a sound graph, by order.
        bidang: the room on each sheet.
        batas: the letters for the reading distance.
        rinci: also unit, papers and result.
        catatan: lines that stand under single steps besides.

    Raises:
        LangkahTidakMuat: a step does not fit on a sheet of its own.
    """
    langkah = sorted(daftar, key=lambda satu: satu.urut)
    semua = semua_sisi(langkah)
    kata = {
        satu.urut: _kata(satu, batas, (catatan or {}).get(satu.urut, ()), rinci=rinci) for satu in langkah
    }
    hasil: list[Lembaran] = []
    while langkah:
        muat = _sehalaman(langkah, semua, kata, _sisa(bidang, hasil), batas)
        hasil.append(muat[1])
        langkah = langkah[muat[0] :]
    return tuple(hasil)


def _sisa(bidang: Bidang, hasil: Sequence[Lembaran]) -> Bidang:
    return bidang._replace(kepala=0) if hasil else bidang


def tata_layar(
    daftar: Sequence[Simpul],
    lebar: float,
    batas: Batas,
    *,
    rinci: bool = True,
    catatan: Catatan | None = None,
) -> Lembaran:
    """The whole chart as one sheet without an end, for a screen.

    Raises:
        LangkahTidakMuat: a word is wider than the screen.
    """
    (satu,) = tata_alir(daftar, Bidang(lebar, TANPA_UJUNG), batas, rinci=rinci, catatan=catatan)
    bawah = [kotak.bawah for kotak in satu.kotak] + [y for panah in satu.panah for _, y in panah.titik]
    return replace(satu, tinggi=max(bawah) + batas.apa_saja / 2)


def _kata(satu: Simpul, batas: Batas, catatan: Sequence[str], *, rinci: bool) -> list[Kata]:
    """What stands beside the symbol; the name and the time are what people must read."""
    orang = f"{satu.pelaksana}, {satu.unit}" if rinci and satu.unit else satu.pelaksana
    semua = [Kata(satu.nama_dinding or satu.nama, batas.isi, tebal=True), Kata(orang, batas.apa_saja)]
    semua.append(Kata(sebut_menit(satu.menit), batas.isi, tebal=True))
    semua += [Kata(teks, batas.apa_saja, tebal=True) for teks in catatan]
    if rinci:
        semua += [Kata(f"Berkas: {satu.dokumen}", batas.apa_saja)] if satu.dokumen else []
        semua += [Kata(f"Hasil: {satu.keluaran}", batas.apa_saja)] if satu.keluaran else []
    return semua


def sebut_menit(menit: int) -> str:
    """``45 menit``, ``2 jam``, ``1 jam 30 menit``."""
    jam, sisa = divmod(menit, JAM)
    bagian = [f"{jam} jam"] if jam else []
    return " ".join([*bagian, f"{sisa} menit"] if sisa or not jam else bagian)


def _sehalaman(
    langkah: Sequence[Simpul],
    semua: Sequence[Sisi],
    kata: Mapping[int, Sequence[Kata]],
    bidang: Bidang,
    batas: Batas,
) -> tuple[int, Lembaran]:
    """As many steps from the first as one sheet holds, and that sheet."""
    baik: tuple[int, Lembaran] | None = None
    butuh: Kebutuhan | None = None
    urutan = range(1, len(langkah) + 1) if bidang.tinggi < TANPA_UJUNG else (len(langkah),)
    for banyak in urutan:
        isi, butuh = _coba(langkah[:banyak], semua, kata, bidang, batas)
        if isi is None:
            break
        baik = banyak, isi
    if baik is None:
        assert butuh is not None  # noqa: S101 -- the first step did not fit
        raise _tidak_muat(langkah[0], butuh, bidang, batas)
    return baik


def _tidak_muat(satu: Simpul, butuh: Kebutuhan, bidang: Bidang, batas: Batas) -> LangkahTidakMuat:
    ukuran = f"bidang {bidang.lebar:.0f} × {bidang.tinggi:.0f} mm"
    awal = f"Langkah {satu.urut} («{butuh.apa}») tidak muat di {ukuran}"
    pesan = f"{awal} dengan huruf yang terbaca dari {batas}."
    return LangkahTidakMuat(pesan, satu.urut, butuh)


def _coba(
    langkah: Sequence[Simpul],
    semua: Sequence[Sisi],
    kata: Mapping[int, Sequence[Kata]],
    bidang: Bidang,
    batas: Batas,
) -> tuple[Lembaran | None, Kebutuhan | None]:
    """One sheet with these steps, or what does not fit; fewer ways side by side when words need room."""
    butuh: Kebutuhan | None = None
    for jalur in range(JALUR_TERBANYAK, -1, -1):
        lukisan = _Lukisan(rencanakan(langkah, semua, jalur), kata, bidang, batas)
        try:
            tinggi = lukisan.susun()
        except KataPanjang as salah:
            lebar = bidang.lebar - lukisan.lebar_teks + salah.lebar
            butuh = Kebutuhan(lebar, bidang.tinggi, salah.kata)
            continue
        ruang = bidang.tinggi - bidang.kepala
        if tinggi <= ruang:
            return lukisan.longgar(ruang - tinggi), None
        butuh = Kebutuhan(bidang.lebar, tinggi + bidang.kepala, langkah[0].nama)
    return None, butuh


class _Lukisan:
    """One sheet while it is placed, from above downwards."""

    def __init__(
        self, rencana: Rencana, kata: Mapping[int, Sequence[Kata]], bidang: Bidang, batas: Batas
    ) -> None:
        slot = max(
            (len(rencana.samping(satu.urut)) for satu in rencana.langkah if len(satu.keluar) > 1), default=0
        )
        jalur = max(rencana.letak.values(), default=-1) + 1
        self.rencana, self.kata, self.batas, self.bidang = rencana, kata, batas, bidang
        self.ukuran = _Ukuran(batas.apa_saja, slot)
        self.lebar_teks = bidang.lebar - self.ukuran.teks - (jalur and (jalur + 0.3) * 0.6 * self.ukuran.u)
        self.y, self.sela = 0.0, 0.0

    def susun(self) -> float:
        """Place everything; how high it is."""
        self.kotak: list[Kotak] = []
        self.panah: list[Panah] = []
        self.simbol: dict[int, Kotak] = {}
        self.masuk: dict[int, float] = {}
        self.pergi: list[tuple[Sisi, list[Posisi]]] = []
        self.y = self.ukuran.tepi
        for satu in self.rencana.langkah:
            self._masuk(satu)
            self._langkah(satu)
            self._keluar(satu)
        self._lanjut()
        self._panah()
        return self.y

    def longgar(self, sisa: float) -> Lembaran:
        """The finished sheet; what is left of it goes between the steps."""
        self.sela = min(sisa / max(len(self.rencana.langkah) - 1, 1), 2 * self.batas.apa_saja)
        self.susun()
        turun = self.bidang.kepala
        return Lembaran(
            self.bidang.lebar,
            self.bidang.tinggi,
            tuple(turunkan(satu, turun) for satu in self.kotak),
            tuple(
                Panah(satu.dari, satu.ke, tuple((x, y + turun) for x, y in satu.titik)) for satu in self.panah
            ),
        )

    def _segilima(self, pusat: Posisi, urut: int, lebar: float = 0) -> Kotak:
        """Both ends of a way between sheets carry the number of the step it leads to."""
        kata = Kata(str(urut), self.batas.apa_saja, tebal=True)
        ukuran = lebar or self._lebar_segilima(urut), self.ukuran.segilima
        kotak = bernomor(SEGILIMA, pusat, *ukuran, kata)
        self.kotak.append(kotak)
        return kotak

    def _lebar_segilima(self, urut: int) -> float:
        kata = Kata(str(urut), self.batas.apa_saja, tebal=True)
        return max(lebar_kata(kata) + 0.8 * self.ukuran.u, 2.6 * self.ukuran.u)

    def _masuk(self, satu: Simpul) -> None:
        """Room above a step: what comes from other sheets, then what comes through the channel."""
        u, tinggi, x = self.ukuran.u, self.ukuran.segilima, self.ukuran.tengah
        datang = [lain for lain in self.rencana.datang if lain.ke == satu.urut]
        sambungan = self.rencana.sambungan
        self.datang: list[tuple[Sisi, list[Posisi]]] = []
        if sambungan and sambungan.ke == satu.urut:
            kotak = self._segilima((x, self.y + tinggi / 2), satu.urut, self.ukuran.simbol[0])
            self.datang = [(lain, [(x, kotak.bawah)]) for lain in (sambungan, *datang)]
            self.y = kotak.bawah + 0.3 * u
        elif datang:
            lebar, y = self._lebar_segilima(satu.urut), self.y + tinggi / 2 + 0.5 * u
            kotak = self._segilima((self.ukuran.teks + lebar / 2, y), satu.urut)
            self.datang = [(lain, [(kotak.x, y), (x, y)]) for lain in datang]
            self.y += tinggi + 0.6 * u
        if any(lain.ke == satu.urut for lain in self.rencana.jalur):
            self.masuk[satu.urut] = self.y + 0.5 * u
            self.y += 0.7 * u
        if self.y > self.ukuran.tepi:
            self.y += u

    def _langkah(self, satu: Simpul) -> None:
        """The symbol with its number, the words beside it."""
        lebar, tinggi = self.ukuran.simbol
        baris, isi = alinea(self.kata[satu.urut], self.ukuran.teks, self.y, self.lebar_teks)
        teks = Kotak(TEKS, self.ukuran.teks, self.y, self.lebar_teks, isi, satu.urut, baris)
        pusat = (self.ukuran.tengah, self.y + tinggi / 2)
        nomor = Kata(str(satu.urut), self.batas.apa_saja, tebal=True)
        simbol = bernomor(BENTUK.get(satu.jenis, PROSES), pusat, lebar, tinggi, nomor, urut=satu.urut)
        turun = max(tinggi - isi, 0) / 2
        self.kotak += [simbol, turunkan(teks, turun)]
        self.simbol[satu.urut] = simbol
        self.panah += [
            Panah(lain.dari, lain.ke, rapikan([*titik, (pusat[0], simbol.y)])) for lain, titik in self.datang
        ]
        self.y += max(tinggi, isi)

    def _keluar(self, satu: Simpul) -> None:
        """A line for every way that does not run straight down, then the label of the one that does."""
        samping = self.rencana.samping(satu.urut)
        simbol = self.simbol[satu.urut]
        for n, lain in enumerate(samping):
            label_bawah = self._label(lain, self.y + 0.6 * self.ukuran.u)
            y = label_bawah + 0.3 * self.ukuran.u
            if lain in self.rencana.pergi:
                y = max(y, self.y + self.ukuran.segilima / 2 + 0.2 * self.ukuran.u)
            if len(satu.keluar) > 1:
                x = simbol.kanan + 0.45 * self.ukuran.u * (len(samping) - n)
                titik = [(simbol.kanan, simbol.tengah[1]), (x, simbol.tengah[1]), (x, y)]
            else:
                titik = [(simbol.tengah[0], simbol.bawah), (simbol.tengah[0], y)]
            self.pergi.append((lain, titik))
            jauh = lain in self.rencana.pergi
            self.y = y + (self.ukuran.segilima / 2 if jauh else 0) + 0.3 * self.ukuran.u
        turun = self.rencana.turun.get(satu.urut) or self._milik_lanjut(satu)
        if turun and turun.label:
            x = self.ukuran.tengah + 0.5 * self.ukuran.u
            self.y = self._tulis_label(turun, x, self.bidang.lebar - x, self.y + 0.3 * self.ukuran.u)
        self.y += self.sela if satu is not self.rencana.langkah[-1] else 0

    def _milik_lanjut(self, satu: Simpul) -> Sisi | None:
        lanjut = self.rencana.lanjut
        return lanjut if lanjut and lanjut.dari == satu.urut else None

    def _label(self, lain: Sisi, y: float) -> float:
        """The label above its line; on the way to another sheet a pentagon stands right of it."""
        lebar = self.lebar_teks
        if lain in self.rencana.pergi:
            lebar -= self._lebar_segilima(lain.ke) + 0.5 * self.ukuran.u
        return self._tulis_label(lain, self.ukuran.teks, lebar, y) if lain.label else y

    def _tulis_label(self, lain: Sisi, x: float, lebar: float, y: float) -> float:
        baris, tinggi = alinea([Kata(lain.label, self.batas.apa_saja, tebal=True)], x, y, lebar)
        terlebar = max(lebar_kata(Kata(satu.teks, satu.kapital, tebal=True)) for satu in baris)
        self.kotak.append(Kotak(LABEL, x, y, terlebar, tinggi, 0, baris))
        return y + tinggi

    def _lanjut(self) -> None:
        """Down to the next sheet: a pentagon with the number of the step that stands there."""
        lanjut = self.rencana.lanjut
        if lanjut is None:
            return
        simbol, tinggi = self.simbol[lanjut.dari], self.ukuran.segilima
        y = max(self.y, simbol.bawah) + self.ukuran.u
        kotak = self._segilima((self.ukuran.tengah, y + tinggi / 2), lanjut.ke, self.ukuran.simbol[0])
        titik = ((self.ukuran.tengah, simbol.bawah), (self.ukuran.tengah, kotak.y))
        self.panah.append(Panah(lanjut.dari, lanjut.ke, titik))
        self.y = kotak.bawah

    def _panah(self) -> None:
        """All ways between the steps of this sheet, and to the pentagons of others."""
        x = self.ukuran.tengah
        for satu in self.rencana.turun.values():
            titik = ((x, self.simbol[satu.dari].bawah), (x, self.simbol[satu.ke].y))
            self.panah.append(Panah(satu.dari, satu.ke, titik))
        for satu, awal in self.pergi:
            lewat = (
                self._ke_jalur(satu, awal) if satu in self.rencana.jalur else self._ke_segilima(satu, awal)
            )
            self.panah.append(Panah(satu.dari, satu.ke, rapikan([*awal, *lewat])))

    def _ke_jalur(self, satu: Sisi, awal: Sequence[Posisi]) -> list[Posisi]:
        nomor = self.rencana.letak[satu.ke]
        kanan = self.ukuran.teks + self.lebar_teks + (nomor + 0.8) * 0.6 * self.ukuran.u
        y, x = self.masuk[satu.ke], self.ukuran.tengah
        return [(kanan, awal[-1][1]), (kanan, y), (x, y), (x, self.simbol[satu.ke].y)]

    def _ke_segilima(self, satu: Sisi, awal: Sequence[Posisi]) -> list[Posisi]:
        lebar, y = self._lebar_segilima(satu.ke), awal[-1][1]
        pusat = (self.ukuran.teks + self.lebar_teks - lebar / 2, y)
        return [(self._segilima(pusat, satu.ke).x, y)]
