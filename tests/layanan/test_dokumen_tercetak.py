"""Desk documents through the press: letters never below 2 mm, columns where the guidance wants them."""

import io
from itertools import pairwise

import pdfplumber
import pytest

from bungah.dasar.models import Pengguna
from bungah.naskah import katalog
from bungah.naskah import rujukan as rujukan_naskah
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import JARAK_MEJA, Batas
from bungah.naskah.tata_poster import KAKI
from kepegawaian.kueri_tanda import SEMUA
from layanan.alur.maklumat import tulis_maklumat
from layanan.models import Layanan
from tests.naskah.alat_huruf import terlalu_kecil
from tests.pabrik import layanan as pabrik
from tests.pabrik import standar as pabrik_standar

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
MM = 72 / 25.4
PEREKAT = 12  # mm: the strip for the tape is no part of the face
MEJA = Batas(JARAK_MEJA)


def cetak(jenis: str, kode: str = "", kertas: Kertas | None = None) -> bytes:
    pdf = katalog.cetak(katalog.cari(jenis), kode, kertas=kertas).pdf
    assert terlalu_kecil(pdf, MEJA.apa_saja) == []
    return pdf


def test_the_whole_standard_keeps_the_columns_of_the_guidance(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik_standar.lengkap(domisili.standar.get())
    with pdfplumber.open(io.BytesIO(cetak("standar-lengkap", "domisili"))) as pdf:
        halaman = pdf.pages[0]
        garis = sorted(
            {round(float(x) / MM, 1) for t in halaman.find_tables()[:1] for s in t.cells for x in s[::2]}
        )
        assert (round(halaman.width / MM), round(halaman.height / MM)) == (215, 330)
        lebar = [round(b - a) for a, b in pairwise(garis)]
        assert lebar == [10, 52, 108]
        assert "KOMPONEN SERVICE DELIVERY" in halaman.extract_text()


@pytest.mark.parametrize("jenis", ["standar-publikasi", "standar-enam"])
def test_short_sheets_are_read_at_the_desk(jenis: str, petugas: Pengguna, domisili: Layanan) -> None:
    pabrik_standar.lengkap(domisili.standar.get())
    with pdfplumber.open(io.BytesIO(cetak(jenis, "domisili"))) as pdf:
        assert len(pdf.pages) == 1
        assert "30 menit" in pdf.pages[0].extract_text()


def test_the_charter_stays_whole_and_says_draf(kades: Pengguna, domisili: Layanan) -> None:
    tulis_maklumat("Dengan ini kami sanggup melayani sesuai standar.", pelaku=kades)
    pdf = katalog.cetak(katalog.cari("maklumat"), kertas=Kertas.A2, jarak=3000).pdf
    assert terlalu_kecil(pdf, Batas(3000).apa_saja, kaki=KAKI) == []
    with pytest.raises(TidakDicetak, match="harus utuh di satu lembar"):
        katalog.cetak(katalog.cari("maklumat"), kertas=Kertas.A4, jarak=3000)


@pytest.mark.syarat("R169")
def test_leaflet_brochure_and_booklet_with_its_page_numbers(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.layanan("usaha")
    with pdfplumber.open(io.BytesIO(cetak("leaflet", "domisili"))) as pdf:
        luar, dalam = (satu.extract_words() for satu in pdf.pages)
        x = {kata["text"]: kata["x0"] / MM for kata in (*luar, *dalam)}
        assert x["Ingat"] < 97 < x["Jam"] < 197 < x["Anda"]  # the flap goes in first, the cover lies right
        assert x["dibawa"] < 100 < x["Urutannya"] < 200
    cetak("leaflet", "domisili", Kertas.A5)
    with pdfplumber.open(io.BytesIO(cetak("buku-layanan"))) as pdf:
        teks = [satu.extract_text() for satu in pdf.pages]
    isi = next(satu for satu in teks if satu.startswith("Daftar isi"))
    for nama in ("Surat domisili", "Surat usaha"):
        nomor = int(next(baris for baris in isi.splitlines() if baris.startswith(nama)).split()[-1])
        assert f"\n{nama}\n" in teks[nomor - 1]


@pytest.mark.parametrize(
    ("jenis", "batas"), [("tanda-pengenal", 2.0), ("papan-nama", 10.0), ("pakta-integritas", 2.0)]
)
def test_what_officers_wear_and_sign(jenis: str, batas: float, petugas: Pengguna) -> None:
    rujukan_naskah.muat()
    pdf = katalog.cetak(katalog.cari(jenis), SEMUA).pdf
    assert terlalu_kecil(pdf, batas, kaki=PEREKAT if jenis == "papan-nama" else 0) == []
