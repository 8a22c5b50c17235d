"""QR codes as inline SVG: safe under a strict CSP, sharp on every printer and screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import zxingcpp
from django.utils.html import format_html

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

TEPI: Final = 4
"""Quiet zone in modules on every side (ISO/IEC 18004); part of the returned picture."""

# The 45 characters of QR's alphanumeric mode: 5.5 bits each instead of 8, so bigger modules on paper.
_HURUF_QR = re.compile(r"[0-9A-Z $%*+\-./:]+")
_JALUR = re.compile(r'<path d="([^"]+)"')
_LEBAR = re.compile(r'<svg width="(\d+)"')


def qr_svg(teks: str, *, ukuran_mm: float) -> SafeString:
    """Draw ``teks`` for paper, as a square of ``ukuran_mm`` millimetres, quiet zone included.

    Letters use 25 mm, tickets 22 mm: with an address of 51 characters a module is then at least
    0.59 mm wide.

    Raises:
        ValueError: a character outside 0-9 A-Z and ``space $%*+-./:`` (write the address in
            capitals), or more than fits into one code.
    """
    if not _HURUF_QR.fullmatch(teks):
        pesan = f"isi QR harus huruf besar, angka atau $%*+-./: {teks!r}"
        raise ValueError(pesan)
    return _gambar(teks, lebar=f"{ukuran_mm:g}mm", keterangan="Kode QR")


def qr_alamat(teks: str, *, ukuran_mm: float) -> SafeString:
    """Draw an address as it is written, small letters too, as a square of ``ukuran_mm`` millimetres."""
    return _gambar(teks, lebar=f"{ukuran_mm:g}mm", keterangan="Kode QR")


def qr_layar(teks: str, *, keterangan: str) -> SafeString:
    """Draw ``teks`` for a phone camera in front of a screen, as a square of 220 px."""
    return _gambar(teks, lebar="220", keterangan=keterangan)


def _gambar(teks: str, *, lebar: str, keterangan: str) -> SafeString:
    """Level M (15 % may be dirty or folded); neither ``style=`` nor ``id``, so several fit on a page."""
    gambar = zxingcpp.create_barcode(teks, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_svg()
    modul, jalur = _LEBAR.search(gambar), _JALUR.search(gambar)
    if modul is None or jalur is None:
        pesan = "bentuk SVG dari zxing-cpp berubah"
        raise ValueError(pesan)
    return format_html(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}" viewBox="0 0 {1} {1}"'
        ' role="img" aria-label="{2}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{1}v{1}H0Z"/><path d="{3}"/></svg>',
        lebar,
        modul[1],
        keterangan,
        jalur[1],
    )
