"""The QR picture of a phone code; letters have their own in ``bungah.naskah.qr``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import zxingcpp
from django.utils.html import format_html

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

_JALUR = re.compile(r'<path d="([^"]+)"')
_LEBAR = re.compile(r'<svg width="(\d+)"')


def qr_layar(teks: str, *, keterangan: str) -> SafeString:
    """Draw ``teks`` as a square SVG of 220 px for a phone camera; no ``style=``, no ``id``."""
    gambar = zxingcpp.create_barcode(teks, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_svg()
    lebar, jalur = _LEBAR.search(gambar), _JALUR.search(gambar)
    if lebar is None or jalur is None:
        pesan = "bentuk SVG dari zxing-cpp berubah"
        raise ValueError(pesan)
    return format_html(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" width="220" height="220" viewBox="0 0 {0} {0}"'
        ' role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0Z"/><path d="{2}"/></svg>',
        lebar[1],
        keterangan,
        jalur[1],
    )
