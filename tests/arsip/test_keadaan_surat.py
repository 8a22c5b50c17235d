"""The verdict of the verify page as a rule: the worst news first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arsip.aturan import BERLAKU, COCOK_SURAT, DICABUT, TIDAK_COCOK, dalam_keadaan, kata_mandat, keadaan_surat

HARI = date(2026, 11, 23)
STATUS = ["cadangan", "disiapkan", "menunggu", "terbit", "batal", "hilang", "dicabut"]


@pytest.mark.parametrize(
    ("status", "sisa", "diganti", "disanggah", "kata"),
    [
        ("terbit", None, False, False, "BERLAKU"),
        ("terbit", 0, False, False, "BERLAKU"),
        ("terbit", -1, False, False, "KEDALUWARSA"),
        ("terbit", -1, False, True, "SEDANG DIPERIKSA"),
        ("terbit", 9, True, True, "DIGANTI"),
        ("batal", 9, True, True, "BATAL"),
        ("hilang", None, False, False, "BATAL"),
        ("dicabut", -1, True, True, "DICABUT"),
        ("cadangan", None, False, False, "CADANGAN (BELUM DICATAT)"),
        ("cadangan", None, True, False, "DIGANTI"),
        ("menunggu", -1, False, False, "BELUM DITANDATANGANI"),
        ("disiapkan", None, False, False, "BELUM DITANDATANGANI"),
    ],
)
def test_keadaan_tells_the_worst_first(
    status: str,
    sisa: int | None,
    diganti: bool,  # noqa: FBT001 -- a case of the table
    disanggah: bool,  # noqa: FBT001 -- idem
    kata: str,
) -> None:
    sampai = None if sisa is None else HARI + timedelta(days=sisa)
    hasil = keadaan_surat(status, hari_ini=HARI, berlaku_sampai=sampai, diganti=diganti, disanggah=disanggah)
    assert hasil.kata == kata


@given(
    status=st.sampled_from(STATUS),
    sampai=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    diganti=st.booleans(),
    disanggah=st.booleans(),
)
def test_berlaku_only_when_nothing_speaks_against_it(
    status: str, sampai: date | None, *, diganti: bool, disanggah: bool
) -> None:
    hasil = keadaan_surat(status, hari_ini=HARI, berlaku_sampai=sampai, diganti=diganti, disanggah=disanggah)
    bersih = status == "terbit" and not diganti and not disanggah and (sampai is None or sampai >= HARI)
    assert (hasil is BERLAKU) == bersih


@pytest.mark.parametrize(
    ("mandat", "dasar", "kalimat"),
    [
        ("langsung", "", ""),
        ("langsung", "Perbup 5", ""),
        ("an", "Perbup 5/2026", "Menandatangani atas nama Kepala Desa, berdasarkan Perbup 5/2026."),
        ("ub", "", "Menandatangani untuk Kepala Desa."),
        ("plt", "SK 7", "Pelaksana Tugas Kepala Desa, berdasarkan SK 7."),
        ("plh", "SK 8", "Pelaksana Harian Kepala Desa, berdasarkan SK 8."),
    ],
)
def test_mandat_is_told_with_its_ground(mandat: str, dasar: str, kalimat: str) -> None:
    assert kata_mandat(mandat, dasar) == kalimat


def test_a_genuine_file_of_a_revoked_letter_is_no_good_news() -> None:
    hasil = dalam_keadaan(COCOK_SURAT, DICABUT)
    assert (hasil.jenis, hasil.kata) == ("perhatian", "Berkas ini asli")
    assert hasil.kalimat.endswith("Tetapi keadaan suratnya sekarang: DICABUT.")
    assert dalam_keadaan(COCOK_SURAT, BERLAKU) is COCOK_SURAT
    assert dalam_keadaan(TIDAK_COCOK, DICABUT) is TIDAK_COCOK
