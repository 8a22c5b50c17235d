"""Telephone numbers, money, numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.nilai import (
    NilaiKeliru,
    Rupiah,
    Telepon,
    romawi,
    terbilang,
)
from tests.dasar.alat import lebar

# ---------------------------------------------------------------- telephone


@pytest.mark.parametrize(
    "teks",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "6281234567890",
        "+62 812-3456-7890",
        "006281234567890",
        "+62 (0)812 3456 7890",
        "81234567890",
    ],
)
def test_telepon_reads_how_people_write_it(teks: str) -> None:
    nomor = Telepon(teks)
    assert (nomor.e164, nomor.lokal, nomor.wa) == ("+6281234567890", "0812-3456-7890", "6281234567890")
    assert nomor.seluler
    assert Telepon(nomor.e164) == Telepon(nomor.lokal) == nomor


@pytest.mark.parametrize(
    ("teks", "e164", "lokal"),
    [
        ("031-3951234", "+62313951234", "(031) 3951234"),
        ("(0322) 311234", "+62322311234", "(0322) 311234"),
        ("+60 12-345 6789", "+60123456789", "+60123456789"),
        ("0060123456789", "+60123456789", "+60123456789"),
    ],
)
def test_telepon_knows_landlines_and_relatives_abroad(teks: str, e164: str, lokal: str) -> None:
    nomor = Telepon(teks)
    assert (nomor.e164, str(nomor), nomor.seluler) == (e164, lokal, False)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "hanya berisi angka"),
        ("0812 rumah", "hanya berisi angka"),
        (lebar("081234567890"), "hanya berisi angka"),
        ("08123456", r"Nomor HP harus 10–13 angka \(0812…\), yang ditulis 8"),
        ("08123456789012", "yang ditulis 14"),
        ("3951234", "diawali 0 atau"),
        ("0313", "kode daerah"),
        ("00", "Nomor luar negeri"),
        ("+0123456789", "Nomor luar negeri"),
        ("+1234567890123456", "Nomor luar negeri"),
    ],
)
def test_telepon_refuses_with_a_reason(teks: str, pesan: str) -> None:
    with pytest.raises(NilaiKeliru, match=pesan):
        Telepon(teks)


def test_telepon_hides_in_a_log() -> None:
    assert repr(Telepon("081234567890")) == "Telepon(+6281•••90)"


@given(st.from_regex(r"08[0-9]{8,11}", fullmatch=True))
def test_telepon_round_trips(teks: str) -> None:
    assert Telepon(Telepon(teks).lokal).e164 == f"+62{teks[1:]}"


# ---------------------------------------------------------------- money and numbers


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1250000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("Rp 1.250.000", 1_250_000),
        ("rp1.250.000,00", 1_250_000),
        ("Rp. 5.000,-", 5_000),
        ("0", 0),
        ("007", 7),
    ],
)
def test_rupiah_reads_how_people_write_it(teks: str, nilai: int) -> None:
    assert Rupiah.dari(teks) == Rupiah(nilai)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "angka saja"),
        ("gratis", "angka saja"),
        ("1,250,000", "angka saja"),
        ("1.25", "angka saja"),
        ("-5000", "angka saja"),
        (lebar("100"), "angka saja"),
        ("100,50", "tanpa sen"),
        ("1" * 16, "terlalu besar"),
        ("1" * 5000, "terlalu besar"),
    ],
)
def test_rupiah_refuses_what_may_be_misread(teks: str, pesan: str) -> None:
    with pytest.raises(NilaiKeliru, match=pesan):
        Rupiah.dari(teks)


def test_rupiah_shows_and_reckons() -> None:
    assert str(Rupiah(1_250_000)) == "Rp1.250.000,00"
    assert str(Rupiah(0)) == "Rp0,00"
    assert str(Rupiah(5_000) - Rupiah(7_500)) == "-Rp2.500,00"
    assert int(Rupiah(5_000) + Rupiah(7_500)) == 12_500
    assert Rupiah(1_250_000).terbilang == "satu juta dua ratus lima puluh ribu rupiah"
    assert Rupiah(1) < Rupiah(2)


@given(st.integers(0, 10**15 - 1))
def test_rupiah_round_trips(nilai: int) -> None:
    assert Rupiah.dari(str(Rupiah(nilai))).nilai == nilai


SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
KELIPATAN = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def baca(kata: str) -> int:
    """Read number words back by the rules of the language, without the library."""
    jumlah, kelompok, satuan = 0, 0, 0
    for satu in kata.replace("seribu", "satu ribu").replace("seratus", "satu ratus").split():
        if satu in SATUAN:
            satuan = SATUAN.index(satu)
        elif satu in {"sepuluh", "sebelas"}:
            kelompok += 10 + (satu == "sebelas")
        elif satu in {"belas", "puluh", "ratus"}:
            kelompok += 10 + satuan if satu == "belas" else satuan * {"puluh": 10, "ratus": 100}[satu]
            satuan = 0
        else:
            jumlah += (kelompok + satuan) * KELIPATAN[satu]
            kelompok = satuan = 0
    return jumlah + kelompok + satuan


@given(st.one_of(st.integers(0, 3_000), st.integers(0, 10**15 - 1)))
def test_terbilang_reads_back(n: int) -> None:
    assert baca(terbilang(n)) == n


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_terbilang_names_one_number_only(a: int, b: int) -> None:
    assert (terbilang(a) == terbilang(b)) == (a == b)


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_001_000, "satu juta seribu"),
        (-5, "minus lima"),
    ],
)
def test_terbilang_says_it_as_people_do(n: int, kata: str) -> None:
    assert terbilang(n) == kata


def test_terbilang_refuses_the_unspeakable() -> None:
    with pytest.raises(NilaiKeliru, match="terlalu besar"):
        terbilang(10**15)


def test_romawi_numbers_the_months() -> None:
    assert [romawi(b) for b in range(1, 13)] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
    ]
    for bulan in (0, 13):
        with pytest.raises(ValueError, match="tidak ada"):
            romawi(bulan)
