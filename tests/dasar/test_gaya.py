"""The stylesheets: joined, light, in our colours only, and nothing that Chrome 109 lacks."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from bungah.dasar.gaya import rangkai

STATIC = Path(settings.BASE_DIR) / "static"
LEMBAR = sorted((STATIC / "css").rglob("*.css"))
LEMBAR_LAYAR = [p for p in LEMBAR if "cetak" not in p.parts]
# CSS nesting, colour functions and at-rules younger than Chrome 109 (the last one on Windows 7/8.1)
TERLALU_BARU = re.compile(
    r"oklch|oklab|color-mix|light-dark|@starting-style|@scope|@property|[{;]\s*&|\blh\b|popover"
)


def _baca(nama: str) -> str:
    return (STATIC / nama).read_text("utf-8")


def test_rangkai_puts_imports_in_place_and_moves_addresses() -> None:
    berkas = {
        "css/a.css": '/* x */\n@import "komponen/b.css";\np {\n  color: red;\n}\n',
        "css/komponen/b.css": 'i {\n  background: url("../../img/k.svg") 0 0,\n    url("/akar.svg");\n}\n',
    }
    assert rangkai("css/a.css", berkas.__getitem__) == (
        'i{background: url("../img/k.svg") 0 0,url("/akar.svg");}p{color: red;}\n'
    )


@pytest.mark.parametrize(
    ("nama", "batas"), [("desa", 8_192), ("kantor", 2_048), ("kios", 2_048), ("layar", 2_048)]
)
def test_sheet_stays_within_its_weight(nama: str, batas: int) -> None:
    isi = rangkai(f"css/{nama}.css", _baca)
    assert "@import" not in isi
    assert len(gzip.compress(isi.encode(), 9)) <= batas


def test_every_component_sheet_is_served() -> None:
    gabungan = "".join(_baca(f"css/{nama}.css") for nama in ("desa", "kantor", "kios", "layar"))
    komponen = {f"komponen/{p.name}" for p in (STATIC / "css" / "komponen").iterdir()}
    assert komponen == set(re.findall(r'"(komponen/[a-z-]+\.css)"', gabungan))


@pytest.mark.parametrize("lembar", LEMBAR_LAYAR, ids=lambda p: p.name)
def test_sheet_is_readable_by_old_browsers_and_people(lembar: Path) -> None:
    isi = lembar.read_text("utf-8")
    assert TERLALU_BARU.findall(isi) == []
    assert isi.count("\n") <= 150


@pytest.mark.parametrize("lembar", [p for p in LEMBAR_LAYAR if p.name != "token.css"], ids=lambda p: p.name)
def test_sheet_takes_its_colours_from_the_tokens(lembar: Path) -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", lembar.read_text("utf-8")) == []


def test_tokens_are_all_defined() -> None:
    isi = "".join(p.read_text("utf-8") for p in LEMBAR_LAYAR)
    assert set(re.findall(r"var\((--[a-z0-9-]+)[),]", isi)) <= set(re.findall(r"(--[a-z0-9-]+):", isi))


def _terang(warna: str) -> float:
    kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (k / 12.92 if k <= 0.03928 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize(
    ("teks", "dasar"),
    [
        ("tinta", "kertas"),
        ("redup", "kertas"),
        ("redup", "garis"),
        ("garis-isian", "kertas"),
        ("tinta", "emas"),
        ("terang", "hijau"),
        ("terang", "hijau-tua"),
        ("terang", "merah"),
        ("redup-terang", "hijau-pekat"),
        ("redup-terang", "hijau"),
        ("emas-terang", "hijau-tua"),
        ("emas-teks", "emas-muda"),
        ("merah", "merah-muda"),
        ("biru", "biru-muda"),
        ("hijau", "hijau-muda"),
        ("hijau", "kertas"),
        ("merah", "kertas"),
    ],
)
def test_colours_keep_their_contrast(teks: str, dasar: str) -> None:
    warna = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", _baca("css/token.css")))
    gelap, cerah = sorted((_terang(warna[teks]), _terang(warna[dasar])))
    assert (cerah + 0.05) / (gelap + 0.05) >= 4.5


def test_vendored_files_are_what_vendor_json_says() -> None:
    asal = json.loads(_baca("vendor.json"))
    assert {butir["file"] for butir in asal} >= {str(p.relative_to(STATIC)) for p in STATIC.rglob("*.woff2")}
    for butir in asal:
        assert hashlib.sha256((STATIC / butir["file"]).read_bytes()).hexdigest() == butir["sha256"]
        assert (STATIC / butir["licence_file"]).stat().st_size > 500


@pytest.mark.parametrize("gambar", sorted((STATIC / "img").glob("*.svg")), ids=lambda p: p.name)
def test_drawings_obey_the_content_policy(gambar: Path) -> None:
    assert re.findall(r"\bstyle=|<style|<script|\son[a-z]+=", gambar.read_text("utf-8")) == []


@pytest.mark.parametrize("skrip", sorted((STATIC / "js").glob("*.js")), ids=lambda p: p.name)
def test_script_is_small_and_plain(skrip: Path) -> None:
    isi = skrip.read_text("utf-8")
    assert isi.count("\n") <= 80
    assert re.findall(r"\beval\(|new Function|\?\?=|https?://", isi) == []


def test_error_pages_need_no_context_and_name_the_real_sheet() -> None:
    for kode in (400, 500):
        isi = (Path(settings.BASE_DIR) / "templates" / f"{kode}.html").read_text("utf-8")
        assert "{%" not in isi
        assert "{{" not in isi
        assert len(isi.encode()) < 5_000
        assert f'href="{settings.STATIC_URL}css/desa.css"'.replace("//", "/") in isi
