"""Pictures and joined prints of finished PDFs."""

import io

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from bungah.naskah.lembar import banyak_halaman, gambar_halaman, satukan


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
