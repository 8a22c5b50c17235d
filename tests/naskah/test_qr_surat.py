"""The QR of a letter survives a bad scanner: 150 dpi, laid on 15° askew, with noise.

Noise of a sensor (a standard deviation of 10 % of the range) is read as it comes. Specks (one pixel of
ten replaced by chance) are softened first by a 3 × 3 median, as every phone's camera does; a bare
reader gives up on specks from 3 % on, whatever the code.
"""

import random
from collections.abc import Callable
from functools import cache

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from bungah.naskah.cetak import Kertas
from tests.naskah import contoh_cetak as contoh
from tests.naskah.alat_cetak import SURAT, buka

DPI, DERAU, MIRING = 150, 0.10, 15
LEBAR_DERAU = int(DERAU * 255 * 12**0.5)  # an even spread of this width deviates by 10 %


@cache
def _miring(kertas: Kertas) -> Image.Image:
    """The foot of a letter with its code, as a phone is held over it."""
    halaman: Image.Image = buka(SURAT, contoh.surat(), kertas).pages[0].to_image(resolution=DPI).original
    mm = DPI / 25.4
    kotak = (24 * mm, halaman.height - 45 * mm, 74 * mm, halaman.height - 3 * mm)
    gambar = halaman.convert("L").crop(tuple(map(round, kotak)))  # type: ignore[arg-type] # -- four of them
    return gambar.rotate(MIRING, resample=Image.Resampling.BILINEAR, expand=True, fillcolor=255)


def _acak(gambar: Image.Image, acak: random.Random) -> Image.Image:
    return Image.frombytes("L", gambar.size, acak.randbytes(gambar.width * gambar.height))


def _berderau(gambar: Image.Image, benih: int) -> Image.Image:
    """Every pixel a little off."""
    derau = _acak(gambar, random.Random(benih)).point(lambda n: n * LEBAR_DERAU // 255)
    return ImageChops.add(gambar, derau, 1, -LEBAR_DERAU // 2)


def _berbintik(gambar: Image.Image, benih: int) -> Image.Image:
    """One pixel of ten replaced, then softened."""
    acak, ambang, hasil = random.Random(benih), int(256 * DERAU), gambar.copy()
    hasil.paste(_acak(gambar, acak), mask=_acak(gambar, acak).point(lambda n: 255 if n < ambang else 0))
    return hasil.filter(ImageFilter.MedianFilter(3))


@pytest.mark.parametrize("rusak", [_berderau, _berbintik])
@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
def test_qr_is_read_from_a_bad_scan(kertas: Kertas, rusak: Callable[[Image.Image, int], Image.Image]) -> None:
    gambar = [rusak(_miring(kertas), benih) for benih in range(20)]

    dibaca = [[kode.text for kode in zxingcpp.read_barcodes(satu)] for satu in gambar]
    assert dibaca == [[contoh.URL_SURAT]] * 20
