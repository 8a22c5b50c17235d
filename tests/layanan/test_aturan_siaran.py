"""Words for the ear: an announcer never meets a figure, an abbreviation or a sign without a sound."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.siaran import detik_baca, rangkai, sebut_lama, ucapkan, urutkan

SINGKATAN = {"KTP-el": "Kartu Tanda Penduduk", "KTP": "Kartu Tanda Penduduk", "RT/RW": "er te atau er we"}


@pytest.mark.parametrize(
    ("teks", "ucapan"),
    [
        ("KTP-el dan RT/RW", "Kartu Tanda Penduduk dan er te atau er we"),
        ("Paling lama 30 menit.", "Paling lama tiga puluh menit."),
        ("Rp15.000,00", "lima belas ribu rupiah"),
        ("buka 08.00–15.30", "buka pukul delapan sampai pukul lima belas lewat tiga puluh menit"),
        ("pukul 07.00-08.15", "pukul tujuh sampai pukul delapan lewat lima belas menit"),
        ("SKCK (asli)", "es ka ce ka, asli"),
        ("formulir F-1.02", "formulir ef satu titik nol dua"),
        ("foto 2×3", "foto dua kali tiga"),
        ("telepon 0812", "telepon nol delapan satu dua"),
        ("JAMKESOS, RW II", "jamkesos, er we dua"),
        ("1.250 orang", "seribu dua ratus lima puluh orang"),
        ("naik 1,5 %", "naik satu koma lima persen"),
        ("suami/istri", "suami atau istri"),
    ],
)
def test_written_words_become_spoken_ones(teks: str, ucapan: str) -> None:
    assert ucapkan(teks, SINGKATAN) == ucapan


@given(st.text(alphabet=st.sampled_from("aKTPRpII 0123456789.,:;/()%×–-!?«»&+_\n"), max_size=40))
def test_nothing_is_left_that_has_no_sound(teks: str) -> None:
    hasil = ucapkan(teks, SINGKATAN)
    assert not re.search(r"[\d/()%×–&+_«»:;]|[A-Z]{2}", hasil)
    assert hasil == hasil.strip()
    assert "  " not in hasil


def test_lists_orders_and_how_long_it_takes() -> None:
    assert [rangkai([]), rangkai(["a"]), rangkai(["a", "b"]), rangkai(["a", "b", "c"])] == [
        "", "a", "a dan b", "a, b, dan c",
    ]  # fmt: skip
    assert urutkan(["Periksa", "Tulis", "Serahkan"]) == "pertama periksa, lalu tulis, terakhir serahkan"
    banyak = urutkan(["Periksa", *["Tulis"] * 5, "Serahkan"])
    assert banyak == "ada 7 langkah, dari periksa, sampai serahkan"
    assert (detik_baca("kata " * 120), detik_baca("satu"), detik_baca("")) == (60, 5, 0)
    assert [sebut_lama(n) for n in (0, 45, 60, 80)] == ["0 detik", "45 detik", "1 menit", "1 menit 20 detik"]
