"""Names, days, the clock, codes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.nilai import (
    Rentang,
    hari_dan_pukul,
    kode_baru,
    lama,
    lipat,
    pukul,
    rapikan_kode,
    samarkan_nama,
    tampilkan_kode,
    tanggal_panjang,
    tanggal_surat,
)
from tests.dasar.alat import lebar

HARI_INI = date(2026, 11, 23)


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    "sama",
    [
        ("Soeharto", "Suharto"),
        ("Djoko", "Joko", "DJOKO"),
        ("Tjahjono", "Cahyono", "Tjahyono"),
        (
            "Moch. Yusuf",
            "Muhammad Jusuf",
            "Muh. Yusuf",
            "M. Jusuf",
            "Mohammad Yusuf",
            "Mochammad Yoesoef",
        ),
        (
            "H. Abd. Rahman, S.Pd., M.M.",
            "Abdul Rahman",
            "Drs. H. Abdul Rahman, SE",
            "KH Abdul Rahman",
            "K.H. Abdul Rahman",
        ),
        ("Hj. Siti Ma'rufah", "St. Ma’rufah", "Siti Marufah S.Pd.I"),
        ("Nur Ainî", "Noer Aini", "Nurr  Aini."),
        ("Achmad Kholil", "Akhmad Cholil", "Ahmad Holil"),
        ("RT02 RW 010", "rt 2 rw 10"),
        ("Sjafruddin", "Syafrudin"),
    ],
)
def test_lipat_lets_spellings_meet(sama: tuple[str, ...]) -> None:
    assert {lipat(nama) for nama in sama} == {lipat(sama[0])}
    assert lipat(sama[0])


@pytest.mark.parametrize(
    ("teks", "lipatan"),
    [
        ("Suwarno", "suwarno"),
        ("S.H. Mintardja", "s mintarya"),
        ("Muhaimin", "muhaimin"),
        ("400.12.3.1/011/K12B", "400 12 3 1 11 k 12 b"),
        ("Surat Edaran (SE) Bupati", "surat edaran se bupati"),
        ("Muha", "muhamad"),
        ("", ""),
        ("H.", ""),
    ],
)
def test_lipat_gives_exactly(teks: str, lipatan: str) -> None:
    assert lipat(teks) == lipatan


@given(st.text())
def test_lipat_twice_is_lipat(teks: str) -> None:
    assert lipat(lipat(teks)) == lipat(teks)


@given(st.text("abcdehijkmnostuy .'0123,áèñ"))
def test_lipat_holds_only_plain_tokens(teks: str) -> None:
    for kata in lipat(teks).split():
        assert kata.isdecimal() or (kata.isalpha() and kata.isascii())


@pytest.mark.parametrize(
    ("nama", "samar"),
    [
        ("Siti Aminah", "SITI A•••"),
        ("Siti Nur Aminah", "SITI N••• A•••"),
        ("H. Abdul Karim, S.Pd.", "ABDUL K•••"),
        ("Suwarno", "SUW•••"),
        ("Ani", "A•••"),
        ("H.", "•••"),
        ("  ", ""),
    ],
)
def test_nama_masks_for_strangers(nama: str, samar: str) -> None:
    assert samarkan_nama(nama) == samar


# ---------------------------------------------------------------- days and clock


def test_waktu_stands_in_words() -> None:
    hari = date(2026, 11, 23)
    assert tanggal_panjang(hari) == "Senin, 23 November 2026"
    assert tanggal_surat(date(2026, 8, 7)) == "7 Agustus 2026"
    assert pukul(time(9, 42, 59)) == "09.42"


def test_waktu_of_a_moment_is_local() -> None:
    malam = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)  # already Monday in Java
    assert tanggal_surat(malam) == "23 November 2026"
    assert pukul(malam) == "00.05"
    assert hari_dan_pukul(malam) == "Senin, 23 November 2026 pukul 00.05"


@pytest.mark.parametrize(
    ("menit", "kata"),
    [(0, "0 menit"), (59, "59 menit"), (60, "1 jam"), (65, "1 jam 5 menit"), (1_440, "24 jam")],
)
def test_lama_in_words(menit: int, kata: str) -> None:
    assert lama(menit) == kata


def test_lama_is_never_negative() -> None:
    with pytest.raises(ValueError, match="tidak mungkin"):
        lama(-1)


def test_rentang_counts_both_ends() -> None:
    rentang = Rentang(date(2026, 11, 1), date(2026, 11, 30))
    assert rentang.jumlah_hari == 30
    assert date(2026, 11, 30) in rentang
    assert date(2026, 12, 1) not in rentang
    assert str(rentang) == "1–30 November 2026"
    assert str(Rentang(date(2026, 10, 28), date(2026, 11, 3))) == "28 Oktober 2026 – 3 November 2026"
    assert str(Rentang(HARI_INI, HARI_INI)) == "23 November 2026"


def test_rentang_refuses_to_run_backwards() -> None:
    with pytest.raises(ValueError, match="Tanggal akhir tidak boleh sebelum"):
        Rentang(date(2026, 11, 2), date(2026, 11, 1))


# ---------------------------------------------------------------- codes


@given(st.integers(6, 40))
def test_kode_has_no_look_alikes(panjang: int) -> None:
    kode = kode_baru(panjang)
    assert len(kode) == panjang
    assert set(kode) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert rapikan_kode(tampilkan_kode(kode).lower()) == kode


def test_kode_differs_every_time() -> None:
    assert len({kode_baru(8) for _ in range(1_000)}) == 1_000


def test_kode_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="mudah ditebak"):
        kode_baru(5)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("k7qf-2m9x", "K7QF2M9X"),
        (" K7QF 2M9X ", "K7QF2M9X"),
        ("oil-OIL", "011011"),
        ("k" + lebar("7"), "K7"),
        ("é", ""),
    ],
)
def test_kode_typed_is_mended(teks: str, kode: str) -> None:
    assert rapikan_kode(teks) == kode


def test_kode_shows_in_fours() -> None:
    assert tampilkan_kode("K7QF2M9X") == "K7QF-2M9X"
    assert tampilkan_kode("K7QF2M9XA") == "K7QF-2M9X-A"
