"""What tests of prints share: the sheets of the house, opened as text, boxes and pictures."""

import io
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import pdfplumber
import zxingcpp
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pypdfium2 import PdfDocument, PdfPage

from bungah.naskah.cetak import Kertas, cetak_pdf
from tests.naskah import contoh_cetak as contoh

MM = 72 / 25.4
SURAT = "cetak/layanan/surat.html"
KARCIS = "cetak/layanan/karcis.html"
TERIMA = "cetak/layanan/tanda_terima.html"
PENGANTAR = "cetak/layanan/lembar_pengantar.html"
LEMBAR = {
    SURAT: (contoh.surat, Kertas.F4),
    KARCIS: (contoh.karcis, Kertas.STRUK80),
    TERIMA: (contoh.tanda_terima, Kertas.A5),
    PENGANTAR: (lambda **ganti: contoh.lembar_pengantar(3, **ganti), Kertas.A4),
}


def buka(templat: str, data: dict[str, object], kertas: Kertas) -> PDF:
    return pdfplumber.open(io.BytesIO(cetak_pdf(templat, data, kertas=kertas)))


@cache
def surat_f4() -> PDF:
    return buka(SURAT, contoh.surat(), Kertas.F4)


@dataclass(frozen=True, slots=True)
class Kata:
    """A printed word and its box in points from the upper left corner."""

    teks: str
    kiri: float
    atas: float
    kanan: float
    bawah: float


@dataclass(frozen=True, slots=True)
class Lembaran:
    """A printed page: its size in points, its words, and these as one line of text."""

    lebar: float
    tinggi: float
    teks: str
    kata: tuple[Kata, ...]


def lembaran(isi: bytes) -> list[Lembaran]:
    """The pages of a PDF as PDFium reads them: thirty times sooner than pdfplumber, which also sees lines."""
    with PdfDocument(isi) as pdf:
        return [_lembaran(halaman) for halaman in pdf]


def _lembaran(halaman: PdfPage) -> Lembaran:
    lebar, tinggi = halaman.get_size()
    teks = (huruf := halaman.get_textpage()).get_text_range()
    kata = []
    for satu in re.finditer(r"\S+", teks):
        kotak = [huruf.get_charbox(i, loose=True) for i in range(*satu.span())]
        kiri, bawah, kanan, atas = zip(*kotak, strict=True)
        kata.append(Kata(satu[0], min(kiri), tinggi - max(atas), max(kanan), tinggi - min(bawah)))
    return Lembaran(lebar, tinggi, " ".join(satu.teks for satu in kata), tuple(kata))


def teks_pdf(pdf: PDF) -> str:
    return "\n".join(halaman.extract_text() for halaman in pdf.pages)


def kata_di(halaman: Page, kata: str) -> dict[str, Any]:
    return next(w for w in halaman.extract_words() if w["text"] == kata)


def baca_qr(halaman: Page) -> list[str]:
    return [kode.text for kode in zxingcpp.read_barcodes(halaman.to_image(resolution=150).original)]


def tinta(halaman: Page, huruf: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Left and right edge and height in mm of the black of ``huruf``, measured on a 203 dpi picture."""
    dpi = 203
    skala = dpi / 72
    atas, bawah = min(h["top"] for h in huruf) * skala, max(h["bottom"] for h in huruf) * skala
    gambar = halaman.to_image(resolution=dpi).original.convert("L")
    # The line box is higher than the digits; neighbours above and below are cut off by half a mm of white.
    tengah = int((atas + bawah) / 2)
    potong = gambar.point(lambda terang: 255 if terang < 128 else 0)
    naik = next(y for y in range(tengah, 0, -1) if potong.crop((0, y, potong.width, y + 1)).getbbox() is None)
    turun = next(
        y for y in range(tengah, potong.height) if potong.crop((0, y, potong.width, y + 1)).getbbox() is None
    )
    kotak = potong.crop((0, naik, potong.width, turun)).getbbox()
    assert kotak is not None
    return kotak[0] / dpi * 25.4, kotak[2] / dpi * 25.4, (kotak[3] - kotak[1]) / dpi * 25.4
