"""Columns, repeated head and cells of the SOP matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from bungah.naskah.huruf import KataPanjang, potong, tinggi_baris
from bungah.naskah.keterbacaan import TidakMuat
from layanan.aturan.tata import NAIK, TEKS, Baris, Kata, Kotak, alinea, lebar_kata
from layanan.aturan.tata_alir import sebut_menit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.naskah.keterbacaan import Batas
    from layanan.aturan.bagan import Simpul
    from layanan.aturan.tata import Ruas
    from layanan.aturan.tata_alir import Bidang

NO, WAKTU, PELAKU = 4.0, 11.0, 8.0  # widths in smallest capitals
PELAKSANA: Final = 12.0  # all officers together, so that their heading fits
BAGIAN: Final = {"Kegiatan": 0.32, "Kelengkapan": 0.27, "Output": 0.25, "Keterangan": 0.16}
BARIS_ATAS: Final = 2.6
TEPI_SEL: Final = 0.6  # between a rule and the words
ISI_KEPALA: Final = 13.0  # an officer's title stands on its side, at most so long


class Kolom(NamedTuple):
    """A column of the table."""

    x: float
    lebar: float


@dataclass(frozen=True, slots=True)
class Tabel:
    """The columns; ``pelaku`` are the middles of the officers' columns, ``tegak`` the upright rules."""

    bidang: Bidang
    batas: Batas
    kolom: Mapping[str, Kolom]
    pelaku: Mapping[str, float]
    lebar_pelaku: float
    orang: Mapping[int, str]
    jalur: int
    lorong: float
    kanan_lorong: float
    keluar: Mapping[int, str]

    @property
    def tegak(self) -> list[tuple[float, float]]:
        """Upright rules with where they begin: inside a group below its heading."""
        u = self.batas.apa_saja
        dalam = BARIS_ATAS * u
        tepi = [(0.0, 0.0), *((kolom.x + kolom.lebar, 0.0) for kolom in self.kolom.values())]
        tengah = {self.kolom["Kelengkapan"], self.kolom["Waktu"]}
        tepi = [(x, dalam if any(k.x + k.lebar == x for k in tengah) else atas) for x, atas in tepi]
        orang = [(pusat + self.lebar_pelaku / 2, dalam) for pusat in self.pelaku.values()]
        return [*tepi, *orang[:-1]]


def susun_tabel(langkah: Sequence[Simpul], bidang: Bidang, batas: Batas, *, jalur: int) -> Tabel:
    """The columns for these steps: officers narrow, words share the rest.

    Raises:
        TidakMuat: so many officers, or so long a word, that no room is left.
    """
    u = batas.apa_saja
    pelaku = list(dict.fromkeys(satu.pelaksana for satu in langkah))
    lorong = _lorong(langkah, u)
    satu = max(PELAKU, PELAKSANA / len(pelaku)) * u
    lebar_orang = len(pelaku) * satu + lorong + (jalur and (jalur + 0.6) * u)
    sisa = bidang.lebar - (NO + WAKTU) * u - lebar_orang
    lebar = _bagi(sisa, _terlebar(langkah, u)) | {"No": NO * u, "Waktu": WAKTU * u}
    lebar["Pelaksana"] = lebar_orang
    kolom: dict[str, Kolom] = {}
    x = 0.0
    for nama in ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Keterangan"):
        kolom[nama] = Kolom(x, lebar[nama])
        x += lebar[nama]
    awal = kolom["Pelaksana"].x
    tabel = Tabel(
        bidang, batas, kolom, {nama: awal + (n + 0.5) * satu for n, nama in enumerate(pelaku)}, satu,
        {s.urut: s.pelaksana for s in langkah}, jalur, lorong,
        awal + len(pelaku) * satu + lorong, _keluar(langkah),
    )  # fmt: skip
    _pastikan_muat(tabel, langkah)
    return tabel


def _terlebar(langkah: Sequence[Simpul], u: float) -> dict[str, float]:
    """The widest word of each column of words, its heading included."""
    isi = {
        "Kegiatan": [satu.nama for satu in langkah],
        "Kelengkapan": [satu.dokumen for satu in langkah],
        "Output": [satu.keluaran for satu in langkah],
        "Keterangan": list(_keluar(langkah).values()),
    }
    return {
        judul: TEPI_SEL * 2 * u
        + max(
            [lebar_kata(Kata(judul, u, tebal=True))]
            + [lebar_kata(Kata(kata, u)) for teks in semua for kata in teks.split()]
        )
        for judul, semua in isi.items()
    }


def _bagi(sisa: float, paling_sedikit: Mapping[str, float]) -> dict[str, float]:
    """Share the room by habit; a column whose widest word needs more takes it from the others."""
    tetap: dict[str, float] = {}
    while True:
        longgar = {nama: bagian for nama, bagian in BAGIAN.items() if nama not in tetap}
        ruang, jumlah = sisa - sum(tetap.values()), sum(longgar.values())
        lebar = {nama: ruang * bagian / jumlah for nama, bagian in longgar.items()}
        sempit = {nama: paling_sedikit[nama] for nama in longgar if lebar[nama] < paling_sedikit[nama]}
        if not sempit or len(sempit) == len(longgar):
            return tetap | lebar
        tetap |= sempit


def _lorong(langkah: Sequence[Simpul], u: float) -> float:
    """Room right of the officers for labels and pentagons: the longest word of a label and a pentagon."""
    kata = [satu for langkah_ini in langkah for label, _ in langkah_ini.keluar for satu in label.split()]
    if not any(satu.keluar for satu in langkah):
        return 0
    terpanjang = max((lebar_kata(Kata(satu, u)) for satu in kata), default=0)
    return terpanjang + 5.5 * u


def _keluar(langkah: Sequence[Simpul]) -> dict[int, str]:
    """The exits of decisions in words."""
    return {
        satu.urut: "; ".join(f"{label}: ke langkah {ke}" for label, ke in satu.keluar)
        for satu in langkah
        if len(satu.keluar) > 1
    }


def _pastikan_muat(tabel: Tabel, langkah: Sequence[Simpul]) -> None:
    try:
        kepala(tabel)
        for satu in langkah:
            kolom_teks(tabel, satu, 0)
    except KataPanjang as salah:
        ukuran = f"{tabel.bidang.lebar:.0f} × {tabel.bidang.tinggi:.0f} mm"
        kolom = f"kolom SOP pada bidang {ukuran} dengan {len(tabel.pelaku)} pelaksana"
        pesan = f"Kata «{salah.kata}» tidak muat di {kolom}. Pakai kertas yang lebih lebar."
        raise TidakMuat(pesan) from salah


def kolom_teks(tabel: Tabel, satu: Simpul, y: float) -> list[Kotak]:
    """The words of one row."""
    isi = {
        "No": str(satu.urut),
        "Kegiatan": satu.nama,
        "Kelengkapan": satu.dokumen,
        "Waktu": sebut_menit(satu.menit),
        "Output": satu.keluaran,
        "Keterangan": tabel.keluar.get(satu.urut, ""),
    }
    return [
        _sel(tabel, tabel.kolom[judul], Kata(teks, tabel.batas.apa_saja), y) for judul, teks in isi.items()
    ]


def _sel(tabel: Tabel, kolom: Kolom, kata: Kata, y: float, *, tengah: bool = False) -> Kotak:
    tepi = TEPI_SEL * tabel.batas.apa_saja
    x, lebar = kolom.x + tepi, kolom.lebar - 2 * tepi
    baris, tinggi = alinea([kata], x, y + tepi, lebar, tengah=tengah)
    return Kotak(TEKS, x, y + tepi, lebar, tinggi, 0, baris)


def kepala(tabel: Tabel) -> tuple[list[Kotak], list[Ruas], float]:
    """Boxes and rules of the head in two levels, and where the rows begin."""
    u = tabel.batas.apa_saja
    atas, lebar = BARIS_ATAS * u, tabel.bidang.lebar
    orang = [_berdiri(tabel, nama, pusat) for nama, pusat in tabel.pelaku.items()]
    tinggi = atas + max(kotak.tinggi for kotak in orang) + 1.2 * u
    mutu = tabel.kolom["Kelengkapan"], tabel.kolom["Output"]
    gabung = {
        "Pelaksana": tabel.kolom["Pelaksana"],
        "Mutu Baku": Kolom(mutu[0].x, mutu[1].x + mutu[1].lebar - mutu[0].x),
    }
    judul = [
        _sel(tabel, kolom, Kata(nama, u, tebal=True), -0.3 * u, tengah=True) for nama, kolom in gabung.items()
    ]
    bawah = [nama for nama in tabel.kolom if nama != "Pelaksana"]
    judul += [_sel(tabel, tabel.kolom[nama], Kata(nama, u, tebal=True), atas, tengah=True) for nama in bawah]
    ujung = tabel.kolom["Keterangan"].x
    garis = [
        ((0.0, 0.0), (lebar, 0.0)),
        ((tabel.kolom["Pelaksana"].x, atas), (ujung, atas)),
        ((0.0, tinggi), (lebar, tinggi)),
    ]
    return [*judul, *orang], garis, tinggi


def _berdiri(tabel: Tabel, nama: str, pusat: float) -> Kotak:
    """An officer's title, read from below upwards, in as many lines as the column is wide."""
    u = tabel.batas.apa_saja
    baris = potong(nama, ISI_KEPALA * u, u, tebal=True)
    panjang = max(lebar_kata(Kata(satu, u, tebal=True)) for satu in baris)
    sela, atas = tinggi_baris(u), BARIS_ATAS * u + 0.6 * u
    kiri = pusat - len(baris) * sela / 2
    tulisan = tuple(
        Baris(satu, kiri + n * sela + u / 0.668 * NAIK, atas + panjang, u, tebal=True, putar=True)
        for n, satu in enumerate(baris)
    )
    return Kotak(TEKS, kiri, atas, len(baris) * sela, panjang, 0, tulisan)
