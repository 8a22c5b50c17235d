"""The guide's page of last numbers on paper."""

from __future__ import annotations

import pytest
import time_machine

from arsip.panduan import NomorTerakhirForm, langkah_awal
from bungah.dasar.jejak import tulis
from bungah.dasar.penomoran import nomor_berikut
from bungah.dasar.peran import Peran
from tests.dasar.alat import orang

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("surat", "berikut"), [("327", 328), ("0", 1)])
def test_panduan_melanjutkan_buku_kertas(surat: str, berikut: int) -> None:
    langkah, admin = langkah_awal()[0], orang("rizal", Peran.ADMIN)
    with time_machine.travel("2026-11-23T03:00:00Z", tick=False):
        formulir = langkah.formulir({"surat_keluar": surat, "surat_tugas": "4"})
        assert formulir.is_valid()
        assert not langkah.sudah()
        assert langkah.simpan(formulir, pelaku=admin) == []
        assert langkah.sudah()
    with tulis(pelaku=admin):
        assert [nomor_berikut("surat-keluar", "2026"), nomor_berikut("surat-tugas", "2026")] == [berikut, 5]
        assert nomor_berikut("surat-keluar", "2027") == 1


@pytest.mark.parametrize(("isi", "terakhir"), [("", 0), ("0", 0), ("12", 12)])
def test_panduan_buku_pernyataan_boleh_belum_ada(isi: str, terakhir: int) -> None:
    formulir = langkah_awal()[0].formulir({"surat_keluar": "1", "surat_tugas": "0", "pernyataan": isi})
    assert isinstance(formulir, NomorTerakhirForm)
    assert formulir.is_valid()
    lain = dict.fromkeys(("surat-tugas", "tanda-bukti", "pengembalian", "ekspedisi"), 0)
    assert formulir.terakhir() == {"surat-keluar": 1, "pernyataan": terakhir, **lain}


@pytest.mark.parametrize("isi", ["", "-1", "tiga", "100000", "3,5"])
def test_panduan_nomor_yang_bukan_nomor(isi: str) -> None:
    assert not langkah_awal()[0].formulir({"surat_keluar": isi, "surat_tugas": "0"}).is_valid()
