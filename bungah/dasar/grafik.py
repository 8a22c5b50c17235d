"""Bar charts as SVG text: no script, no stylesheet, no database; the same bytes on screen and on paper.

Every bar carries its own words, so nobody has to measure it against an axis, and every series has a
pattern besides its colour, so that a black-and-white print still tells them apart. Widths are shares
of the drawing and letters keep their size, so it reads well from 280 pixels to a whole A4 page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

MAKS_BATANG = 31  # a month of days; the table beneath shows the rest
MAKS_DERET = 3
PANJANG_BARIS, LABEL_MIN = 40, 14  # letters of name and figures that fit side by side on a phone
TINGGI_KATA, TINGGI_BATANG, SELA = 20, 12, 12
HURUF = 14
TINTA, GARIS = "#16211d", "#687570"
WARNA = ("#0d5c4a", "#d98e04", "#1f4e79")
_POLA = (
    "",
    '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path d="M0 6 6 0M-1.5 1.5 1.5-1.5M4.5 7.5 7.5 4.5" stroke="{warna}" stroke-width="2.2"/></pattern>',
    '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path d="M1.5 0V6M4.5 0V6" stroke="{warna}" stroke-width="1"/></pattern>',
)
_UJUNG = 'x="100%" text-anchor="end" font-weight="700"'


@dataclass(frozen=True, slots=True)
class Batang:
    """One row of a chart: its name, a figure per series (None = no data) and the words of each figure."""

    label: str
    nilai: tuple[float | None, ...]
    kata: tuple[str, ...] = ()

    def tulisan(self, ke: int) -> str:
        """The words that stand at the bar: ``12 menit``; without own words the plain figure."""
        if ke < len(self.kata):
            return self.kata[ke]
        nilai = self.nilai[ke]
        return "–" if nilai is None else f"{nilai:g}"


def grafik_batang(
    batang: Sequence[Batang], *, judul: str, uraian: str, deret: Sequence[str] = ("Jumlah",)
) -> str:
    """Horizontal bars as one ``<svg>``; one bar per series and row, each with its words beside the name.

    Args:
        batang: the rows from top to bottom; only the first ``MAKS_BATANG`` are drawn, and the chart says so.
        judul: what the chart shows, read first by a screen reader.
        uraian: the sentence that tells its message.
        deret: names of the series, one to three; more than one gives a legend.

    Raises:
        ValueError: no series, too many, a row that does not fit them, or a figure below zero.
    """
    _periksa(batang, deret)
    pola = f"p{crc32(f'{judul}{uraian}'.encode()):x}"
    puncak = max((n for satu in batang for n in satu.nilai if n), default=0) or 1
    isi, y = [], 0
    if len(deret) > 1:
        isi.append(_keterangan(deret, pola))
        y += TINGGI_KATA * len(deret) + SELA
    awal, tinggi = y, TINGGI_KATA + TINGGI_BATANG * len(deret) + SELA
    for satu in batang[:MAKS_BATANG]:
        isi.append(_baris(satu, y, puncak, pola))
        y += tinggi
    sumbu = "".join(f"M.5 {n + TINGGI_KATA}v{TINGGI_BATANG * len(deret)}" for n in range(awal, y, tinggi))
    if len(batang) > MAKS_BATANG:
        isi.append(_kata(y, f"dan {len(batang) - MAKS_BATANG} lainnya, lihat tabel di bawah"))
        y += TINGGI_KATA
    return (
        f'<svg class="grafik" xmlns="http://www.w3.org/2000/svg" width="100%" height="{max(y, 1)}" '
        f'role="img" aria-labelledby="{pola}-j {pola}-u" font-size="{HURUF}" fill="{TINTA}">'
        f'<title id="{pola}-j">{escape(judul)}</title><desc id="{pola}-u">{escape(uraian)}</desc>'
        f'<defs>{_daftar_pola(deret, pola)}</defs>{"".join(isi)}<path d="{sumbu}" stroke="{GARIS}"/></svg>'
    )


def _periksa(batang: Sequence[Batang], deret: Sequence[str]) -> None:
    if not 1 <= len(deret) <= MAKS_DERET:
        raise ValueError(f"Grafik memuat 1 sampai {MAKS_DERET} deret, bukan {len(deret)}.")
    for satu in batang:
        if len(satu.nilai) != len(deret) or any(n is not None and not n >= 0 for n in satu.nilai):
            raise ValueError(f"Angka tidak cocok dengan deretnya: {satu!r}")


def _daftar_pola(deret: Sequence[str], pola: str) -> str:
    return "".join(_POLA[ke].format(id=f"{pola}{ke}", warna=WARNA[ke]) for ke in range(len(deret)))


def _keterangan(deret: Sequence[str], pola: str) -> str:
    """The legend: a swatch and the name of each series, one under the other."""
    baris = (
        f'<rect x="1" y="{ke * TINGGI_KATA + 4}" width="22" height="{TINGGI_BATANG}" {_cat(ke, pola)}/>'
        + _kata(ke * TINGGI_KATA + 14, nama, 'x="30"')
        for ke, nama in enumerate(deret)
    )
    return "".join(baris)


def _baris(satu: Batang, y: int, puncak: float, pola: str) -> str:
    """Name left, words right, the bars of the row beneath them."""
    kata = " · ".join(satu.tulisan(ke) for ke in range(len(satu.nilai)))
    nama = _pendek(satu.label, max(PANJANG_BARIS - len(kata), LABEL_MIN))
    bagian = [_kata(y + 14, nama), _kata(y + 14, kata, _UJUNG)]
    for ke, nilai in enumerate(satu.nilai):
        if nilai:
            atas, lebar = y + TINGGI_KATA + ke * TINGGI_BATANG, max(round(100 * nilai / puncak, 1), 0.4)
            bagian.append(
                f'<rect y="{atas}" width="{lebar:g}%" height="{TINGGI_BATANG - 1}" {_cat(ke, pola)}/>'
            )
    return "".join(bagian)


def _cat(ke: int, pola: str) -> str:
    """Fill of a series (solid, stripes, lines) and, around a pattern, its edge."""
    return f'fill="url(#{pola}{ke})" stroke="{WARNA[ke]}"' if _POLA[ke] else f'fill="{WARNA[ke]}"'


def _kata(y: int, teks: str, letak: str = "") -> str:
    return f'<text y="{y}"{" " if letak else ""}{letak}>{escape(teks)}</text>'


def _pendek(label: str, batas: int) -> str:
    return label if len(label) <= batas else f"{label[: batas - 1].rstrip()}…"
