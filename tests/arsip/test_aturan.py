"""The number of a letter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arsip.aturan import POLA_BAKU, PolaNomorKeliru, periksa_pola, susun_nomor, tingkat

BAHAN = {"klasifikasi": "474.1", "urut": 14, "kode_desa": "437.110.12", "tanggal": date(2026, 11, 23)}


def nomor(pola: str, **lain: object) -> str:
    return susun_nomor(pola, **{**BAHAN, **lain})  # type: ignore[arg-type]


def test_nomor_follows_the_default_pattern() -> None:
    assert nomor(POLA_BAKU) == "474.1/14/437.110.12/XI/2026"


def test_nomor_takes_month_and_year_from_the_letters_date() -> None:
    assert nomor(POLA_BAKU, tanggal=date(2025, 12, 31)) == "474.1/14/437.110.12/XII/2025"


def test_nomor_knows_every_placeholder() -> None:
    pola = "{seri}-{urut}-{bulan}-{bulan_romawi}-{tahun}-{klasifikasi}-{kode_desa}"
    assert nomor(pola, seri="SK", lebar=3, tanggal=date(2026, 2, 1)) == "SK-014-02-II-2026-474.1-437.110.12"


def test_nomor_never_reads_a_value_as_a_pattern() -> None:
    assert nomor("{klasifikasi}/{urut}/{tahun}", klasifikasi="{kode_desa}") == "{kode_desa}/14/2026"


def test_nomor_without_a_village_code_says_so() -> None:
    assert nomor(POLA_BAKU, kode_desa="") == "474.1/14/BELUM DIISI/XI/2026"


@pytest.mark.parametrize(
    ("pola", "pesan"),
    [
        (
            "{nomor}/{urut}/{tahun}",
            "Isian {nomor} tidak dikenal dalam pola nomor. Yang bisa dipakai: {klasifikasi}, {urut}, "
            "{kode_desa}, {bulan_romawi}, {bulan}, {tahun}, {seri}.",
        ),
        ("{klasifikasi}/{tahun}", "Pola nomor harus memuat {urut}."),
        ("{urut}", "Pola nomor harus memuat {tahun}."),
        ("{urut}/{tahun", "Kurung kurawal dalam pola nomor tidak berpasangan."),
        ("{{urut}}/{tahun}", "Kurung kurawal dalam pola nomor tidak berpasangan."),
        ("{urut}/{tahun}\n", "Pola nomor harus satu baris tanpa tanda tersembunyi."),
    ],
)
def test_pola_at_fault_is_named(pola: str, pesan: str) -> None:
    assert periksa_pola(pola)[0] == pesan
    with pytest.raises(PolaNomorKeliru) as galat:
        nomor(pola)
    assert str(galat.value) == pesan


@pytest.mark.parametrize(
    "isian", ["{}", "{0}", "{urut!r}", "{urut:>10}", "{urut.__class__}", "{tahun[0]}", "{ urut }"]
)
def test_pola_plays_no_format_tricks(isian: str) -> None:
    assert "tidak dikenal" in periksa_pola(f"{isian}/{{urut}}/{{tahun}}")[0]


@given(st.text("{}urtahn/:. 0"))
def test_pola_is_either_refused_or_used(pola: str) -> None:
    if periksa_pola(pola):
        with pytest.raises(PolaNomorKeliru):
            nomor(pola)
    else:
        assert not set(nomor(pola)) & {"{", "}"}


@given(
    st.tuples(st.integers(1, 10**6), st.integers(2000, 2100)),
    st.tuples(st.integers(1, 10**6), st.integers(2000, 2100)),
)
def test_nomor_differs_for_every_count_and_year(a: tuple[int, int], b: tuple[int, int]) -> None:
    cetak = [nomor(POLA_BAKU, urut=urut, tanggal=date(tahun, 5, 1)) for urut, tahun in (a, b)]
    assert (cetak[0] == cetak[1]) == (a == b)


@pytest.mark.parametrize(
    ("kode", "dalam"), [("400", 1), ("400.12", 2), ("400.12.3", 3), ("474.", 1), ("", 0)]
)
def test_tingkat_counts_the_parts(kode: str, dalam: int) -> None:
    assert tingkat(kode) == dalam
