"""Letters that are read from a distance: their height, their width, the sheet or the tiles they need."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]  # -- ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # -- ships no types
from fontTools.varLib import instancer  # type: ignore[import-untyped]  # -- ships no types
from hypothesis import given
from hypothesis import strategies as st

from bungah.naskah import huruf
from bungah.naskah.keterbacaan import (
    A1,
    A2,
    A3,
    A4,
    DINDING,
    F4,
    Batas,
    Kebutuhan,
    Lembar,
    Pilihan,
    TidakMuat,
    pilih_lembar,
    salah_jarak,
    sebut_jarak,
)
from bungah.naskah.ubin import TANDA, TEPI, TINDIH, bagi_ubin, tanda_potong

MUKA = Path(__file__).parents[2] / "static" / "fonts" / "atkinson-next.woff2"


@cache
def muka(berat: int) -> TTFont:
    return instancer.instantiateVariableFont(TTFont(MUKA), {"wght": berat})


@pytest.mark.parametrize(("berat", "tebal"), [(400, False), (700, True)])
def test_huruf_figures_are_those_of_the_font_file(berat: int, *, tebal: bool) -> None:
    peta, lebar = muka(berat).getBestCmap(), muka(berat)["hmtx"]

    asli = {satu: lebar[peta[ord(satu)]][0] for satu in huruf.HURUF}

    assert huruf._LEBAR[tebal] == asli


@pytest.mark.parametrize("satu", "HE1")
def test_huruf_capitals_and_digits_reach_the_promised_height(satu: str) -> None:
    glif = muka(400).getGlyphSet()
    pena = BoundsPen(glif)
    glif[muka(400).getBestCmap()[ord(satu)]].draw(pena)

    assert pena.bounds[3] / muka(400)["head"].unitsPerEm == pytest.approx(huruf.KAPITAL, abs=0.001)


def test_huruf_potong_keeps_every_word_and_the_width() -> None:
    baris = huruf.potong("Memeriksa kelengkapan berkas warga", 200, 15, tebal=True)

    assert baris == ["Memeriksa", "kelengkapan", "berkas warga"]
    assert max(huruf.lebar_teks(satu, 15, tebal=True) for satu in baris) <= 200


def test_huruf_potong_never_cuts_a_word() -> None:
    with pytest.raises(huruf.KataPanjang, match="Kemasyarakatan") as salah:
        huruf.potong("Urusan Kemasyarakatan", 100, 15)

    assert salah.value.lebar > 100


def test_batas_three_metres_ask_for_15_20_and_30_mm() -> None:
    batas = Batas(3000)

    assert (batas.apa_saja, batas.isi, batas.judul, str(batas)) == (15, 20, 30, "3 m")


@pytest.mark.parametrize(
    ("jarak", "kata"), [(3000, "3 m"), (2500, "2,5 m"), (400, "0,4 m"), (10_000, "10 m")]
)
def test_jarak_is_said_in_metres(jarak: int, kata: str) -> None:
    assert (sebut_jarak(jarak), salah_jarak(jarak)) == (kata, "")


def test_jarak_of_fifty_metres_is_refused_with_the_range() -> None:
    kata = "Jarak baca 50 m tidak bisa dipakai. Isi antara 0,3 m sampai 10 m."

    assert salah_jarak(50_000) == kata


BATAS = Batas(3000)
PENDEK, LEBAR = Kebutuhan(180, 200, "KTP-el"), Kebutuhan(280, 200, "Kewarganegaraan")


@pytest.mark.parametrize(
    ("butuh", "minta", "bisa", "hasil"),
    [
        (PENDEK, A4, (A4,), Pilihan(A4)),
        (LEBAR, A4, (A4, A3), Pilihan(A3)),
        (LEBAR, A4, (A4,), Pilihan(A3, A4)),
        (Kebutuhan(400, 500, "Bagan"), F4, (A4, F4), Pilihan(A2, F4)),
    ],
)
def test_lembar_larger_sheet_then_tiles(
    butuh: Kebutuhan, minta: Lembar, bisa: tuple[Lembar, ...], hasil: Pilihan
) -> None:
    assert pilih_lembar(butuh, minta=minta, bisa=bisa, batas=BATAS) == hasil


def test_lembar_refuses_with_what_would_help() -> None:
    with pytest.raises(TidakMuat) as tanpa_ubin:
        pilih_lembar(LEBAR, minta=A4, bisa=(A4,), batas=BATAS, ubin=False)
    with pytest.raises(TidakMuat) as terlalu:
        pilih_lembar(Kebutuhan(900, 200, "X" * 30), minta=A1, bisa=DINDING, batas=BATAS)

    assert str(tanpa_ubin.value) == (
        "«Kewarganegaraan» tidak muat di kertas A4 dengan huruf yang terbaca dari 3 m. "
        "Pakai kertas A3, atau dekatkan jarak baca sampai 2,2 m, atau singkatkan tulisannya."
    )
    assert "kertas A1" in str(terlalu.value)
    assert "Dekatkan jarak baca sampai 1,9 m" in str(terlalu.value)


@given(besar=st.sampled_from(DINDING), kecil=st.sampled_from((A4, F4, A3)))
def test_ubin_cover_the_sheet_and_overlap_by_ten_millimetres(besar: Lembar, kecil: Lembar) -> None:
    lembar, semua = bagi_ubin(besar, kecil)
    baris_satu = [satu for satu in semua if satu.baris == 1]
    kolom_satu = [satu for satu in semua if satu.kolom == 1]

    assert [satu.ke for satu in semua] == list(range(1, semua[0].dari + 1))
    assert len(baris_satu) * len(kolom_satu) == len(semua)
    assert max(satu.x + satu.lebar for satu in semua) == pytest.approx(besar.lebar)
    assert max(satu.y + satu.tinggi for satu in semua) == pytest.approx(besar.tinggi)
    assert all(a.x + a.lebar - b.x == pytest.approx(TINDIH) for a, b in pairwise(baris_satu))
    assert all(a.y + a.tinggi - b.y == pytest.approx(TINDIH) for a, b in pairwise(kolom_satu))
    assert all(satu.lebar <= lembar.lebar - 2 * TEPI + 1e-9 for satu in semua)


def test_ubin_a2_on_a4_sheets_are_lying_and_say_their_place() -> None:
    lembar, semua = bagi_ubin(A2, A4)

    assert (lembar, len(semua)) == (A4.rebah, 8)
    assert [str(satu) for satu in (semua[0], semua[-1])] == [
        "Lembar 1/8 · baris 1, kolom 1",
        "Lembar 8/8 · baris 4, kolom 2",
    ]


def test_ubin_crop_marks_lie_outside_the_piece() -> None:
    _, semua = bagi_ubin(A2, A4)
    ubin = semua[0]

    tanda = tanda_potong(ubin)

    assert len(tanda) == 8
    assert {abs(x2 - x1) + abs(y2 - y1) for x1, y1, x2, y2 in tanda} == {TANDA}
    tengah = [((x1 + x2) / 2 - TEPI, (y1 + y2) / 2 - TEPI) for x1, y1, x2, y2 in tanda]
    assert not [(x, y) for x, y in tengah if 0 < x < ubin.lebar and 0 < y < ubin.tinggi]
