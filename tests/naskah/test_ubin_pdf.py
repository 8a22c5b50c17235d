"""A finished poster in tiles: put together again by their places they are the poster (0.5 mm)."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.cetak_poster import gaya_lembar
from bungah.naskah.keterbacaan import A1, A2, A4, F4, Batas, Lembar
from bungah.naskah.poster import Kepala, Poster, Teks
from bungah.naskah.poster_susun import html_lembaran, susun
from bungah.naskah.ubin import TEPI, bagi_ubin, gabungan
from bungah.naskah.ubin_pdf import ubinkan

pytestmark = pytest.mark.lambat
DPI = 100
PX = DPI / 25.4
SETENGAH = 0.5  # millimetres


def gambar(pdf: bytes) -> list[Image.Image]:
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        return [satu.render(scale=DPI / 72, grayscale=True).to_pil() for satu in dokumen]
    finally:
        dokumen.close()


def poster_a2() -> bytes:
    isi = [[Teks(f"Syarat nomor {n} yang dibawa", nomor=f"{n}.")] for n in range(1, 5)]
    rencana = susun(Poster("Surat keterangan", isi), Kepala("Desa Bungah"), jarak=3000, minta=A2)
    lembaran = [{"isi": satu, "ke": 1, "dari": 1} for satu in html_lembaran(rencana)]
    data = {"lembaran": lembaran, "terbaca": f"Terbaca dari {Batas(3000)}", "gaya": gaya_lembar(A2)}
    return cetak_pdf("cetak/dasar_poster.html", data, kertas=Kertas.A2)


@pytest.mark.syarat("R110")
@pytest.mark.parametrize("kecil", [A4, F4], ids=["a4", "f4"])
def test_tiles_joined_by_their_places_are_the_poster(kecil: Lembar) -> None:
    asli = poster_a2()
    ubin = ubinkan(asli, kecil)
    lembar, semua = bagi_ubin(A2, kecil)
    (utuh,) = gambar(asli)
    susunan = Image.new("L", utuh.size, 255)

    potongan = gambar(ubin)
    for satu, tempat in zip(potongan, semua, strict=True):
        assert satu.size == pytest.approx((lembar.lebar * PX, lembar.tinggi * PX), abs=1)
        kiri, atas = titik(TEPI) + 1, titik(TEPI) + 1  # crop marks touch the corners
        kanan, bawah = titik(TEPI + tempat.lebar) - 1, titik(TEPI + tempat.tinggi) - 1
        susunan.paste(satu.crop((kiri, atas, kanan, bawah)), (titik(tempat.x) + 1, titik(tempat.y) + 1))

    assert len(potongan) == len(semua)
    assert beda(utuh, susunan) == 0
    assert ubinkan(asli, kecil) == ubin


def titik(milimeter: float) -> int:
    return round(milimeter * PX)


def beda(satu: Image.Image, dua: Image.Image) -> int:
    """Black points of one picture that have nothing dark within half a millimetre in the other."""

    def hitam(gambar: Image.Image, terang: int) -> Image.Image:
        return gambar.point(lambda nilai: 255 if nilai < terang else 0)

    sekitar = ImageFilter.MaxFilter(2 * titik(SETENGAH) + 1)
    pasangan = ((satu, dua), (dua, satu))
    lebih = [ImageChops.subtract(hitam(a, 96), hitam(b, 225).filter(sekitar)) for a, b in pasangan]
    return sum(sum(g.histogram()[128:]) for g in lebih)


@pytest.mark.parametrize("kecil", [A4, F4], ids=["a4", "f4"])
def test_sheets_of_whole_pieces_lose_no_strip_of_paper(kecil: Lembar) -> None:
    for besar in gabungan(kecil):
        hair = Lembar(besar.nama, besar.lebar + 0.001, besar.tinggi + 0.001)  # as read back from a PDF
        lembar, semua = bagi_ubin(hair, kecil)
        lajur, jajar = (int(n) for n in besar.nama.split(" ")[1].split("×"))
        assert len(semua) == lajur * jajar
        assert {(round(u.lebar, 2), round(u.tinggi, 2)) for u in semua} == {
            (lembar.lebar - 2 * TEPI, lembar.tinggi - 2 * TEPI)
        }
        assert max(besar[1:]) <= A1.tinggi


def test_a_shift_of_a_millimetre_would_be_seen() -> None:
    (utuh,) = gambar(poster_a2())
    assert beda(utuh, utuh) == 0
    assert beda(utuh, ImageChops.offset(utuh, round(PX), 0)) > 0


def test_each_tile_says_where_it_belongs() -> None:
    dokumen = pypdfium2.PdfDocument(ubinkan(poster_a2(), A4))
    teks = [halaman.get_textpage().get_text_range() for halaman in dokumen]
    dokumen.close()
    assert ["Lembar 1/8 · baris 1, kolom 1" in teks[0], "Lembar 8/8 · baris 4, kolom 2" in teks[7]] == [
        True
    ] * 2
    assert "tindih 10 mm" in teks[0]
