"""A poster on one kind of sheet: blocks become rows, rows fill sheets, lines get their place in millimetres.

Nothing is ever made smaller: letters have the height their reading distance asks for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from bungah.naskah.huruf import KataPanjang, lebar_teks, potong, tinggi_baris
from bungah.naskah.keterbacaan import Kebutuhan
from bungah.naskah.poster import Deret, Gambar, Huruf, Rata, Ruang, Teks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bungah.naskah.keterbacaan import Batas, Lembar
    from bungah.naskah.poster import Blok, Kepala, Poster

TEPI: Final = 12.0  # white at left, right and top: more than any office printer leaves
KAKI: Final = 30.0  # strip at the lower edge for the person who hangs the sheet: ruler, source, QR
PALING_BANYAK: Final = 20  # sheets of one poster; more are nobody's wall
BAGIAN_KEPALA: Final = 0.16  # of the sheet's height may be name and motto of the village
HAMPIR: Final = 0.02  # two sheets this equal in height are equally full
CELAH: Final = 0.14  # of a line, after each numbered paragraph
SELA_NOMOR: Final = 0.36  # of a capital, between a number and its words
UTUH: Final = 0.55  # of a sheet: longer groups go on on the next
KOLOM_KIRI: Final = 0.45  # a name beside its figure has at least this part of the line


class Tulisan(NamedTuple):
    """A line of text: ``y`` is its foot; ``alinea`` tells which lines are one paragraph."""

    x: float
    y: float
    lebar: float
    teks: str
    kapital: float
    tebal: bool
    hijau: bool
    rata: Rata
    alinea: int
    bahasa: str = ""


class Garis(NamedTuple):
    """A rule as wide as the text."""

    y: float
    tebal: float
    hijau: bool


class Tempelan(NamedTuple):
    """A picture in its place."""

    x: float
    y: float
    gambar: Gambar


@dataclass(slots=True)
class Halaman:
    """One sheet; everything in millimetres from its upper left corner."""

    ke: int
    dari: int = 0
    tulisan: list[Tulisan] = field(default_factory=list)
    garis: list[Garis] = field(default_factory=list)
    gambar: list[Tempelan] = field(default_factory=list)
    pita: float = 0.0  # height of the kawung band's upper edge; 0 = no band here


@dataclass(frozen=True, slots=True)
class _Jajar:
    """What cannot be divided any more: one line, or a name with its figure; places from its corner."""

    tinggi: float
    tulisan: tuple[Tulisan, ...] = ()
    garis: float = 0.0
    gambar: tuple[Tempelan, ...] = ()
    lekat: bool = False
    ulang: bool = False


class _Letak(NamedTuple):
    """A row at its height; ``awal`` = a group begins with it."""

    y: float
    jajar: _Jajar
    awal: bool


class TataPoster:
    """One poster on one kind of sheet with letters for one distance."""

    def __init__(self, poster: Poster, kepala: Kepala, lembar: Lembar, batas: Batas) -> None:
        self.poster, self.kepala, self.lembar, self.batas = poster, kepala, lembar, batas
        self.lebar = lembar.lebar - 2 * TEPI
        self.sela = tinggi_baris(batas.isi) * 0.4  # between groups
        self._motto = kepala.motto
        self._alinea = self._kepala = 0
        nomor = [b for b in self._blok() if isinstance(b, Teks) and b.nomor]
        self._jorok = max((self._lebar_nomor(b) for b in nomor), default=0.0)

    def butuh(self) -> Kebutuhan:
        """The widest word and the highest thing that cannot be divided, with all that stands around it."""
        lebar, kata = self._terlebar()
        if lebar > self.lebar:
            return Kebutuhan(lebar + 2 * TEPI, 0, kata)
        kelompok = self._kelompok()
        pertama = sum(satu.tinggi for satu in kelompok[0][: self._kepala + 1])
        lain = max((satu.tinggi for isi in kelompok for satu in isi), default=0.0)
        tinggi = max(self._atas(1) + pertama, self._atas(2) + lain) + KAKI
        if tinggi <= self.lembar.tinggi and (banyak := len(self._bagi(kelompok))) > PALING_BANYAK:
            tinggi = self.lembar.tinggi * banyak / PALING_BANYAK
        return Kebutuhan(lebar + 2 * TEPI, tinggi, self.poster.judul or self.poster.tajuk)

    def banyak(self) -> int:
        """How many sheets it takes; the words must fit."""
        return self.terbagi()[0]

    def terbagi(self) -> tuple[int, int]:
        """How many sheets it takes, and how many of them begin within a group."""
        bagian = self._bagi(self._kelompok())
        return len(bagian), sum(not isi[0].awal for isi in bagian if isi)

    def halaman(self) -> list[Halaman]:
        """Every sheet with its lines in place."""
        bagian = self._bagi(self._kelompok())
        return [self._pasang(ke, len(bagian), isi) for ke, isi in enumerate(bagian, 1)]

    def logo(self) -> float:
        """Side of the emblem; nought without one, so that no hole is left."""
        return self.batas.apa_saja * 2.2 if self.kepala.logo else 0.0

    def ruang_kepala(self) -> float:
        """Height of emblem and name on the first sheet."""
        return max(self.logo(), len(self._nama()) * tinggi_baris(self.batas.apa_saja))

    def pita(self) -> float:
        """Height of the band of kawung."""
        return self.batas.apa_saja * 0.45

    # ---- widths

    def _blok(self) -> Iterator[Blok]:
        for kelompok in self.poster.isi:
            yield from kelompok

    def _lebar_nomor(self, satu: Teks) -> float:
        kapital = satu.huruf.kapital(self.batas)
        return lebar_teks(satu.nomor, kapital, tebal=True) + kapital * SELA_NOMOR

    def _terlebar(self) -> tuple[float, str]:
        """The widest word, figure or picture and what it is."""
        semua = [self._kata(Teks(self.poster.judul, Huruf.JUDUL, tebal=True))]
        semua += [self._kata(Teks(teks, Huruf.ISI, tebal=True)) for teks in (self.poster.tajuk,) if teks]
        semua += [self._lebar_blok(satu) for satu in self._blok()]
        lebar, kata = max(semua)
        nama, apa = self._kata(Teks(self.kepala.nama, Huruf.KECIL, tebal=True))
        return max((lebar, kata), (nama + self._geser_nama(), apa))

    def _lebar_blok(self, satu: Blok) -> tuple[float, str]:
        if isinstance(satu, Teks):
            lebar, kata = self._kata(satu)
            return lebar + self._jorok * bool(satu.nomor), kata
        if isinstance(satu, Deret):
            angka = lebar_teks(satu.kanan, self.batas.judul, tebal=True)
            return max((angka, satu.kanan), self._kata(Teks(satu.kiri)))
        return (satu.lebar, "gambar") if isinstance(satu, Gambar) else (0.0, "")

    def _kata(self, satu: Teks) -> tuple[float, str]:
        kapital = satu.huruf.kapital(self.batas)
        return max(
            ((lebar_teks(kata, kapital, tebal=satu.tebal), kata) for kata in satu.teks.split()),
            default=(0.0, ""),
        )

    # ---- rows

    def _kelompok(self) -> list[list[_Jajar]]:
        """The heading with the first group, then the other groups, as rows."""
        rata = Rata.TENGAH if self.poster.tengah else Rata.KIRI
        tajuk = Teks(self.poster.tajuk, tebal=True, hijau=True, rata=rata, lekat=True)
        judul = Teks(self.poster.judul, Huruf.JUDUL, tebal=True, rata=rata, lekat=True)
        pertama, *lain = self.poster.isi or [()]
        awal: list[Blok] = [satu for satu in (tajuk, judul) if satu.teks]
        self._kepala = sum(len(self._jajar(satu)) for satu in awal) + bool(pertama)
        awal += [Ruang(self.sela, lekat=True)] if pertama else []
        semua: list[Sequence[Blok]] = [[*awal, *pertama], *lain]
        hasil = [[satu for blok in kelompok for satu in self._jajar(blok)] for kelompok in semua]
        self._motto = self.kepala.motto
        if self._atas(1) + sum(satu.tinggi for satu in hasil[0]) + KAKI > self.lembar.tinggi:
            self._motto = ""  # the heading keeps what belongs to it rather than the motto
        return hasil

    def _jajar(self, blok: Blok) -> list[_Jajar]:
        self._alinea += 1
        if isinstance(blok, Teks):
            return self._jajar_teks(blok)
        if isinstance(blok, Deret):
            return [self._jajar_deret(blok)]
        if isinstance(blok, Ruang):
            return [_Jajar(blok.tinggi, lekat=blok.lekat)]
        x = {Rata.KIRI: 0.0, Rata.TENGAH: (self.lebar - blok.lebar) / 2, Rata.KANAN: self.lebar - blok.lebar}
        return [_Jajar(blok.tinggi, gambar=(Tempelan(x[blok.rata], 0, blok),))]

    def _jajar_teks(self, blok: Teks) -> list[_Jajar]:
        kapital, tinggi = blok.huruf.kapital(self.batas), tinggi_baris(blok.huruf.kapital(self.batas))
        geser = self._jorok if blok.nomor else 0.0
        baris = potong(blok.teks, self.lebar - geser, kapital, tebal=blok.tebal)
        hasil = []
        for ke, teks in enumerate(baris):
            tulisan = [self._tulis(geser, kaki(kapital), teks, blok, self.lebar - geser)]
            if blok.nomor.strip() and not ke:
                tanda = Teks(blok.nomor, blok.huruf, tebal=True, hijau=True)
                tulisan.insert(0, self._tulis(0, kaki(kapital), blok.nomor, tanda, geser))
            sisa = len(baris) - 1 - ke
            garis = tinggi * 0.08 if blok.garis and not sisa else 0.0
            celah = tinggi * CELAH if blok.nomor and not sisa else 0.0
            berdua = bool(sisa) and (not ke or sisa == 1)  # no line of a paragraph is left alone
            lekat = berdua or blok.lekat or blok.ulang
            baris_ini = (tinggi + garis + celah, tuple(tulisan), garis and tinggi)
            hasil.append(_Jajar(*baris_ini, lekat=lekat, ulang=blok.ulang))
        return hasil

    def _tulis(self, x: float, y: float, teks: str, blok: Teks, lebar: float) -> Tulisan:
        kapital = blok.huruf.kapital(self.batas)
        gaya = (blok.tebal, blok.hijau, blok.rata, self._alinea, blok.bahasa)
        return Tulisan(x, y, lebar, teks, kapital, *gaya)

    def _jajar_deret(self, blok: Deret) -> _Jajar:
        """Beside each other when the name keeps a fair part of the line, else below each other."""
        besar, isi = self.batas.judul, self.batas.isi
        angka = lebar_teks(blok.kanan, besar, tebal=True)
        sisa = self.lebar - angka - self.sela
        nama, angka_di = Teks(blok.kiri), Teks(blok.kanan, Huruf.JUDUL, tebal=True, rata=Rata.KANAN)
        samping = sisa >= self.lebar * KOLOM_KIRI and self._kata(nama)[0] <= sisa
        baris = potong(blok.kiri, sisa if samping else self.lebar, isi)
        awal = (kaki(besar) - kaki(isi)) if samping else 0.0  # first line and figure on one foot
        kiri = [
            self._tulis(0, awal + n * tinggi_baris(isi) + kaki(isi), teks, nama, self.lebar)
            for n, teks in enumerate(baris)
        ]
        bawah = len(baris) * tinggi_baris(isi)
        kanan = self._tulis(0, kaki(besar) + (0 if samping else bawah), blok.kanan, angka_di, self.lebar)
        tinggi = max(awal + bawah, tinggi_baris(besar)) if samping else bawah + tinggi_baris(besar)
        return _Jajar(tinggi * 1.04, (*kiri, kanan), tinggi if blok.garis else 0.0, lekat=blok.lekat)

    # ---- sheets

    def _geser_nama(self) -> float:
        return self.logo() + (self.batas.apa_saja * 0.5 if self.kepala.logo else 0.0)

    def _nama(self) -> list[tuple[str, bool]]:
        """Lines of the head: the name, and the motto where the sheet has room for it."""
        muat, kapital = self.lebar - self._geser_nama(), self.batas.apa_saja
        nama = [(teks, True) for teks in potong(self.kepala.nama, muat, kapital, tebal=True)]
        try:
            motto = [(teks, False) for teks in potong(self._motto, muat, kapital)]
        except KataPanjang:
            motto = []
        tinggi = (len(nama) + len(motto)) * tinggi_baris(kapital)
        return nama + motto if tinggi <= self.lembar.tinggi * BAGIAN_KEPALA else nama

    def _atas(self, ke: int) -> float:
        """Where the body begins: below name and band on the first sheet, below one line on the others."""
        baris = tinggi_baris(self.batas.apa_saja)
        if ke > 1:
            return TEPI + baris * 1.25
        return TEPI + self.ruang_kepala() + self.pita() + baris * 0.55

    def _bagi(self, kelompok: list[list[_Jajar]]) -> list[list[_Letak]]:
        """Rows with their heights, sheet by sheet, all sheets about equally full."""
        penuh = self._isi_sampai(kelompok, 1.0)
        kurang, cukup = 0.3, 1.0
        while len(penuh) > 1 and cukup - kurang > HAMPIR:
            tengah = (kurang + cukup) / 2
            coba = self._isi_sampai(kelompok, tengah)
            if len(coba) == len(penuh):
                cukup, penuh = tengah, coba
            else:
                kurang = tengah
        return penuh

    def _isi_sampai(self, kelompok: list[list[_Jajar]], bagian: float) -> list[list[_Letak]]:
        """Fill each sheet to this part of its height, further only with what would not stand on any."""
        hasil: list[list[_Letak]] = [[]]
        atas, dasar = self._atas(1), self.lembar.tinggi - KAKI
        y = atas
        for isi in kelompok:
            y += self.sela if hasil[-1] else 0
            tinggi = sum(satu.tinggi for satu in isi)
            lanjut = self._atas(2)
            utuh = tinggi <= (dasar - lanjut) * UTUH
            sampai = atas + (dasar - atas) * bagian if utuh and hasil[-1] else dasar
            for n, satu in enumerate(isi):
                perlu = tinggi if utuh and not n else self._perlu(isi[n:], dasar - lanjut)
                if isi is kelompok[0] and n < self._kepala:
                    perlu = 0.0  # the heading stays whole
                if hasil[-1] and y + perlu > sampai:
                    hasil.append(self._ulang(isi[:n]))
                    y = lanjut + sum(x.jajar.tinggi for x in hasil[-1])
                    atas, sampai = lanjut, dasar
                hasil[-1].append(_Letak(y, satu, awal=not n))
                y += satu.tinggi
        return hasil

    def _ulang(self, sudah: Sequence[_Jajar]) -> list[_Letak]:
        """What heads a group, for the sheet on which it goes on."""
        hasil: list[_Letak] = []
        for satu in sudah:
            if satu.ulang:
                y = self._atas(2) + sum(x.jajar.tinggi for x in hasil)
                hasil.append(_Letak(y, satu, awal=False))
        return hasil

    def _perlu(self, isi: Sequence[_Jajar], ruang: float) -> float:
        """The next row with those it should not be parted from, if one sheet holds them all."""
        tinggi = 0.0
        for satu in isi:
            tinggi += satu.tinggi
            if not satu.lekat:
                break
        return tinggi if tinggi <= ruang else isi[0].tinggi

    def _pasang(self, ke: int, dari: int, isi: Sequence[_Letak]) -> Halaman:
        """Rows in their place; what a sheet leaves over is shared out between the groups, or around them."""
        halaman = Halaman(ke, dari)
        self._pasang_kepala(halaman)
        sisa = self.lembar.tinggi - KAKI - max((x.y + x.jajar.tinggi for x in isi), default=0.0)
        turun = sisa * 0.45 if self.poster.tengah else 0.0
        renggang = min(sisa / (sum(x.awal for x in isi) + 1), self.sela * 1.5) * (not self.poster.tengah)
        for n, (y, satu, awal) in enumerate(isi):
            turun += renggang if awal and n else 0.0
            dasar = y + turun
            halaman.tulisan += [t._replace(x=t.x + TEPI, y=t.y + dasar) for t in satu.tulisan]
            halaman.gambar += [g._replace(x=g.x + TEPI, y=g.y + dasar) for g in satu.gambar]
            if satu.garis:
                halaman.garis.append(Garis(dasar + satu.garis, self.batas.apa_saja * 0.03, hijau=False))
        return halaman

    def _pasang_kepala(self, halaman: Halaman) -> None:
        kapital, tinggi = self.batas.apa_saja, tinggi_baris(self.batas.apa_saja)
        if halaman.ke == 1:
            baris, x = self._nama(), TEPI + self._geser_nama()
            ruang = self.ruang_kepala()
            y = TEPI + (ruang - len(baris) * tinggi) / 2
            halaman.pita = TEPI + ruang + tinggi * 0.12
        else:
            baris, x, y = [(self.poster.tajuk or self.poster.judul, True)], TEPI, TEPI
            angka = f"{halaman.ke}/{halaman.dari}"
            sisa = self.lebar - lebar_teks(f" {angka}", kapital, tebal=True)
            baris = [satu for satu in baris if lebar_teks(satu[0], kapital, tebal=True) <= sisa]
            gaya = (kapital, True, True, Rata.KANAN, -1)
            halaman.tulisan.append(Tulisan(TEPI, y + kaki(kapital), self.lebar, angka, *gaya))
            halaman.garis.append(Garis(TEPI + tinggi * 1.05, kapital * 0.08, hijau=True))
        for n, (teks, tebal) in enumerate(baris):
            gaya = (kapital, tebal, tebal, Rata.KIRI, -2 - n)
            halaman.tulisan.append(
                Tulisan(x, y + n * tinggi + kaki(kapital), self.lebar - x + TEPI, teks, *gaya)
            )


def kaki(kapital: float) -> float:
    """Where letters stand in their line: capitals in its middle, room for g and p below."""
    return (tinggi_baris(kapital) + kapital) / 2
