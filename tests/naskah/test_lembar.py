"""Pictures and joined prints of finished PDFs."""

import io

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from bungah.naskah.cetak import Percetakan
from bungah.naskah.lembar import BARIS_PENUH, alinea, baca, banyak_halaman, gambar_halaman, satukan


def _pdf(*ukuran: tuple[int, int]) -> bytes:
    """A PDF with empty pages of these sizes in points."""
    dokumen, hasil = PdfDocument.new(), io.BytesIO()
    for lebar, tinggi in ukuran:
        dokumen.new_page(lebar, tinggi)
    dokumen.save(hasil)
    return hasil.getvalue()


def test_halaman_dihitung() -> None:
    assert banyak_halaman(_pdf((300, 400), (300, 400))) == 2


def test_gambar_selebar_yang_diminta() -> None:
    isi = gambar_halaman(_pdf((300, 400), (300, 600)), 2, lebar=150)
    gambar = Image.open(io.BytesIO(isi))
    assert (gambar.format, gambar.mode, gambar.size) == ("PNG", "L", (150, 300))


@pytest.mark.parametrize("halaman", [0, 2])
def test_gambar_halaman_yang_tidak_ada(halaman: int) -> None:
    with pytest.raises(IndexError):
        gambar_halaman(_pdf((300, 400)), halaman)


def test_satukan_semua_halaman_urut() -> None:
    with io.BytesIO(satukan([_pdf((300, 400)), _pdf((500, 600), (200, 100))])) as berkas:
        dokumen = PdfDocument(berkas)
        assert [dokumen.get_page_size(n) for n in range(len(dokumen))] == [(300, 400), (500, 600), (200, 100)]
        dokumen.close()


def test_alinea_joins_what_runs_on_and_keeps_points_apart() -> None:
    penuh = "x" * BARIS_PENUH
    baris = [
        "Nomor : 400",
        penuh,
        "sampai di sini.",
        penuh,
        "1. Nama : Siti",
        "2. NIK : -",
        penuh,
        penuh,
        "akhir",
    ]
    assert alinea(baris) == [
        "Nomor : 400",
        f"{penuh} sampai di sini.",
        penuh,
        "1. Nama : Siti",
        "2. NIK : -",
        f"{penuh} {penuh} akhir",
    ]


def test_baca_gives_the_words_that_are_printed() -> None:
    pdf = Percetakan().cetak("<p>Yang bertanda tangan di bawah ini</p><p>1. Nama : Siti</p>")
    assert baca(pdf) == ["Yang bertanda tangan di bawah ini", "1. Nama : Siti"]
