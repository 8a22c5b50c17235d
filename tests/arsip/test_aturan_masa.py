"""Six calendar months: the rule itself, compared over every day of eight years with its definition."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from arsip.aturan_masa import di_meja_sampai, jatuh_pindah, tambah_bulan

SEMUA_HARI = [date(2020, 1, 1) + timedelta(days=n) for n in range(8 * 365 + 2)]


@pytest.mark.parametrize(
    ("hari", "bulan", "hasil"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 29), 6, date(2027, 2, 28)),
        (date(2026, 3, 31), 6, date(2026, 9, 30)),
        (date(2026, 5, 24), 6, date(2026, 11, 24)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(9999, 12, 1), 6, date.max),
    ],
)
def test_tambah_bulan(hari: date, bulan: int, hasil: date) -> None:
    assert tambah_bulan(hari, bulan) == hasil


def test_bulan_tidak_mundur() -> None:
    with pytest.raises(ValueError, match="tidak boleh -1"):
        tambah_bulan(date(2026, 1, 1), -1)


def test_semua_hari_delapan_tahun() -> None:
    """Of every day: six months on the calendar, the same day or, where there is none, the last one."""
    assert SEMUA_HARI[-1] == date(2027, 12, 31)
    for hari in SEMUA_HARI:
        sampai = di_meja_sampai(hari)
        assert (sampai.year * 12 + sampai.month) - (hari.year * 12 + hari.month) == 6
        besok = sampai + timedelta(days=1)
        assert sampai.day == hari.day or (sampai.day < hari.day and besok.day == 1)
        assert not jatuh_pindah(sampai, hari)
        assert not jatuh_pindah(sampai, sampai)
        assert jatuh_pindah(sampai, besok)


def test_tidak_pernah_menyalip() -> None:
    """What came later is never due before what came earlier."""
    sampai = [di_meja_sampai(hari) for hari in SEMUA_HARI]
    assert sampai == sorted(sampai)
