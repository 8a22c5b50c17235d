"""Folding for the archive's search: what is kept is met by what is asked, whatever was typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arsip.aturan_cari import (
    KATA_TERBANYAK,
    kata_surat,
    letak,
    nomor_di,
    pertanyaan,
    tanda_kata,
    tempat_rentang,
)
from bungah.dasar.nilai import Rentang

SEKELUARGA = [
    "undang undangan mengundang diundang",
    "kirim mengirim pengiriman dikirimkan kiriman",
    "tulis menulis penulisan tertulis tulisan",
    "pakai memakai pemakaian dipakai",
    "periksa memeriksa pemeriksaan diperiksa",
    "didik mendidik pendidikan",
    "jual menjual penjualan",
    "lapor laporan melaporkan pelaporan",
    "lampiran terlampir melampirkan",
    "nikah menikah pernikahan",
    "uang keuangan",
    "penduduk kependudukan",
    "surat suratnya menyurat",
]
BERBEDA = [("perintah", "pemerintah"), ("camat", "kecamatan"), ("angkat", "perangkat"), ("pasar", "kasar")]


def _bertemu(tanya: str, isi: str) -> bool:
    ada = set(kata_surat(isi).split())
    apa = pertanyaan(f"{tanya} ")
    return not apa.kosong and all(set(pilihan) & ada for pilihan in apa.kelompok)


@pytest.mark.parametrize("keluarga", SEKELUARGA, ids=[satu.split()[0] for satu in SEKELUARGA])
def test_kata_berimbuhan_bertemu_akarnya(keluarga: str) -> None:
    """The root finds every form, every form finds the root."""
    akar, *bentuk = keluarga.split()
    assert [satu for satu in bentuk if not (_bertemu(akar, satu) and _bertemu(satu, akar))] == []


@pytest.mark.parametrize(("tanya", "isi"), BERBEDA)
def test_kata_lain_tetap_lain(tanya: str, isi: str) -> None:
    assert not _bertemu(tanya, isi)


@given(teks=st.text(max_size=60))
def test_tiap_kata_menemukan_suratnya(teks: str) -> None:
    """Whatever can be asked with the letter's own words finds it; nothing typed breaks the question."""
    isi = set(kata_surat(teks).split())
    for kata in [teks, *teks.split()]:
        apa = pertanyaan(f"{kata} ")
        if len(apa.kelompok) < 8:
            assert all(set(pilihan) & isi for pilihan in apa.kelompok)


@given(teks=st.text(max_size=80))
def test_kata_tanpa_tanda_basis_data(teks: str) -> None:
    """No quote, blank, star or backslash can reach the question of a database."""
    apa = pertanyaan(teks)
    for kata in [
        *(satu for pilihan in apa.kelompok for satu in pilihan),
        apa.awalan,
        *kata_surat(teks).split(" "),
    ]:
        assert not set(kata) & set("\"'\\*:&|!()^+-% \t\n\0")
        assert len(kata) <= 50


def test_angka_panjang_tidak_disimpan() -> None:
    assert kata_surat("NIK 3525991234567890 HP 081234567890 nomor 123456789") == "nik hp nomor 123456789"


def test_kode_per_tingkat() -> None:
    assert kata_surat("400.12.2") == "400·12 400·12·2 400 12 2"
    assert pertanyaan("400.12").kelompok == (("400·12",),)
    assert pertanyaan("1." * 40_000).kelompok  # no pattern that takes minutes
    assert len(kata_surat("100" + ".1" * 40_000).split()) < 10


def test_batas_kata() -> None:
    assert (
        len(kata_surat(" ".join(f"k{n}x" for n in range(9000)), tanda=["masuk"]).split())
        == KATA_TERBANYAK + 1
    )
    assert len(pertanyaan("a1 b2 c3 d4 e5 f6 g7 h8 i9 j10").kelompok) == 8


def test_hanya_kata_sambung_berarti_kosong() -> None:
    assert pertanyaan("dan yang di").kosong
    assert pertanyaan("%%% //").kosong


@pytest.mark.parametrize("tanda", ["", "Masuk", "a b", "a-b", "a_b", "é", "x'"])
def test_tanda_hanya_huruf_kecil_dan_angka(tanda: str) -> None:
    with pytest.raises(ValueError, match="Tanda keliru"):
        tanda_kata(tanda)


@given(hari=st.dates(date(1900, 1, 1), date(2200, 1, 1)), nomor=st.integers(1, 2**32 - 1))
def test_letak_urut_hari(hari: date, nomor: int) -> None:
    dari, sampai = tempat_rentang(Rentang(hari, hari))
    assert dari < letak(hari, nomor) <= sampai < letak(hari + timedelta(days=1), 0)
    assert nomor_di(letak(hari, nomor)) == nomor
    assert tempat_rentang(None)[1] < 2**63
