"""QR codes: what the SVG holds must come back from its picture, and the SVG must be safe to embed."""

import re

import pytest
import zxingcpp
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bungah.dasar.qr import TEPI, qr_svg

URL = "HTTPS://BUNGAH.DESA.ID/P/K7Q2M9XA4TB6RD3WZH5YCNPE8F"
HURUF_QR = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def _modul(svg: str) -> int:
    cocok = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    assert cocok is not None
    return int(cocok[1])


def _gambar(svg: str, skala: int = 4) -> Image.Image:
    """Draw the SVG's path (only M, h, v, Z) as a picture, ``skala`` pixels per module."""
    sisi = _modul(svg) * skala
    gambar = Image.new("L", (sisi, sisi), 255)
    pena = ImageDraw.Draw(gambar)
    jalur = re.findall(r' d="([^"]+)"', svg)[-1]
    for x, y, lebar, tinggi in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+Z", jalur):
        kiri, atas = int(x) * skala, int(y) * skala
        pena.rectangle((kiri, atas, kiri + int(lebar) * skala - 1, atas + int(tinggi) * skala - 1), fill=0)
    return gambar


def _baca(svg: str) -> str:
    (kode,) = zxingcpp.read_barcodes(_gambar(svg))
    return kode.text


def test_qr_reads_back() -> None:
    assert _baca(qr_svg(URL, ukuran_mm=25)) == URL


@given(st.text(HURUF_QR, min_size=8, max_size=90).filter(lambda teks: teks == teks.strip()))
def test_qr_reads_back_any_allowed_text(teks: str) -> None:
    assert _baca(qr_svg(teks, ukuran_mm=25)) == teks


def test_qr_of_a_letter_has_modules_a_camera_can_see() -> None:
    modul = _modul(qr_svg(URL, ukuran_mm=25))

    assert modul == 29 + 2 * TEPI
    assert 25 / modul >= 0.6


def test_qr_is_safe_under_a_strict_policy() -> None:
    svg = qr_svg(URL, ukuran_mm=22.5)

    assert isinstance(svg, SafeString)
    assert 'width="22.5mm" height="22.5mm"' in svg
    assert not re.search(r"style=|\bid=|<script|<!DOCTYPE|href", svg)


@pytest.mark.parametrize("teks", ["", "https://bungah.desa.id/p/A", 'HTTPS://X/"><SCRIPT>', "A\n", "Ä"])
def test_qr_refuses_what_would_need_a_denser_code(teks: str) -> None:
    with pytest.raises(ValueError, match="huruf besar"):
        qr_svg(teks, ukuran_mm=25)
