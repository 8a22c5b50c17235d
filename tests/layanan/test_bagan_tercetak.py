"""Charts through the press: letters in the finished PDF are as high as promised, words stay words."""

import io
from collections.abc import Iterator

import pdfplumber
import pytest

from bungah.naskah.cetak import Percetakan
from bungah.naskah.keterbacaan import Batas
from layanan.aturan.bagan import Simpul
from layanan.aturan.tata import Lembaran
from layanan.aturan.tata_alir import Bidang, tata_alir
from layanan.aturan.tata_sop import tata_sop
from layanan.cetak.gambar_bagan import cetak_bagan
from tests.naskah.alat_huruf import terlalu_kecil, tinggi_huruf

pytestmark = pytest.mark.lambat
LANGKAH = [
    Simpul(1, "Memeriksa KTP-el", "mulai", "lengkapi", "Staf", "Seksi", "Sekdes", 5, "KTP-el", "Berkas"),
    Simpul(
        2, "Menilai berkas", "keputusan", "periksa", "Kasi", "Seksi", "Sekdes", 90, "Berkas", "Putusan",
        (("Layak", 3), ("Tidak layak", 1)),
    ),
    Simpul(3, "Menyerahkan Surat", "selesai", "serahkan", "Staf", "Seksi", "Sekdes", 5, "Surat", "Surat"),
]  # fmt: skip


@pytest.fixture(scope="module")
def pers() -> Iterator[Percetakan]:
    percetakan = Percetakan()
    yield percetakan
    percetakan.tutup()


def cetak(pers: Percetakan, semua: tuple[Lembaran, ...], tebal: float) -> bytes:
    lebar, tinggi = semua[0].lebar + 20, semua[0].tinggi + 20
    gambar = "".join(f"{cetak_bagan(satu, judul='Bagan', tebal=tebal)}" for satu in semua)
    gaya = f"@page {{ size: {lebar}mm {tinggi}mm; margin: 10mm }} svg {{ display: block }}"
    kepala = f'<title>Bagan</title><link rel="stylesheet" href="css/cetak/dasar.css"><style>{gaya}</style>'
    return pers.cetak(f'<!DOCTYPE html><html lang="id"><head>{kepala}</head><body>{gambar}</body></html>')


def test_bagan_on_the_wall_holds_no_letter_below_the_limit(pers: Percetakan) -> None:
    batas = Batas(3000)
    semua = tata_alir(LANGKAH, Bidang(574, 800), batas)

    pdf = cetak(pers, semua, 2.4)

    assert terlalu_kecil(pdf, batas.apa_saja) == []
    assert max(tinggi for _, tinggi in tinggi_huruf(pdf)) == pytest.approx(batas.isi, rel=0.05)
    assert terlalu_kecil(pdf, batas.apa_saja + 1)  # the measure would see smaller ones


def test_bagan_sop_for_the_desk_is_words_and_not_a_picture(pers: Percetakan) -> None:
    batas = Batas(400)

    pdf = cetak(pers, tata_sop(LANGKAH, Bidang(267, 180), batas), 0.4)

    assert terlalu_kecil(pdf, batas.apa_saja) == []
    with pdfplumber.open(io.BytesIO(pdf)) as dokumen:
        teks = dokumen.pages[0].extract_text()
    cari = ("Mutu Baku", "Memeriksa KTP-el", "Tidak layak", "Jumlah waktu paling lama")
    assert [kata for kata in cari if kata not in teks] == []
