"""A placed chart as SVG: shapes, letters of the promised height, every word escaped, no inline style."""

from xml.etree import ElementTree as Pohon

from layanan.aturan.tata import (
    KAPSUL,
    PROSES,
    SEGILIMA,
    WAJIK,
    Baris,
    Kata,
    Kotak,
    Lembaran,
    Panah,
    bernomor,
)
from layanan.cetak.gambar_bagan import gambar_bagan

RUANG = "{http://www.w3.org/2000/svg}"


def uraikan(svg: str) -> Pohon.Element:
    return Pohon.fromstring(svg)  # noqa: S314 -- our own drawing


def lembaran(teks: str = "Periksa") -> Lembaran:
    simbol = [
        bernomor(bentuk, (20, 20 + 30 * n), 20, 10, Kata(str(n), 5))
        for n, bentuk in enumerate((KAPSUL, PROSES, WAJIK, SEGILIMA))
    ]
    tulisan = Kotak("teks", 40, 0, 50, 20, 1, (Baris(teks, 40, 12, 20, tebal=True),))
    return Lembaran(100, 150, (*simbol, tulisan), (Panah(1, 2, ((20, 25), (20, 45))),), (((0, 0), (100, 0)),))


def test_gambar_draws_each_shape_once_and_reads_its_title() -> None:
    pohon = uraikan(gambar_bagan(lembaran(), judul="Alur & janji", tebal=2))

    nama = [anak.tag.removeprefix(RUANG) for anak in pohon]
    assert (pohon.get("width"), pohon.get("viewBox")) == ("100mm", "0 0 100 150")
    assert pohon.findtext(f"{RUANG}title") == "Alur & janji"
    assert sorted(nama) == sorted(
        ["title", "line", "polyline", *["polygon"] * 3, *["rect"] * 2, *["text"] * 5]
    )


def test_gambar_letters_have_the_promised_capitals() -> None:
    pohon = uraikan(gambar_bagan(lembaran(), judul="", tebal=2))

    (tulisan,) = (satu for satu in pohon.iter(f"{RUANG}text") if satu.text == "Periksa")
    assert float(tulisan.get("font-size", "0")) * 0.668 >= 19.99
    assert tulisan.get("font-weight") == "700"


def test_gambar_escapes_words_and_holds_no_style_or_script() -> None:
    svg = gambar_bagan(lembaran('<script>"&'), judul="<b>", tebal=2)

    assert "<script" not in svg
    assert "style=" not in svg
    assert [satu.text for satu in uraikan(svg).iter(f"{RUANG}text")][-1] == '<script>"&'
