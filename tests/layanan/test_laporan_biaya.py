"""One year of fees, papers and ways beside the year before (R087)."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.laporan_biaya import Banding, Tahunan, jumlahkan, kata_arah, kata_kali
from layanan.cetak.laporan_biaya import baris_biaya, csv_biaya
from layanan.kueri.laporan_biaya import banding_tahun, biaya_semua, tahun_laporan
from layanan.models import Kunjungan, Penyerahan, Permohonan, VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import biaya as pabrik_biaya
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan

HALAMAN = "/kantor/laporan/biaya/"
HARI = date(2026, 11, 23)


@given(st.one_of(st.none(), st.floats(0, 9)), st.one_of(st.none(), st.floats(0, 9)))
def test_word_of_the_change_agrees_with_the_figures(lalu: float | None, ini: float | None) -> None:
    kata = kata_arah(lalu, ini)
    assert kata_arah(ini, lalu) == {"Turun": "Naik", "Naik": "Turun"}.get(kata, kata)
    if lalu is not None and ini is not None and kata_kali(lalu) == kata_kali(ini):
        assert abs(ini - lalu) <= 0.1
    assert (kata == "–") == (lalu is None or ini is None)


def test_ways_add_up_over_services() -> None:
    satu = Banding("A", Tahunan(0, 1, 2, 4), Tahunan(0, 1, 4, 4))
    semua = jumlahkan([satu, Banding("B", ini=Tahunan(0, 2, 1, 3))])
    assert (kata_kali(semua.lalu.kali), kata_kali(semua.ini.kali)) == ("2,0", "1,4")
    assert (satu.arah, Banding("C").ada) == (("Tetap", "Tetap", "Turun"), False)


def _selesai(untuk: Layanan, pelaku: Pengguna, *, didata: date, lengkap: int, ambil: int, cara: str) -> None:
    """A finished request: days after registration on which the file was complete and the letter left."""
    satu = pabrik.permohonan(untuk, pelaku)
    Kunjungan.objects.filter(pk=satu.kunjungan.pk).update(hari=didata)
    awal = dasar.pukul(9, hari=didata)
    siap, akhir = awal + timedelta(days=lengkap), awal + timedelta(days=ambil)
    Permohonan.objects.filter(pk=satu.pk).update(
        tahap="selesai", lengkap_pada=siap, jatuh_tempo=akhir, siap_pada=siap, selesai_pada=akhir,
        terjadi_pada=awal, dicatat_pada=awal,
    )  # fmt: skip
    Penyerahan.objects.create(permohonan=satu, cara=cara)


@pytest.fixture
def dua_tahun(petugas: Pengguna, domisili: Layanan) -> Layanan:
    """Last year it cost Rp5.000 and two papers and people came three times; this year nothing of that."""
    ini = domisili.standar.get()
    lama = VersiStandar.objects.create(
        layanan=domisili, versi=9, status="lama", berlaku_dari=date(2025, 1, 2), menit=30, produk="Surat"
    )
    for urut, nama in enumerate(("KTP", "Surat RT"), 1):
        lama.persyaratan.create(urut=urut, nama=nama, untuk="Data benar")
    lama.biaya, lama.dasar_biaya = 5000, pabrik_biaya.perdes()
    lama.save()
    assert ini.biaya == 0
    lalu = HARI.replace(year=2025)
    _selesai(domisili, petugas, didata=lalu, lengkap=1, ambil=4, cara="langsung")
    _selesai(domisili, petugas, didata=HARI - timedelta(days=9), lengkap=0, ambil=0, cara="kuasa")
    _selesai(domisili, petugas, didata=HARI - timedelta(days=9), lengkap=0, ambil=2, cara="rt")
    _selesai(domisili, petugas, didata=HARI - timedelta(days=9), lengkap=0, ambil=2, cara="langsung")
    return domisili


@pytest.mark.syarat("R087")
def test_year_beside_year_in_money_papers_and_ways(dua_tahun: Layanan, petugas: Pengguna) -> None:
    [satu] = banding_tahun(2026)
    assert (satu.lalu, satu.ini) == (Tahunan(5000, 2, 1, 3), Tahunan(0, 1, 3, 4))
    assert satu.arah == ("Turun", "Turun", "Turun")
    assert [sel[:2] for sel in baris_biaya([satu])[0]["ukuran"]] == [
        ("Rp5.000", "Rp0"), ("2", "1"), ("3,0", "1,3"),
    ]  # fmt: skip
    assert csv_biaya([satu], 2026).decode("utf-8-sig").splitlines()[1] == (
        "Surat domisili;5000;0;2;1;3,0;1,3;1;3"
    )
    assert tahun_laporan(HARI) == [2026, 2025]
    klien = klien_meja(petugas)
    isi = klien.get(HALAMAN).content.decode()
    for kata in ("dibanding 2025", "Rp5.000 → <strong>Rp0</strong>", "<svg", '?tahun=2025"'):
        assert kata in isi
    assert isi.count("Turun") == 3
    lama = klien.get(HALAMAN, {"tahun": "2025"}).content.decode()
    assert ("dibanding 2024" in lama, "Turun" in lama) == (True, False)
    assert ("tahun 2024: –" in lama, "tahun 2024: 0" in lama) == (True, False)
    for teks in ("1999", "٢٠٢٦", "abcd"):
        assert "dibanding 2025" in klien.get(HALAMAN, {"tahun": teks}).content.decode()
    with pdfplumber.open(io.BytesIO(klien.get("/kantor/laporan/biaya.pdf").content)) as pdf:
        teks = " ".join(pdf.pages[0].extract_text().split())
    for kata in ("Rp5.000 Rp0", "Kali datang", "3,0 1,3", "Berapa kali warga datang"):
        assert kata in teks
    assert klien.get("/kantor/laporan/biaya.csv").content == csv_biaya([satu], 2026)


@pytest.mark.parametrize("banyak", [1, 3])
def test_comparison_asks_a_fixed_number_of_times(banyak: int, dua_tahun: Layanan, petugas: Pengguna) -> None:
    for n in range(banyak):
        _selesai(pabrik.layanan(f"lain{n}"), petugas, didata=HARI, lengkap=0, ambil=0, cara="langsung")
    with CaptureQueriesContext(connection) as kueri:
        assert len(banding_tahun(2026)) == 1 + banyak
    assert len(kueri) == 3
    with CaptureQueriesContext(connection) as kueri:
        assert len(biaya_semua()) == 1 + banyak
    assert len(kueri) == 2


def test_poster_of_another_paper_or_without_services(petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    assert klien.get("/kantor/laporan/poster-biaya-a9.pdf").status_code == 404
    assert klien.get("/kantor/laporan/poster-biaya-a4.pdf")["Location"] == HALAMAN
    assert "Belum ada standar layanan" in klien.get(HALAMAN).content.decode()
