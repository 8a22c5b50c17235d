"""Desk documents through the press: letters never below 2 mm, columns where the guidance wants them."""

import io
from itertools import pairwise

import pdfplumber
import pytest

from bungah.dasar.models import Pengguna
from bungah.naskah import katalog
from bungah.naskah.cetak import Kertas
from bungah.naskah.keterbacaan import JARAK_MEJA, Batas
from layanan.models import Layanan
from tests.naskah.alat_huruf import terlalu_kecil
from tests.pabrik import standar as pabrik_standar

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
MM = 72 / 25.4
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
