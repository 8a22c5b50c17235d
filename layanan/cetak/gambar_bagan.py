"""A placed flowchart as SVG, in millimetres; the same drawing for the screen and for the press.

On the screen only presentation attributes, no style: the pages forbid inline style. The press sets SVG text
letter by letter and loses the blanks, so there the words stand over the drawing as text of the page: they can
be searched, copied and read aloud. Works in black and white: shapes and numbers say what colours say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from bungah.naskah.huruf import em, lebar_teks
from layanan.aturan.tata import KAPSUL, PROSES, SEGILIMA, WAJIK

if TYPE_CHECKING:
    from layanan.aturan.tata import Baris, Kotak, Lembaran, Panah, Posisi, Ruas

TINTA, HIJAU, EMAS, GARIS = "#16211d", "#0d5c4a", "#f0b429", "#8b8f86"
HURUF: Final = "Atkinson, Atkinson Hyperlegible Next, Arial, sans-serif"
KAKI: Final = 0.834  # Atkinson reaches 0.984 em up and 0.316 down; the rest lies half above, half below
SETENGAH: Final = 200  # millimetres, half of the line a centred word stands in
ISI: Final = {KAPSUL: "#e4f1ec", PROSES: "#ffffff", WAJIK: "#fdf3dc", SEGILIMA: "#ffffff"}


def gambar_bagan(lembaran: Lembaran, *, judul: str, tebal: float, kini: int = 0) -> SafeString:
    """One sheet of a chart for the screen, as an ``svg`` element.

    Every line is set as wide as it was measured: another face of the reader's cannot run over an arrow.

    Args:
        lembaran: the placed chart.
        judul: what the picture shows, for those who hear it.
        tebal: width of the arrows in millimetres.
        kini: the step that is under way; its symbol is filled.
    """
    kata = (_baris(satu) for kotak in lembaran.kotak for satu in kotak.baris)
    return _aman(_svg(lembaran, judul, tebal, *kata, kini=kini))


def cetak_bagan(lembaran: Lembaran, *, judul: str, tebal: float) -> SafeString:
    """The same for the press: the drawing, and over it the words of each box as a paragraph."""
    ukuran = f"position:relative;width:{_mm(lembaran.lebar)}mm;height:{_mm(lembaran.tinggi)}mm"
    kata = "".join(_alinea(satu) for satu in lembaran.kotak if satu.baris)
    return _aman(f'<div style="{ukuran}">{_svg(lembaran, judul, tebal)}{kata}</div>')


def _aman(isi: str) -> SafeString:
    return mark_safe(isi)  # noqa: S308 -- every text is escaped where it is set, the rest are figures


def _svg(lembaran: Lembaran, judul: str, tebal: float, *kata: str, kini: int = 0) -> str:
    lebar, tinggi = _mm(lembaran.lebar), _mm(lembaran.tinggi)
    isi = [
        *(_garis(satu, tebal) for satu in lembaran.garis),
        *(_panah(satu, tebal) for satu in lembaran.panah),
        *(_ujung(satu, tebal) for satu in lembaran.panah),
        *(_bentuk(satu, tebal, kini=bool(kini) and satu.urut == kini) for satu in lembaran.kotak),
        *kata,
    ]
    kepala = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar}mm" height="{tinggi}mm" '
        f'viewBox="0 0 {lebar} {tinggi}" role="img" font-family="{HURUF}" fill="{TINTA}">'
    )
    return f"{kepala}<title>{escape(judul)}</title>{''.join(isi)}</svg>"


def _mm(angka: float) -> str:
    """Hundredths of a millimetre are enough."""
    return f"{angka:.2f}".rstrip("0").rstrip(".")


def _titik(titik: tuple[Posisi, ...]) -> str:
    return " ".join(f"{_mm(x)},{_mm(y)}" for x, y in titik)


def _garis(ruas: Ruas, tebal: float) -> str:
    (x1, y1), (x2, y2) = ruas
    tempat = f'x1="{_mm(x1)}" y1="{_mm(y1)}" x2="{_mm(x2)}" y2="{_mm(y2)}"'
    return f'<line {tempat} stroke="{GARIS}" stroke-width="{_mm(tebal / 2)}"/>'


def _panah(panah: Panah, tebal: float) -> str:
    *depan, (x, y) = panah.titik
    dx, dy = _arah(panah)
    titik = (*depan, (x - dx * tebal * 3, y - dy * tebal * 3))
    garis = f'stroke="{TINTA}" stroke-width="{_mm(tebal)}" stroke-linejoin="round"'
    return f'<polyline points="{_titik(titik)}" fill="none" {garis}/>'


def _ujung(panah: Panah, tebal: float) -> str:
    """The head: as long as four widths of the line, as wide as three."""
    (x, y), (dx, dy) = panah.titik[-1], _arah(panah)
    dasar = (x - dx * tebal * 5, y - dy * tebal * 5)
    sayap = tuple((dasar[0] + arah * dy * tebal * 2, dasar[1] + arah * dx * tebal * 2) for arah in (1, -1))
    return f'<polygon points="{_titik(((x, y), *sayap))}"/>'


def _arah(panah: Panah) -> Posisi:
    (x1, y1), (x2, y2) = panah.titik[-2:]
    panjang = max(abs(x2 - x1), abs(y2 - y1)) or 1
    return (x2 - x1) / panjang, (y2 - y1) / panjang


def _bentuk(kotak: Kotak, tebal: float, *, kini: bool) -> str:
    """The outline of a symbol; texts and labels have none."""
    if kotak.bentuk not in ISI:
        return ""
    isi, tepi = (EMAS, tebal * 2) if kini else (ISI[kotak.bentuk], tebal)
    gaya = f'fill="{isi}" stroke="{HIJAU}" stroke-width="{_mm(tepi)}"'
    if kotak.bentuk in {WAJIK, SEGILIMA}:
        return f'<polygon points="{_titik(_sudut(kotak))}" {gaya}/>'
    bulat = kotak.tinggi / 2 if kotak.bentuk == KAPSUL else tebal
    tempat = f'x="{_mm(kotak.x)}" y="{_mm(kotak.y)}" width="{_mm(kotak.lebar)}" height="{_mm(kotak.tinggi)}"'
    return f'<rect {tempat} rx="{_mm(bulat)}" {gaya}/>'


def _sudut(kotak: Kotak) -> tuple[Posisi, ...]:
    x, y = kotak.tengah
    if kotak.bentuk == WAJIK:
        return ((x, kotak.y), (kotak.kanan, y), (x, kotak.bawah), (kotak.x, y))
    bahu = kotak.y + kotak.tinggi * 0.62
    return (
        (kotak.x, kotak.y),
        (kotak.kanan, kotak.y),
        (kotak.kanan, bahu),
        (x, kotak.bawah),
        (kotak.x, bahu),
    )


def _baris(baris: Baris) -> str:
    tempat = f'x="{_mm(baris.x)}" y="{_mm(baris.y)}" font-size="{_mm(em(baris.kapital))}"'
    tebal = ' font-weight="700"' if baris.tebal else ""
    tengah = ' text-anchor="middle"' if baris.tengah else ""
    putar = f' transform="rotate(-90 {_mm(baris.x)} {_mm(baris.y)})"' if baris.putar else ""
    lebar = lebar_teks(baris.teks, baris.kapital, tebal=baris.tebal)
    panjang = f' textLength="{_mm(lebar)}" lengthAdjust="spacingAndGlyphs"' if len(baris.teks) > 1 else ""
    return f"<text {tempat}{tebal}{tengah}{putar}{panjang}>{escape(baris.teks)}</text>"


def _alinea(kotak: Kotak) -> str:
    return f"<p>{' '.join(map(_tulisan, kotak.baris))}</p>"


def _tulisan(baris: Baris) -> str:
    """One line over the drawing: in a line as high as the type its foot stands at ``KAKI``."""
    ukuran = em(baris.kapital)
    kiri = baris.x - SETENGAH if baris.tengah else baris.x
    gaya = [
        f"position:absolute;white-space:nowrap;line-height:1;font-size:{_mm(ukuran)}mm",
        f"left:{_mm(kiri)}mm;top:{_mm(baris.y - KAKI * ukuran)}mm",
        f"font-weight:{700 if baris.tebal else 400}",
        f"width:{2 * SETENGAH}mm;text-align:center" if baris.tengah else "",
        f"transform:rotate(-90deg);transform-origin:0 {_mm(KAKI * ukuran)}mm" if baris.putar else "",
    ]
    return f'<span style="{";".join(filter(None, gaya))}">{escape(baris.teks)}</span>'
