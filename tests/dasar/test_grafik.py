"""Charts: light, readable without seeing colour or shape, faithful to their figures."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.grafik import MAKS_BATANG, WARNA, Batang, grafik_batang

SVG = "{http://www.w3.org/2000/svg}"
angka = st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False))
batang = st.builds(Batang, st.text(max_size=80), st.tuples(angka, angka))
TEKS_XML = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60)


def akar(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 -- our own text


def unsur(svg: str, nama: str) -> list[ET.Element]:
    return list(akar(svg).iter(f"{SVG}{nama}"))


def contoh() -> list[Batang]:
    return [Batang("Pagi", (10, 20), ("10 menit", "20 menit")), Batang("Siang", (0, None))]


def test_grafik_bertuliskan_langsung_dan_bernama() -> None:
    svg = grafik_batang(contoh(), judul="Tunggu", uraian="Pagi ramai.", deret=("Tengah", "Terlama"))
    assert [t.text for t in unsur(svg, "text")] == [
        "Tengah", "Terlama", "Pagi", "10 menit · 20 menit", "Siang", "0 · –",
    ]  # fmt: skip
    assert (unsur(svg, "title")[0].text, unsur(svg, "desc")[0].text) == ("Tunggu", "Pagi ramai.")
    assert akar(svg).get("role") == "img"


def test_batang_sebanding_dengan_angkanya() -> None:
    svg = grafik_batang(contoh(), judul="T", uraian="U", deret=("a", "b"))
    assert [r.get("width") for r in unsur(svg, "rect")] == ["22", "22", "50%", "100%"]


def test_setiap_deret_punya_pola_selain_warna() -> None:
    """Solid, stripes, lines: a print without colour still tells them apart."""
    svg = grafik_batang([Batang("A", (1, 2, 3))], judul="T", uraian="U", deret=("a", "b", "c"))
    isi = [r.get("fill") or "" for r in unsur(svg, "rect")][3:]
    pola = [p.get("id") for p in unsur(svg, "pattern")]
    assert isi == [WARNA[0], f"url(#{pola[0]})", f"url(#{pola[1]})"]


@given(st.lists(st.builds(Batang, TEKS_XML, st.tuples(angka, angka)), max_size=60))
def test_grafik_selalu_sah_dan_ringan(daftar: list[Batang]) -> None:
    svg = grafik_batang(daftar, judul="Tunggu & <layani>", uraian='"Uraian"', deret=("a", "b"))
    assert len(svg.encode()) <= 15_000
    lebar = [float((r.get("width") or "").rstrip("%")) for r in unsur(svg, "rect")]
    assert all(0 < satu <= 100 for satu in lebar)


def test_grafik_terbesar_tetap_ringan() -> None:
    daftar = [Batang("&" * 9 + "x" * 50, (1e5 / (n + 3),) * 3, ("1 jam 15 menit",) * 3) for n in range(40)]
    assert len(grafik_batang(daftar, judul="T", uraian="U", deret=("a", "b", "c")).encode()) <= 15_360


def test_yang_tidak_muat_disebut() -> None:
    svg = grafik_batang([Batang(str(n), (n,)) for n in range(MAKS_BATANG + 2)], judul="T", uraian="U")
    assert unsur(svg, "text")[-1].text == "dan 2 lainnya, lihat tabel di bawah"


@pytest.mark.parametrize(
    ("daftar", "deret"),
    [
        ([Batang("a", (1,))], ()),
        ([Batang("a", (1,))], ("a", "b")),
        ([Batang("a", (-1,))], ("a",)),
        ([Batang("a", (float("nan"),))], ("a",)),
    ],
)
def test_angka_yang_tidak_cocok_ditolak(daftar: list[Batang], deret: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"deret"):
        grafik_batang(daftar, judul="T", uraian="U", deret=deret)


def test_tag_memuat_gambar_dan_tabel() -> None:
    templat = Template('{% grafik b judul="Tunggu" uraian="Ramai." deret="Tengah|Terlama" kolom="Jam" %}')
    html = templat.render(Context({"b": contoh()}))
    assert '<th scope="row">Pagi</th>' in html
    assert '<th scope="col" class="angka">Terlama</th>' in html
    assert html.count("<svg") == 1
    tanpa = '{% grafik b judul="T" uraian="U" deret="Tengah|Terlama" tabel=False %}'
    assert "<table" not in Template(tanpa).render(Context({"b": contoh()}))
