"""Which code a letter may bear: the day chooses the list, a withdrawn code is given no more."""

from __future__ import annotations

from datetime import date

import pytest

from arsip.aturan_klasifikasi import Kode, Skema, pilih_kode, salah_kode, skema_pada

LAMA = Skema("78-2012", "Permendagri 78/2012", date(2013, 1, 1), date(2022, 12, 31))
BARU = Skema("83-2022", "Permendagri 83/2022", date(2023, 1, 1))
SKEMA = (LAMA, BARU)
DAFTAR = [
    Kode("78-2012", "140", "Pemerintahan desa"),
    Kode("83-2022", "140", "Pemerintahan wilayah"),
    Kode("83-2022", "400.12", "Kependudukan", ditarik=date(2026, 7, 1)),
]


@pytest.mark.parametrize(
    ("hari", "kode"),
    [
        (date(2012, 12, 31), None),
        (date(2013, 1, 1), LAMA),
        (date(2022, 12, 31), LAMA),
        (date(2023, 1, 1), BARU),
        (date(2040, 1, 1), BARU),
    ],
)
def test_daftar_menurut_tanggal(hari: date, kode: Skema | None) -> None:
    assert skema_pada(hari, SKEMA) == kode


def test_yang_lebih_muda_menang_bila_bertumpuk() -> None:
    tanpa_akhir = Skema("78-2012", "Permendagri 78/2012", date(2013, 1, 1))
    assert skema_pada(date(2024, 1, 1), [BARU, tanpa_akhir]) == BARU


def test_kode_sama_arti_lain() -> None:
    nama = [
        satu.nama
        for tahun in (2020, 2024)
        if (satu := pilih_kode("140", date(tahun, 5, 1), daftar=DAFTAR, skema=SKEMA))
    ]
    assert nama == ["Pemerintahan desa", "Pemerintahan wilayah"]


@pytest.mark.parametrize(("hari", "ada"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_kode_ditarik(hari: date, *, ada: bool) -> None:
    assert (pilih_kode("400.12", hari, daftar=DAFTAR, skema=SKEMA) is not None) is ada


def test_sebab_dikatakan() -> None:
    lama, _, ditarik = DAFTAR
    assert salah_kode(lama, date(2020, 1, 1), SKEMA) == ""
    assert "dari Permendagri 78/2012" in salah_kode(lama, date(2024, 1, 1), SKEMA)
    assert "sudah ditarik" in salah_kode(ditarik, date(2026, 8, 1), SKEMA)
    assert "Belum ada daftar" in salah_kode(lama, date(2001, 1, 1), SKEMA)
    assert "dari 1-1900" in salah_kode(Kode("1-1900", "1", "x"), date(2024, 1, 1), SKEMA)
    assert pilih_kode("140", date(2001, 1, 1), daftar=DAFTAR, skema=SKEMA) is None
