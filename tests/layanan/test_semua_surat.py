"""Every letter there is, with the least and the most to say: nothing leaves the paper, nobody signs alone."""

import io

import pdfplumber
import pytest
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from bungah.naskah.cetak import Kertas
from layanan.aturan.contoh_surat import Contoh
from layanan.aturan.surat import BELUM_DIISI, Paragraf
from tests.naskah.alat_cetak import MM, teks_pdf
from tests.naskah.semua_surat import Jenis, cetak, data, semua

KIRI, KANAN, BAWAH, KAKI = 30 * MM, 20 * MM, 41 * MM, 10 * MM
LONGGAR = 1.0  # points: a letter's shape may stick out of its box
JENIS = semua()
SATU, DUA, TIGA = 1, 2, 3
LEMBAR_PENDEK = {"riwayat-tanah": DUA}  # its fixed wording alone fills a page


def _buka(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> PDF:
    return pdfplumber.open(io.BytesIO(cetak(jenis, contoh, kertas)))


def _di_dalam(halaman: Page) -> bool:
    """Words keep the margins; only the foot with the QR stands below the text."""
    kata = halaman.extract_words()
    samping = all(
        w["x0"] >= KIRI - LONGGAR and w["x1"] <= halaman.width - KANAN + LONGGAR and w["top"] > 0
        for w in kata
    )
    kaki = next(w["top"] for w in kata if w["text"] == "Asli" and w["top"] > halaman.height - BAWAH)
    isi = [w for w in kata if w["top"] < kaki]
    badan = all(w["bottom"] <= halaman.height - BAWAH + LONGGAR for w in isi)
    return samping and badan and max(w["bottom"] for w in kata) <= halaman.height - KAKI


def _periksa(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> None:
    isi = data(jenis, contoh)
    with _buka(jenis, contoh, kertas) as pdf:
        teks = teks_pdf(pdf)
        assert all(_di_dalam(halaman) for halaman in pdf.pages)
        assert BELUM_DIISI not in teks
        assert set(teks) & {"{", "}"} == set()
        penutup = isi["bagian"][-1]  # type: ignore[index] # -- susun() gives a tuple
        assert isinstance(penutup, Paragraf)
        penanda = str(isi["nama_penanda"])[:12]
        assert [penanda in h.extract_text() for h in pdf.pages] == [False] * (len(pdf.pages) - 1) + [True]
        assert " ".join(penutup.teks.split()[:4]) in pdf.pages[-1].extract_text()
        paling = TIGA if contoh is Contoh.PANJANG else LEMBAR_PENDEK.get(jenis.kode, SATU)
        assert len(pdf.pages) <= paling


@pytest.mark.parametrize("contoh", Contoh)
@pytest.mark.parametrize("jenis", JENIS, ids=lambda satu: satu.kode)
def test_every_letter_on_its_own_paper(jenis: Jenis, contoh: Contoh) -> None:
    _periksa(jenis, contoh, jenis.kertas)


@pytest.mark.ketahanan
@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
@pytest.mark.parametrize("contoh", Contoh)
@pytest.mark.parametrize("jenis", JENIS, ids=lambda satu: satu.kode)
def test_every_letter_on_both_papers(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> None:
    _periksa(jenis, contoh, kertas)


def test_there_are_at_least_sixteen_kinds() -> None:
    assert len(JENIS) >= 16
