"""Warnings with figures: each from plain values, none where there is nothing to ask."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.bagan import Temuan
from layanan.aturan.peringatan import (
    Batas,
    Hukum,
    Syarat,
    Tinjauan,
    peringatan_standar,
    persentil,
)

BAIK: dict[str, Any] = {"janji": 30, "langkah": 5, "serah": 3, "pelaksana": 3, "pegawai": 3}
PANJANG = "Kata " * 21


def _kalimat(**isi: Any) -> list[str]:
    return [satu.kalimat for satu in peringatan_standar(Tinjauan(**BAIK | isi), Batas())]


@pytest.mark.syarat("R046", "R096", "R120")
@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, ""),
        (
            {"menit": [20] * 33 + [55] * 9},
            "Janji 30 menit, padahal 8 dari 10 selesai dalam 55 menit (42 surat",
        ),
        ({"menit": [20] * 34 + [55] * 8}, ""),  # eight of ten are in time
        ({"menit": [99] * 4}, ""),  # too few letters say nothing
        ({"langkah": 16}, "Ada 16 langkah, batas kantor 12."),
        ({"langkah": 12}, ""),
        ({"serah": 7}, "Pekerjaan 7 kali pindah tangan, batas kantor 6."),
        ({"teks": [("jaminan", "Jaminan", f"Pendek saja. {PANJANG}")]}, "1 kalimat lebih dari 20 kata"),
        ({"teks": [("jaminan", "Jaminan", "Kata\n" * 40)]}, ""),  # one line is one point
        ({"hukum": [Hukum("x", "PP 1", "Diganti", "PP 2")]}, "PP 1 sudah diganti, penggantinya PP 2."),
        ({"hukum": [Hukum("x", "PP 1", "Dicabut")] * 2}, "PP 1 sudah dicabut."),
        ({"hukum": [Hukum("x", "PP 1", "")]}, ""),
        (
            {"syarat": [Syarat("KTP-el", ditinjau=True), Syarat("Fotokopi KTP", ditinjau=True)]},
            "Standar ini meminta «KTP-el» dan «Fotokopi KTP»: berkas yang sama dua kali.",
        ),
        ({"syarat": [Syarat("KK", ditinjau=False)]}, "1 syarat belum ditinjau perlu tidaknya: KK."),
        (
            {"syarat": [Syarat("KK", ditinjau=True, dimiliki_oleh="Dukcapil")]},
            "Sudah dimiliki instansi: KK (Dukcapil).",
        ),
        ({"pelaksana": 5}, "Standar menyebut 5 pelaksana, padahal"),
        (
            {"temuan": [Temuan("satu_pelaku", None, "Semua langkah Budi.", "peringatan")]},
            "Semua langkah Budi.",
        ),
        ({"temuan": [Temuan("kosong", None, "Belum ada langkah.", "salah")]}, ""),
    ],
)
def test_each_is_asked_for_its_reason_alone(isi: dict[str, Any], kalimat: str) -> None:
    ada = _kalimat(**isi)
    assert len(ada) == bool(kalimat)
    assert all(kalimat in satu for satu in ada)


def test_limits_are_the_offices_own() -> None:
    isi = Tinjauan(**BAIK, teks=[("x", "Judul", "satu dua tiga empat")])
    assert [p.kunci for p in peringatan_standar(isi, Batas(langkah=4, serah=2, kata=3))] == [
        "langkah",
        "serah",
        "kalimat-x",
    ]


def test_one_letter_more_does_not_ask_again() -> None:
    """The promise's figure is kept in steps of five minutes; another list of names is another question."""

    def angka(**isi: Any) -> list[str]:
        return [satu.angka for satu in peringatan_standar(Tinjauan(**BAIK | isi), Batas())]

    assert angka(menit=[52] * 9) == angka(menit=[54] * 9) != angka(menit=[56] * 9)
    satu, lain = (angka(syarat=[Syarat(nama, ditinjau=False)]) for nama in ("KK", "KTP"))
    assert satu != lain


@given(st.lists(st.integers(0, 999), min_size=1, max_size=60))
def test_eight_of_ten_are_literally_true(daftar: list[int]) -> None:
    batas = persentil(daftar, 80)
    assert sum(satu <= batas for satu in daftar) >= 0.8 * len(daftar)
    assert sum(satu < batas for satu in daftar) < 0.8 * len(daftar)
