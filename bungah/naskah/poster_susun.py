"""Which sheet a poster stands on, how far it is read, and its pages as HTML for the press."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from bungah.dasar.nilai.jarak import JARAK_TERJAUH, JARAK_TERPENDEK
from bungah.naskah.huruf import SELA, em
from bungah.naskah.keterbacaan import (
    A1,
    A2,
    DINDING,
    Batas,
    Pilihan,
    TidakMuat,
    pilih_lembar,
    salah_jarak,
    sebut_jarak,
)
from bungah.naskah.tata_poster import TEPI, TataPoster
from bungah.naskah.ubin import bagi_ubin, gabungan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bungah.naskah.keterbacaan import Lembar
    from bungah.naskah.poster import Kepala, Poster
    from bungah.naskah.tata_poster import Garis, Halaman, Tempelan, Tulisan

LANGKAH: Final = 100  # millimetres of distance from try to try
PERCETAKAN: Final = (A2, A1)  # a print shop has every larger sheet too
KAKI_HURUF: Final = 0.334 + SELA / 2  # Atkinson reaches 0.984 em up, 0.316 down, in the middle of its line
# One motif of the kawung band in a square of 24, drawn from its upper left corner.
_KAWUNG: Final = (
    "m13.2 13.2q1.8 8.8 9.6 9.6q-.8-7.8-9.6-9.6zm-2.4 0q-1.8 8.8-9.6 9.6q.8-7.8 9.6-9.6z"
    "m2.4-2.4q1.8-8.8 9.6-9.6q-.8 7.8-9.6 9.6zm-2.4 0q-1.8-8.8-9.6-9.6q.8 7.8 9.6 9.6z"
)


@dataclass(frozen=True, slots=True)
class Susunan:
    """A poster in its place: the sheet, tiles to print it on, letters for how far."""

    pilihan: Pilihan
    minta: int  # the distance that was asked for
    papan: TataPoster

    @property
    def batas(self) -> Batas:
        """The distance it is read from, never less than what was asked for."""
        return self.papan.batas

    @property
    def terbaca(self) -> str:
        """``Terbaca dari 3 m`` and, where the letters have grown, from where they still are."""
        awal = f"Terbaca dari {sebut_jarak(self.minta)}"
        return awal if self.batas.jarak == self.minta else f"{awal}, bahkan dari {self.batas}"


def susun(
    poster: Poster,
    kepala: Kepala,
    *,
    jarak: int,
    minta: Lembar,
    bisa: Sequence[Lembar] = (),
    ubin: bool = True,
) -> Susunan:
    """Choose the sheet, let the letters grow where it has room, put every line in its place.

    Args:
        poster: what it says.
        kepala: who says it.
        jarak: reading distance in millimetres.
        minta: the sheet that was asked for.
        bisa: larger sheets this office prints; for A2 and A1 (print shop) all larger ones are taken.
        ubin: pieces on ``minta`` are welcome.

    Raises:
        TidakMuat: the distance is impossible, or not even the largest sheet holds it.
    """

    if salah := salah_jarak(jarak):
        raise TidakMuat(salah)
    pilihan = pilih_lembar(
        lambda lembar: TataPoster(poster, kepala, lembar, Batas(jarak)).butuh(),
        minta=minta,
        bisa=bisa or (DINDING if minta in PERCETAKAN else ()),
        batas=Batas(jarak),
        ubin=ubin,
        rebah=poster.rebah,
        terjauh=lambda lembar: terjauh(poster, kepala, lembar),
        harga=lambda lembar: _kertas_ubin(TataPoster(poster, kepala, lembar, Batas(jarak)), minta),
        gabungan=gabungan(minta),
    )
    return _susun(poster, kepala, pilihan, jarak)


def terjauh(poster: Poster, kepala: Kepala, minta: Lembar) -> int:
    """The largest reading distance this sheet allows, in millimetres; nought when none does."""

    def muat(lembar: Lembar, jarak: int) -> bool:
        return _muat(TataPoster(poster, kepala, lembar, Batas(jarak)))

    return max(jarak_terjauh(partial(muat, lembar)) for lembar in poster.rebah.letak(minta))


def _kertas_ubin(tata: TataPoster, kecil: Lembar) -> int:
    """How many small sheets its tiles take."""
    return tata.banyak() * len(bagi_ubin(tata.lembar, kecil)[1])


def _susun(poster: Poster, kepala: Kepala, pilihan: Pilihan, jarak: int) -> Susunan:
    """On this sheet; letters grow as long as it takes no more of them and parts no more groups."""

    def papan(n: int) -> TataPoster:
        return TataPoster(poster, kepala, pilihan.lembar, Batas(n))

    lembar, terbelah = papan(jarak).terbagi()

    def tetap(n: int) -> bool:
        if not _muat(papan(n)):
            return False
        banyak, belah = papan(n).terbagi()
        return banyak <= lembar and belah <= terbelah

    besar = jarak_terjauh(tetap, dari=jarak)
    return Susunan(pilihan, jarak, papan(max(jarak, besar)))


def _muat(papan: TataPoster) -> bool:
    butuh = papan.butuh()
    return butuh.lebar <= papan.lembar.lebar and butuh.tinggi <= papan.lembar.tinggi


def jarak_terjauh(muat: Callable[[int], bool], dari: int = JARAK_TERPENDEK) -> int:
    """The largest distance for which it fits, in steps of a tenth of a metre; nought when none does."""
    kecil, besar = -(-dari // LANGKAH) - 1, JARAK_TERJAUH // LANGKAH
    while kecil < besar:
        tengah = (kecil + besar + 1) // 2
        if muat(tengah * LANGKAH):
            kecil = tengah
        else:
            besar = tengah - 1
    return kecil * LANGKAH if kecil * LANGKAH >= dari else 0


# ---- HTML


def html_lembaran(susunan: Susunan) -> list[SafeString]:
    """Every sheet without its foot: head, words, lines, pictures."""
    return [_html(satu, susunan.papan) for satu in susunan.papan.halaman()]


def _html(halaman: Halaman, papan: TataPoster) -> SafeString:
    isi = [_pita(halaman, papan), *(_garis(satu, papan) for satu in halaman.garis)]
    if halaman.ke == 1 and papan.kepala.logo:
        isi.append(_logo(papan))
    isi += [_alinea(list(satu)) for _, satu in groupby(halaman.tulisan, key=lambda t: t.alinea)]
    isi += [_gambar(satu) for satu in halaman.gambar]
    return mark_safe("".join(isi))  # noqa: S308 -- every text is escaped where it is set, the rest are figures


def _mm(angka: float) -> str:
    return f"{angka:.2f}".rstrip("0").rstrip(".")


def _di(x: float, y: float, *lain: str) -> str:
    return ";".join([f"left:{_mm(x)}mm;top:{_mm(y)}mm", *lain])


def _alinea(isi: list[Tulisan]) -> str:
    """One paragraph; lines that stand straight below each other are one box, because boxes cost time."""
    lain = next((satu.bahasa for satu in isi if satu.bahasa), "")
    bahasa = f' lang="{escape(lain)}"' if lain else ""
    kotak = [list(satu) for _, satu in groupby(isi, key=lambda t: t._replace(y=0, teks=""))]
    if len(kotak) == 1:
        return f"<p{bahasa} {_gaya(kotak[0][0])}>{_kata(kotak[0])}</p>"
    dalam = " ".join(f"<span {_gaya(satu[0])}>{_kata(satu)}</span>" for satu in kotak)
    return f"<p{bahasa}>{dalam}</p>"


def _kata(baris: list[Tulisan]) -> str:
    return "<br>".join(str(escape(satu.teks)) for satu in baris)


def _gaya(satu: Tulisan) -> str:
    """Place and size of the first line; the others follow at the height of a line."""
    ukuran = em(satu.kapital)
    gaya = _di(
        satu.x,
        satu.y - KAKI_HURUF * ukuran,
        f"width:{_mm(satu.lebar)}mm;font-size:{_mm(ukuran)}mm",
        f"text-align:{satu.rata}",
    )
    kelas = " ".join(kata for kata, ya in (("tebal", satu.tebal), ("hijau", satu.hijau)) if ya)
    return f'class="tulis {kelas}" style="{gaya}"'


def _garis(satu: Garis, papan: TataPoster) -> str:
    y, tebal, hijau = satu
    ukuran = f"width:{_mm(papan.lebar)}mm;height:{_mm(tebal)}mm"
    return f'<div class="garis{" hijau" if hijau else ""}" style="{_di(TEPI, y, ukuran)}"></div>'


def _gambar(satu: Tempelan) -> str:
    ukuran = f"width:{_mm(satu.gambar.lebar)}mm;height:{_mm(satu.gambar.tinggi)}mm"
    return f'<div class="gambar" style="{_di(satu.x, satu.y, ukuran)}">{satu.gambar.isi}</div>'


def _logo(papan: TataPoster) -> str:
    ukuran = f"width:{_mm(papan.logo())}mm;height:{_mm(papan.logo())}mm"
    gaya = _di(TEPI, TEPI + (papan.ruang_kepala() - papan.logo()) / 2, ukuran)
    return f'<img class="logo" src="{escape(papan.kepala.logo)}" alt="Lambang" style="{gaya}">'


def _pita(halaman: Halaman, papan: TataPoster) -> str:
    """The kawung band under the head of the first sheet: one path, because patterns are slow to set."""
    if not halaman.pita:
        return ""
    tinggi = papan.pita()
    banyak = max(round(papan.lebar / tinggi), 1)
    motif = "".join(f"M{24 * n} 0{_KAWUNG}" for n in range(banyak))
    ukuran = f'width="{_mm(papan.lebar)}mm" height="{_mm(tinggi)}mm"'
    return (
        f'<svg class="pita" {ukuran} viewBox="0 0 {24 * banyak} 24" preserveAspectRatio="none"'
        f' style="{_di(TEPI, halaman.pita)}">'
        f'<path fill="#0d5c4a" d="M0 0H{24 * banyak}V24H0Z"/>'
        f'<path fill="none" stroke="#d98e04" stroke-width="1.3" stroke-linejoin="round" d="{motif}"/></svg>'
    )
