"""Numbers of people: NIK and KK, read, refused, masked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.nilai import (
    NIK,
    NilaiKeliru,
    NomorKK,
    pastikan_beda,
    samarkan_nik,
)
from tests.dasar.alat import lebar

SITI = "3525995708850012"  # 17 August 1985, woman
HARI_INI = date(2026, 11, 23)


tanggal_lahir = st.dates(date(1927, 1, 1), HARI_INI)


# ---------------------------------------------------------------- NIK


@pytest.mark.parametrize(
    "teks",
    [
        SITI,
        "3525 9957 0885 0012",
        "352599-570885-0012",
        "35.25.99.570885.0012",
        f" {SITI}\n",
        f"'{SITI}",
        f"{SITI[:8]}\u00a0{SITI[8:]}\u200b",
    ],
)
def test_nik_reads_how_people_type_it(teks: str) -> None:
    assert NIK(teks).angka == SITI


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "NIK harus 16 angka, yang ditulis 0."),
        (SITI[:-1], "NIK harus 16 angka, yang ditulis 15."),
        (SITI + "1", "NIK harus 16 angka, yang ditulis 17."),
        ("1" * 16, "NIK tidak mungkin 16 angka yang sama."),
        ("3525995713850012", "Angka ke-9 dan ke-10 NIK adalah bulan lahir, 01–12. Yang ditulis 13."),
        ("3525995700850012", "Angka ke-9 dan ke-10 NIK adalah bulan lahir, 01–12. Yang ditulis 00."),
        (
            "3525990008850012",
            "Angka ke-7 dan ke-8 NIK adalah tanggal lahir, 01–31, untuk perempuan 41–71. Yang ditulis 00.",
        ),
        ("3525995708850000", "Empat angka terakhir NIK tidak mungkin 0000."),
        ("352599570885OO12", "NIK hanya berisi angka, tanpa “O”."),
        (
            lebar(SITI),
            "NIK memakai angka yang bukan angka biasa. Ketik ulang dengan angka 0–9.",
        ),
        ("352599570885001²", "NIK memakai angka yang bukan angka biasa. Ketik ulang dengan angka 0–9."),
    ],
)
def test_nik_refuses_what_cannot_be_one(teks: str, pesan: str) -> None:
    with pytest.raises(NilaiKeliru) as galat:
        NIK(teks)
    assert str(galat.value) == pesan


@pytest.mark.parametrize("hari", range(100))
def test_nik_day_is_1_to_31_or_41_to_71(hari: int) -> None:
    teks = f"352599{hari:02}0885{12:04}"
    if 1 <= hari <= 31 or 41 <= hari <= 71:
        assert NIK(teks).angka == teks
    else:
        with pytest.raises(NilaiKeliru, match="tanggal lahir"):
            NIK(teks)


def test_nik_never_shows_itself() -> None:
    nik = NIK(SITI)
    tampak = f"{nik} {nik!r} {nik!s} {[nik]} {(nik,)!r}"
    assert SITI not in tampak
    assert SITI[4:12] not in tampak
    assert str(nik) == nik.samar == "3525••••••••0012"


@given(tanggal_lahir, st.booleans(), st.integers(1, 9999))
def test_nik_gives_back_birth_date_and_sex(lahir: date, perempuan: bool, nomor: int) -> None:  # noqa: FBT001 -- drawn
    hari = lahir.day + (40 if perempuan else 0)
    nik = NIK(f"352599{hari:02}{lahir:%m%y}{nomor:04}")
    assert nik.tanggal_lahir(HARI_INI) == lahir
    assert nik.jenis_kelamin == ("P" if perempuan else "L")
    assert nik.peringatan(tanggal_lahir=lahir, jenis_kelamin=nik.jenis_kelamin) == ()


@given(st.text())
def test_nik_refuses_any_other_text_with_a_sentence(teks: str) -> None:
    try:
        nik = NIK(teks)
    except NilaiKeliru as galat:
        assert str(galat).endswith(".")  # noqa: PT017 -- any text may come
    else:
        assert len(nik.angka) == 16
        assert nik.angka.isascii()


def test_nik_born_today_is_not_a_hundred_years_old() -> None:
    assert NIK("3525992311260001").tanggal_lahir(HARI_INI) == HARI_INI
    assert NIK("3525992411260001").tanggal_lahir(HARI_INI) == date(1926, 11, 24)


def test_nik_warns_of_a_day_no_calendar_has() -> None:
    nik = NIK("3525993002850012")
    assert nik.tanggal_lahir(HARI_INI) is None
    assert nik.peringatan() == (
        "Tanggal lahir di NIK (30-02-85) tidak ada di kalender. Cocokkan dengan KTP.",
    )


def test_nik_warns_of_differences_without_refusing() -> None:
    asing = NIK("9925995708850012")
    assert asing.peringatan(tanggal_lahir=date(1985, 8, 18), jenis_kelamin="L") == (
        "Kode provinsi 99 di awal NIK tidak dikenal. Cocokkan dengan KTP.",
        "Tanggal lahir di NIK (17-08-85) berbeda dari yang ditulis (18-08-1985). Cocokkan dengan KTP.",
        "Menurut NIK, warga ini perempuan. Cocokkan dengan KTP.",
    )


@pytest.mark.parametrize(
    ("teks", "samar"), [(SITI, "3525••••••••0012"), ("", ""), ("123", "•••"), ("bukan nik", "••••••••")]
)
def test_nik_stored_in_any_shape_is_masked(teks: str, samar: str) -> None:
    assert samarkan_nik(teks) == samar


# ---------------------------------------------------------------- KK


def test_kk_reads_and_masks() -> None:
    kk = NomorKK("3525 9905 0310 0007")
    assert (kk.angka, str(kk), repr(kk)) == (
        "3525990503100007",
        "3525••••••••0007",
        "NomorKK(3525••••••••0007)",
    )
    assert kk.peringatan() == ()


def test_kk_says_its_own_name_when_refused() -> None:
    with pytest.raises(NilaiKeliru, match=r"^Nomor KK harus 16 angka, yang ditulis 3\.$"):
        NomorKK("123")


def test_kk_swapped_with_nik_is_noticed() -> None:
    assert NomorKK(SITI).peringatan() == (
        "Nomor ini berbentuk NIK perempuan. Jangan-jangan NIK dan nomor KK tertukar.",
    )
    assert NomorKK("3525993513100007").peringatan() == (
        "Tanggal di dalam nomor KK tidak ada di kalender. Cocokkan dengan kartunya.",
    )
    with pytest.raises(NilaiKeliru, match="tidak mungkin sama"):
        pastikan_beda(NIK(SITI), NomorKK(SITI))
    pastikan_beda(NIK(SITI), NomorKK("3525990503100007"))
