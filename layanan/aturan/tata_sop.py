"""The matrix of an SOP AP (PermenPANRB 35/2012): one step a row, its symbol under the one who does it.

Five symbols only. A way to the next step runs between two rows; every other way leaves its symbol to the
right, into a channel beside the last officer, and comes back above the row it leads to. As a row holds one
symbol, no arrow can meet another. Between pages a pentagon stands in the column of the last symbol and again,
with the same number, in that column of the next page; the head of the table is repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bungah.naskah.huruf import tinggi_baris
from bungah.naskah.keterbacaan import TidakMuat
from layanan.aturan.bagan import menit_terlama
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
)
from layanan.aturan.tata_alir import sebut_menit
from layanan.aturan.tata_kepala import Tabel, kepala, kolom_teks, susun_tabel
from layanan.aturan.tata_rencana import JALUR_TERBANYAK, Rencana, rencanakan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.naskah.keterbacaan import Batas
    from layanan.aturan.bagan import Simpul
    from layanan.aturan.tata import Ruas
    from layanan.aturan.tata_alir import Bidang

SIMBOL: Final = (5.4, 3.4)  # in smallest capitals, like every figure below
KAKI: Final = 2.6


def tata_sop(daftar: Sequence[Simpul], bidang: Bidang, batas: Batas) -> tuple[Lembaran, ...]:
    """The pages of the matrix.

    Args:
        daftar: the steps of a sound graph.
        bidang: the room on each page, lying.
        batas: the letters; an SOP is read at the desk.

    Raises:
        TidakMuat: too many officers, or a row higher than a page.
    """
    langkah = sorted(daftar, key=lambda satu: satu.urut)
    semua = semua_sisi(langkah)
    tabel = susun_tabel(langkah, bidang, batas, jalur=_jalur_terbanyak(langkah, semua))
    hasil: list[Lembaran] = []
    jumlah = sebut_menit(menit_terlama(langkah))
    while langkah:
        banyak, lembaran = _sehalaman(langkah, semua, tabel, jumlah)
        hasil.append(lembaran)
        langkah = langkah[banyak:]
    return tuple(hasil)


def _jalur_terbanyak(langkah: Sequence[Simpul], semua: Sequence[Sisi]) -> int:
    return max(rencanakan(langkah, semua, JALUR_TERBANYAK).letak.values(), default=-1) + 1


def _sehalaman(
    langkah: Sequence[Simpul], semua: Sequence[Sisi], tabel: Tabel, jumlah: str
) -> tuple[int, Lembaran]:
    """As many rows from the first as one page holds, and that page; the last one carries the total time."""
    baik: tuple[int, Lembaran] | None = None
    for banyak in range(1, len(langkah) + 1):
        rencana = rencanakan(langkah[:banyak], semua, tabel.jalur)
        lembaran = _Halaman(rencana, tabel).jadi(jumlah if banyak == len(langkah) else "")
        if lembaran is None:
            break
        baik = banyak, lembaran
    if baik is None:
        satu, bidang = langkah[0], tabel.bidang
        ukuran = f"{bidang.lebar:.0f} × {bidang.tinggi:.0f} mm"
        pesan = (
            f"Langkah {satu.urut} («{satu.nama[:60]}») lebih tinggi daripada bidang SOP {ukuran}. Singkatkan."
        )
        raise TidakMuat(pesan)
    return baik


@dataclass(frozen=True, slots=True)
class _Jalan:
    """A way that left its symbol: where it stands now."""

    sisi: Sisi
    titik: tuple[Posisi, ...]


class _Halaman:
    """One page while it is placed, row by row."""

    def __init__(self, rencana: Rencana, tabel: Tabel) -> None:
        self.rencana, self.tabel, self.u = rencana, tabel, tabel.batas.apa_saja
        self.kotak, self.garis, self.y = kepala(tabel)
        self.panah: list[Panah] = []
        self.simbol: dict[int, Kotak] = {}
        self.masuk: dict[int, float] = {}
        self.datang: list[_Jalan] = []
        self.jalan: list[_Jalan] = []

    def jadi(self, jumlah: str) -> Lembaran | None:
        """The page with all its rows, or nothing when it holds fewer."""
        for satu in self.rencana.langkah:
            self._baris(satu)
        if jumlah:
            self._jumlah(jumlah)
        if self.y > self.tabel.bidang.tinggi:
            return None
        self._sambung()
        bidang = self.tabel.bidang
        tegak: list[Ruas] = [((x, atas), (x, self.y)) for x, atas in self.tabel.tegak]
        return Lembaran(
            bidang.lebar, bidang.tinggi, tuple(self.kotak), tuple(self.panah), (*self.garis, *tegak)
        )

    def _baris(self, satu: Simpul) -> None:
        """Words and symbol of one row, the lower of the two in the middle of the other."""
        atas = self.y
        sel = kolom_teks(self.tabel, satu, atas)
        isi = max(kotak.tinggi for kotak in sel) + 1.6 * self.u
        bekas = len(self.kotak), len(self.datang), len(self.jalan)
        tinggi = self._bagan(satu, atas) - atas
        if isi > tinggi:
            del self.kotak[bekas[0] :], self.datang[bekas[1] :], self.jalan[bekas[2] :]
            self._bagan(satu, atas + (isi - tinggi) / 2)
        self.kotak += sel
        self.y = atas + max(isi, tinggi)
        self.garis.append(((0, self.y), (self.tabel.bidang.lebar, self.y)))

    def _bagan(self, satu: Simpul, y: float) -> float:
        """The part between the officers: what comes in, the symbol, what goes out; where it ends."""
        y = self._masuk(satu, y)
        x = self.tabel.pelaku[satu.pelaksana]
        lebar, tinggi = (ukuran * self.u for ukuran in SIMBOL)
        samping = self.rencana.samping(satu.urut)
        pertama = self._tinggi_label(samping[0], x + lebar / 2, len(samping)) if samping else 0
        y += max(pertama + 0.4 * self.u - tinggi / 2, 0)
        nomor = Kata("", self.u)
        bentuk = BENTUK.get(satu.jenis, PROSES)
        simbol = bernomor(bentuk, (x, y + tinggi / 2), lebar, tinggi, nomor, urut=satu.urut)
        self.kotak.append(simbol)
        self.simbol[satu.urut] = simbol
        bawah = max(simbol.bawah, self._samping(simbol, samping))
        return self._turun(satu, simbol, bawah)

    def _masuk(self, satu: Simpul, y: float) -> float:
        """Lanes above the symbol for what comes from other pages and through the channel."""
        u, x = self.u, self.tabel.pelaku[satu.pelaksana]
        datang = [lain for lain in self.rencana.datang if lain.ke == satu.urut]
        sambungan = self.rencana.sambungan
        if sambungan and sambungan.ke == satu.urut:
            atas = self.tabel.pelaku[self.tabel.orang[sambungan.dari]]
            kotak = self._segilima((atas, y + (0.4 + KAKI / 2) * u), satu.urut)
            y = kotak.bawah + 0.6 * u
            lewat: tuple[Posisi, ...] = ((atas, kotak.bawah), (atas, y), (x, y))
            self.datang += [_Jalan(lain, lewat) for lain in (sambungan, *datang)]
        elif datang:
            kotak = self._segilima_kanan(satu.urut, y + (0.2 + KAKI / 2) * u)
            lewat = ((kotak.x, kotak.tengah[1]), (x, kotak.tengah[1]))
            self.datang += [_Jalan(lain, lewat) for lain in datang]
            y = kotak.bawah
        if any(lain.ke == satu.urut for lain in self.rencana.jalur):
            self.masuk[satu.urut] = y + 0.7 * u
            y += 0.9 * u
        return y + 1.5 * u

    def _samping(self, simbol: Kotak, samping: Sequence[Sisi]) -> float:
        """Ways to the right, each with its label above its line; how far down they reach."""
        u, y = self.u, simbol.tengah[1]
        bawah = simbol.y
        for n, lain in enumerate(samping):
            tinggi = self._tinggi_label(lain, simbol.kanan, len(samping))
            if n:
                y = bawah + tinggi + 0.4 * u
            if lain in self.rencana.pergi:
                y = max(y, bawah + KAKI * u / 2 + 0.2 * u)
            x = simbol.kanan + 0.5 * u * n
            if tinggi:
                self._label(lain, self._kiri_label(simbol.kanan, len(samping)), y - 0.2 * u - tinggi)
            awal = ((simbol.kanan, simbol.tengah[1]), (x, simbol.tengah[1]), (x, y))
            self.jalan.append(_Jalan(lain, awal))
            jauh = lain in self.rencana.pergi
            if jauh:
                self._segilima_kanan(lain.ke, y)
            bawah = y + (KAKI * u / 2 if jauh else 0) + 0.2 * u
        return bawah

    def _turun(self, satu: Simpul, simbol: Kotak, y: float) -> float:
        """The way to the next row: its label, its lane; or the pentagon to the next page."""
        turun, lanjut = self.rencana.turun.get(satu.urut), self.rencana.lanjut
        akhir = lanjut if lanjut and lanjut.dari == satu.urut else None
        label = turun or akhir
        if label and label.label:
            x = simbol.tengah[0] + 0.6 * self.u
            y = self._label(label, x, y + 0.3 * self.u, self.tabel.kanan_lorong - x)
        if akhir:
            pusat = (simbol.tengah[0], y + (1.4 + KAKI / 2) * self.u)
            kotak = self._segilima(pusat, akhir.ke)
            titik = ((pusat[0], simbol.bawah), (pusat[0], kotak.y))
            self.jalan.append(_Jalan(akhir, titik))
            return kotak.bawah + 0.4 * self.u
        if turun:
            y += 0.8 * self.u
            self.jalan.append(_Jalan(turun, ((simbol.tengah[0], simbol.bawah), (simbol.tengah[0], y))))
        return y + 0.6 * self.u

    def _sambung(self) -> None:
        """Lead every way that was begun to its end."""
        for jalan in self.datang:
            simbol = self.simbol[jalan.sisi.ke]
            self._panah(jalan, (simbol.tengah[0], simbol.y))
        for jalan in self.jalan:
            ke = self.simbol.get(jalan.sisi.ke)
            y = jalan.titik[-1][1]
            if jalan.sisi in self.rencana.jalur and ke:
                x, masuk = self._x_jalur(jalan.sisi.ke), self.masuk[jalan.sisi.ke]
                self._panah(jalan, (x, y), (x, masuk), (ke.tengah[0], masuk), (ke.tengah[0], ke.y))
            elif jalan.sisi in self.rencana.pergi:
                lebar = self._lebar_segilima(jalan.sisi.ke)
                self._panah(jalan, (self.tabel.kanan_lorong - lebar, y))
            elif jalan.sisi is self.rencana.lanjut or ke is None:
                self._panah(jalan)
            else:
                self._panah(jalan, (ke.tengah[0], y), (ke.tengah[0], ke.y))

    def _panah(self, jalan: _Jalan, *lagi: Posisi) -> None:
        self.panah.append(Panah(jalan.sisi.dari, jalan.sisi.ke, rapikan([*jalan.titik, *lagi])))

    def _x_jalur(self, ke: int) -> float:
        return self.tabel.kanan_lorong + (self.rencana.letak[ke] + 0.7) * self.u

    def _lebar_segilima(self, urut: int) -> float:
        return max(lebar_kata(Kata(str(urut), self.u, tebal=True)) + 0.8 * self.u, KAKI * self.u)

    def _segilima(self, pusat: Posisi, urut: int) -> Kotak:
        """Both ends of a way between pages carry the number of the step it leads to."""
        kata = Kata(str(urut), self.u, tebal=True)
        kotak = bernomor(SEGILIMA, pusat, self._lebar_segilima(urut), KAKI * self.u, kata)
        self.kotak.append(kotak)
        return kotak

    def _segilima_kanan(self, urut: int, y: float) -> Kotak:
        return self._segilima((self.tabel.kanan_lorong - self._lebar_segilima(urut) / 2, y), urut)

    def _kiri_label(self, kanan: float, banyak: int) -> float:
        return kanan + 0.5 * self.u * banyak

    def _lebar_label(self, lain: Sisi, kanan: float, banyak: int) -> float:
        jauh = lain in self.rencana.pergi
        habis = self._lebar_segilima(lain.ke) + 0.4 * self.u if jauh else 0
        return self.tabel.kanan_lorong - habis - self._kiri_label(kanan, banyak)

    def _tinggi_label(self, lain: Sisi, kanan: float, banyak: int) -> float:
        if not lain.label:
            return 0
        return alinea([Kata(lain.label, self.u)], 0, 0, self._lebar_label(lain, kanan, banyak))[1]

    def _label(self, lain: Sisi, x: float, y: float, lebar: float = 0) -> float:
        jauh = lain in self.rencana.pergi
        habis = self._lebar_segilima(lain.ke) + 0.4 * self.u if jauh else 0
        baris, tinggi = alinea([Kata(lain.label, self.u)], x, y, lebar or self.tabel.kanan_lorong - habis - x)
        terlebar = max(lebar_kata(Kata(satu.teks, satu.kapital)) for satu in baris)
        self.kotak.append(Kotak(LABEL, x, y, terlebar, tinggi, 0, baris))
        return y + tinggi

    def _jumlah(self, jumlah: str) -> None:
        """The last row: how long all of it takes at most."""
        tinggi = tinggi_baris(self.u) + 1.2 * self.u
        for judul, teks in (("Kegiatan", "Jumlah waktu paling lama"), ("Waktu", jumlah)):
            kolom = self.tabel.kolom[judul]
            kata = [Kata(teks, self.u, tebal=True)]
            baris, isi = alinea(
                kata, kolom.x + 0.6 * self.u, self.y + 0.6 * self.u, kolom.lebar - 1.2 * self.u
            )
            self.kotak.append(
                Kotak(
                    TEKS,
                    kolom.x + 0.6 * self.u,
                    self.y + 0.6 * self.u,
                    kolom.lebar - 1.2 * self.u,
                    isi,
                    0,
                    baris,
                )
            )
            tinggi = max(tinggi, isi + 1.2 * self.u)
        self.y += tinggi
        self.garis.append(((0, self.y), (self.tabel.bidang.lebar, self.y)))
