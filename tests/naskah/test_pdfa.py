"""The letter as PDF/A-3b: what an archive opens in thirty years, read back with pikepdf."""

import io
from typing import Any

import pikepdf
import pytest

from bungah.naskah import mesin
from bungah.naskah.cetak import Kertas, cetak_pdf
from tests.naskah import contoh_cetak as contoh
from tests.naskah.alat_cetak import KARCIS, SURAT

BATAS_BITA = 80 * 1024
AKTIF = ("/JavaScript", "/JS", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/AcroForm")


def _buka(**ganti: object) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(cetak_pdf(SURAT, contoh.surat(**ganti), kertas=Kertas.F4)))


def _huruf(pdf: pikepdf.Pdf) -> list[set[str]]:
    """What the descriptor of every face holds that the pages use."""
    turunan: list[Any] = [
        anak
        for halaman in pdf.pages
        for satu in halaman.Resources.Font.values()
        for anak in satu.get("/DescendantFonts", [satu])
    ]
    return [set(satu.FontDescriptor.keys()) for satu in turunan]


@pytest.mark.parametrize("latihan", [False, True])
def test_letter_says_that_it_is_pdfa_3b(*, latihan: bool) -> None:
    pdf = _buka(latihan=latihan)

    with pdf.open_metadata() as keterangan:
        assert (keterangan["pdfaid:part"], keterangan["pdfaid:conformance"]) == ("3", "B")
    (tujuan,) = pdf.Root.OutputIntents
    assert (str(tujuan.S), int(tujuan.DestOutputProfile.N)) == ("/GTS_PDFA1", 3)
    assert "sRGB" in str(tujuan.OutputConditionIdentifier)
    assert len(pdf.trailer.ID) == 2


@pytest.mark.parametrize("latihan", [False, True])
def test_letter_carries_every_face_it_uses(*, latihan: bool) -> None:
    pdf = _buka(latihan=latihan, pemegang="Siti Nur'aini Ωmega")

    huruf = _huruf(pdf)
    assert len(huruf) >= 3
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & satu for satu in huruf)


def test_letter_does_nothing_when_it_is_opened() -> None:
    pdf = _buka()

    kunci = {str(k) for satu in pdf.objects if isinstance(satu, pikepdf.Dictionary) for k in satu.keys()}  # noqa: SIM118
    assert kunci & set(AKTIF) == set()
    assert not pdf.is_encrypted


def test_letter_with_letterhead_stays_small() -> None:
    assert len(cetak_pdf(SURAT, contoh.surat(latihan=True), kertas=Kertas.F4)) <= BATAS_BITA


def test_ticket_asks_for_no_archive_variant() -> None:
    pdf = pikepdf.open(io.BytesIO(cetak_pdf(KARCIS, contoh.karcis(), kertas=Kertas.STRUK80)))

    assert "/OutputIntents" not in pdf.Root


def test_variant_is_read_from_the_head_only() -> None:
    """What a letter says in its body never chooses how it is kept."""
    meta = '<meta name="varian-pdf" content="pdf/a-3b">'

    assert mesin._varian(f"<head>{meta}</head>") == "pdf/a-3b"
    assert mesin._varian(f"<head></head>{meta}") is None
    assert mesin._varian('<head><meta name="varian-pdf" content="pdf/x"></head>') is None
