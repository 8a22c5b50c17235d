"""The promise in words and the search by villagers' words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.standar import cari_layanan, lama_janji

DAFTAR = [
    ("Surat domisili", "Surat Keterangan Domisili tempat tinggal, alamat, kos"),
    ("Pengantar KTP", "Surat Pengantar KTP-el rekam, KTP hilang, ganti"),
    ("Pengantar KK", "Kartu Keluarga pecah KK, KK hilang"),
    ("Lapor kelahiran", "Kelahiran bayi, anak lahir, akta lahir"),
    ("Beda nama atau data", "Orang yang sama, salah nama"),
    ("Surat kematian", "Keterangan kematian orang meninggal, wafat"),
]


def cari(kata: str) -> list[str]:
    return [DAFTAR[i][0] for i in cari_layanan(kata, DAFTAR)]


@pytest.mark.parametrize(
    ("menit", "kata"),
    [
        (30, "30 menit"),
        (60, "1 jam"),
        (359, "5 jam 59 menit"),
        (360, "1 hari kerja"),
        (361, "2 hari kerja"),
        (2100, "6 hari kerja"),
    ],
)
def test_janji_counts_started_days(menit: int, kata: str) -> None:
    assert lama_janji(menit) == kata


@pytest.mark.parametrize(
    ("kata", "hasil"),
    [
        ("mau bikin surat domisili", ["Surat domisili"]),
        ("KTP hilang", ["Pengantar KTP"]),
        ("KK", ["Pengantar KK"]),
        ("e-ktp", ["Pengantar KTP"]),
        ("domisli", ["Surat domisili"]),
        ("anak baru lahir", ["Lapor kelahiran"]),
        ("orang meninggal", ["Surat kematian"]),
        ("ktp bayi", ["Pengantar KTP", "Lapor kelahiran"]),
        ("arep gawe surat ilang ktp", ["Pengantar KTP"]),
        ("lairan", ["Lapor kelahiran"]),
        ("jeneng keliru", ["Beda nama atau data"]),
        ("helikopter", []),
        ("' OR 1=1--", []),
    ],
)
def test_cari_understands_villagers_words(kata: str, hasil: list[str]) -> None:
    assert cari(kata) == hasil


@pytest.mark.parametrize("kata", ["", "   ", "surat", "mau mengurus surat", "!?"])
def test_cari_without_a_telling_word_shows_all(kata: str) -> None:
    assert cari(kata) == [nama for nama, _ in DAFTAR]


def test_cari_in_an_empty_list_finds_nothing() -> None:
    assert cari_layanan("ktp", []) == []


@given(st.text(max_size=40))
def test_cari_survives_any_text(kata: str) -> None:
    hasil = cari_layanan(kata, DAFTAR)
    assert len(set(hasil)) == len(hasil)
    assert set(hasil) <= set(range(len(DAFTAR)))


def test_a_word_the_office_wrote_itself_comes_before_its_meaning() -> None:
    daftar = [("Surat usaha", "usaha"), ("Rumah makan", "dodolan")]
    assert cari_layanan("dodolan", daftar) == [1]
    assert cari_layanan("bakulan", daftar) == [0]
