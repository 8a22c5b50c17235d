"""How high letters stand in a finished PDF: the boxes of its very glyphs, not what a style sheet asked."""

from ctypes import c_uint
from math import pi
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDFText_GetCharAngle, FPDFText_GetFillColor

MM = 25.4 / 72
TEGAK = pi / 4
TINTA_TEPI = (51, 51, 51)  # poster.css and ubin_pdf write the edge in this grey


def tinggi_huruf(pdf: bytes, kaki: float = 0.0, *, tepi: bool = False) -> list[tuple[str, float]]:
    """Every letter that is as high as a capital, with the height of its ink in millimetres, page by page.

    Words for the person who hangs a sheet (ruler, source, where a tile belongs) are left out unless ``tepi``:
    they are in a grey of their own. ``kaki`` leaves out so many millimetres at the lower edge.
    """
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        return [satu for halaman in dokumen for satu in _halaman(halaman.get_textpage(), kaki, tepi=tepi)]
    finally:
        dokumen.close()


def terlalu_kecil(
    pdf: bytes, batas: float, *, kaki: float = 0.0, tepi: bool = False
) -> list[tuple[str, float]]:
    """Letters below ``batas`` millimetres; a hundredth is the precision of the drawing."""
    semua = tinggi_huruf(pdf, kaki, tepi=tepi)
    return [(huruf, tinggi) for huruf, tinggi in semua if tinggi < batas * 0.99]


def _halaman(teks: Any, kaki: float, *, tepi: bool) -> list[tuple[str, float]]:
    return [
        (huruf, _tinggi(teks, n))
        for n in range(teks.count_chars())
        if (huruf := teks.get_text_range(n, 1)).isascii()
        and (huruf.isupper() or huruf.isdigit() or huruf in "bdhkl")
        and teks.get_charbox(n)[3] * MM >= kaki
        and (tepi or _tinta(teks, n) != TINTA_TEPI)
    ]


def _tinta(teks: Any, n: int) -> tuple[int, ...]:
    """Red, green and blue of a letter."""
    warna = [c_uint() for _ in range(4)]
    FPDFText_GetFillColor(teks.raw, n, *warna)
    return tuple(satu.value for satu in warna[:3])


def _tinggi(teks: Any, n: int) -> float:
    """From foot to top; of a letter that stands on its side that is from left to right."""
    kiri, bawah, kanan, atas = teks.get_charbox(n)
    rebah = TEGAK < FPDFText_GetCharAngle(teks.raw, n) % pi < 3 * TEGAK
    return float(kanan - kiri if rebah else atas - bawah) * MM
