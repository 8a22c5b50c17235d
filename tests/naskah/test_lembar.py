"""Pictures and joined prints of finished PDFs."""

import io

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from bungah.naskah.lembar import baca, banyak_halaman, gambar_halaman, gambar_semua, satukan, tandai_kode
from bungah.naskah.urut_baca import Potong, alinea
from layanan.aturan.contoh_surat import Contoh
from tests.naskah.semua_surat import cetak, semua


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


def test_gambar_semua_memuat_halaman_terakhir() -> None:
    satu, dua = (
        Image.open(io.BytesIO(gambar_semua(_pdf(*ukuran), lebar=150)))
        for ukuran in (((300, 400),), ((300, 400), (300, 600)))
    )
    assert (satu.size, satu.mode, dua.size) == ((150, 200), "L", (150, 200 + 12 + 300))
    assert (dua.getpixel((75, 206)), dua.getpixel((75, 511))) == (128, 255)


@pytest.mark.parametrize("halaman", [0, 2])
def test_gambar_halaman_yang_tidak_ada(halaman: int) -> None:
    with pytest.raises(IndexError):
        gambar_halaman(_pdf((300, 400)), halaman)


def test_satukan_semua_halaman_urut() -> None:
    with io.BytesIO(satukan([_pdf((300, 400)), _pdf((500, 600), (200, 100))])) as berkas:
        dokumen = PdfDocument(berkas)
        assert [dokumen.get_page_size(n) for n in range(len(dokumen))] == [(300, 400), (500, 600), (200, 100)]
        dokumen.close()


def test_alinea_reads_top_down_and_column_by_column() -> None:
    """Whatever the order of drawing: lines joined, a value with its second line, blocks in turn."""
    halaman = [
        Potong(90, 500, 550, 511, "Demikian surat ini dibuat dengan sebenar-benarnya untuk dipakai rata\x02"),
        Potong(86, 484, 200, 495, "rata orang."),
        Potong(400, 400, 470, 411, "Kepala Desa,"),
        Potong(150, 400, 250, 411, "Pemegang Surat,"),
        Potong(95, 300, 325, 311, "Raden Ayu Siti Nur'aini binti Haji"),
        Potong(340, 301, 530, 312, "H. Sutikno Wibowo, S.Sos."),
        Potong(86, 90, 540, 101, "Asli atau tidaknya dapat diperiksa"),
        Potong(108, 700, 117, 709, "1. "),
        Potong(278, 700, 545, 711, "Jl. Bengawan No. 34, Dusun Krajan, RT 03"),
        Potong(130, 700, 168, 709, "Alamat "),
        Potong(268, 701, 269, 707, ": "),
        Potong(279, 686, 314, 695, "RW 03"),
        Potong(108, 668, 117, 677, "2. "),
        Potong(130, 668, 168, 677, "NIK "),
        Potong(268, 668, 269, 676, ": "),
        Potong(279, 668, 314, 677, "-"),
        Potong(220, 890, 420, 900, "DESA BUNGAH"),
    ]
    harap = [
        "DESA BUNGAH",
        "1. Alamat : Jl. Bengawan No. 34, Dusun Krajan, RT 03 RW 03",
        "2. NIK : -",
        "Demikian surat ini dibuat dengan sebenar-benarnya untuk dipakai rata-rata orang.",
        "Pemegang Surat,",
        "Raden Ayu Siti Nur'aini binti Haji",
        "Kepala Desa,",
        "H. Sutikno Wibowo, S.Sos.",
        "Asli atau tidaknya dapat diperiksa",
    ]
    assert alinea(halaman) == harap
    assert alinea(reversed(halaman)) == harap


def test_baca_gives_a_real_letter_in_the_order_of_its_paper() -> None:
    jenis = next(satu for satu in semua() if satu.kode == "domisili")
    teks = baca(cetak(jenis, Contoh.PENDEK, jenis.kertas))
    kepala = [
        "PEMERINTAH KABUPATEN",
        jenis.isi["judul"].upper(),
        "Nomor :",
        "1. Nama :",
        "Demikian",
        "Bungah, ",
    ]
    urut = [*kepala, "Pemegang Surat,", "Kepala Desa,", "SUBHAN", "Asli atau tidaknya"]
    tempat = [next(n for n, satu in enumerate(teks) if satu.startswith(awal)) for awal in urut]
    assert tempat == sorted(tempat)
    assert not any(satu.startswith("Kecamatan Bungah,") for satu in teks)  # it runs on from the line before


def test_a_desk_paper_that_hangs_carries_its_code_in_equal_bytes() -> None:
    asal = _pdf((300, 400), (300, 400))
    hasil = tandai_kode(asal, "Kode lembar ABCD2345")
    assert hasil == tandai_kode(asal, "Kode lembar ABCD2345")
    assert baca(hasil) == ["Kode lembar ABCD2345"] * 2
