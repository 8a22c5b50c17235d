"""Ticket, receipt and cover sheet on paper: by their text, boxes and pictures."""

import re
from itertools import product

import pytest

from bungah.naskah.cetak import Kertas
from tests.naskah import contoh_cetak as contoh
from tests.naskah.alat_cetak import KARCIS, MM, PENGANTAR, TERIMA, baca_qr, buka, teks_pdf, tinta

pytestmark = pytest.mark.lambat

# Queue ticket ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kertas", "nomor"),
    [
        *product([Kertas.STRUK58], ["7", "A12", "A012", "B-012", "B-1012", "ADM-0012"]),
        *product([Kertas.STRUK80, Kertas.STRIP], ["7", "ADM-0012"]),  # wider: the shortest and the longest
    ],
)
def test_karcis_number_is_18_mm_tall_and_on_the_paper(kertas: Kertas, nomor: str) -> None:
    halaman = buka(KARCIS, contoh.karcis(nomor=nomor), kertas).pages[0]
    besar = [h for h in halaman.chars if h["size"] > 60]
    # On the strip the other column lies beside the number.
    bagian = halaman.crop((0, 0, halaman.width / 2, halaman.height)) if kertas is Kertas.STRIP else halaman

    kiri, kanan, tinggi = tinta(bagian, besar)

    assert "".join(h["text"] for h in besar) == nomor
    assert tinggi >= 18
    assert kiri >= 4
    assert kanan <= bagian.width / MM - 4


@pytest.mark.parametrize("kertas", [Kertas.STRUK80, Kertas.STRUK58, Kertas.STRIP])
def test_karcis_with_the_longest_words_stays_one_sheet(kertas: Kertas) -> None:
    data = contoh.karcis(
        layanan="Surat pengantar perkawinan untuk calon pengantin laki-laki dan perempuan dari luar desa",
        bawa=["KTP calon suami dan istri", "Kartu Keluarga", "Akta kelahiran", "Pas foto lima lembar"] * 3,
        latihan=True,
        kop={
            **contoh.KOP,
            "motto": "Melayani dengan hati, cepat, jujur, dan ramah kepada semua warga desa " * 2,
        },
    )

    (halaman,) = buka(KARCIS, data, kertas).pages

    assert "Nyuwun sewu" in halaman.extract_text()
    assert max(h["bottom"] for h in halaman.chars) <= halaman.height - 4 * MM


@pytest.mark.syarat("R164")
def test_karcis_says_what_a_waiting_person_asks() -> None:
    kop = {**contoh.KOP, "motto": "Melayani dengan hati"}
    halaman = buka(KARCIS, contoh.karcis(kop=kop), Kertas.STRUK80).pages[0]
    teks = " ".join(halaman.extract_text().split())

    for kalimat in (
        "Melayani dengan hati",
        "Surat keterangan domisili",
        "3 orang di depan Anda",
        "Kira-kira 10 sampai 20 menit",
        "Senin, 23 November 2026, pukul 09.42",
        "AB12-CD34",
        "Tunggu dipanggil.",
    ):
        assert kalimat in teks
    assert baca_qr(halaman) == [contoh.URL_STATUS]


def test_karcis_never_carries_a_name_or_nik() -> None:
    rahasia = {
        "nama": "SITI AMINAH",
        "nik": "3525994107850001",
        "pemohon": "SITI AMINAH",
        "warga": "SITI AMINAH",
    }

    teks = teks_pdf(buka(KARCIS, contoh.karcis(**rahasia), Kertas.STRUK80))

    assert "SITI" not in teks
    assert not re.search(r"\d{16}", teks)


def test_karcis_is_black_only_for_thermal_paper() -> None:
    gambar = buka(KARCIS, contoh.karcis(latihan=True), Kertas.STRUK80).pages[0]

    warna = {str(benda["non_stroking_color"]) for benda in [*gambar.chars, *gambar.rects, *gambar.curves]}
    assert warna <= {
        "(0,)",
        "(0, 0, 0)",
        "(0.0, 0.0, 0.0)",
        "(1, 1, 1)",
        "(1.0, 1.0, 1.0)",
        "(1,)",
        "None",
        "0",
    }


@pytest.mark.parametrize("posisi", [1, 2, 3, 4])
def test_karcis_strip_keeps_to_its_quarter_of_the_sheet(posisi: int) -> None:
    (halaman,) = buka(KARCIS, contoh.karcis(posisi=posisi), Kertas.STRIP).pages

    assert min(h["top"] for h in halaman.chars) >= (posisi - 1) * 74.25 * MM
    assert max(h["bottom"] for h in halaman.chars) <= posisi * 74.25 * MM


# Receipt and cover sheet -----------------------------------------------------------------------


@pytest.mark.parametrize("kertas", [Kertas.A5, Kertas.A4])
@pytest.mark.parametrize("hari", ["Rabu", "Minggu"])
def test_tanda_terima_says_the_day_in_letters_of_10_mm(kertas: Kertas, hari: str) -> None:
    janji = {"hari": hari, "tanggal": "25 November", "pukul": "12.00"}
    (halaman,) = buka(TERIMA, contoh.tanda_terima(jatuh_tempo=janji), kertas).pages
    besar = [h for h in halaman.chars if h["size"] > 40]
    # Left of the frame's own line there is nothing to measure: only the word itself.
    kotak = (besar[0]["x0"], 0, besar[-1]["x1"], halaman.height)

    assert "".join(h["text"] for h in besar) == hari.upper()
    assert tinta(halaman.crop(kotak), besar)[2] >= 10
    assert "25 November, sebelum 12.00" in halaman.extract_text()


def test_tanda_terima_lists_every_requirement_and_its_people() -> None:
    teks = " ".join(teks_pdf(buka(TERIMA, contoh.tanda_terima(), Kertas.A5)).split())

    for kalimat in (
        "KTP pemohon ada",
        "Kartu Keluarga (dilihat 3 Maret 2026) di berkas kantor",
        "Bertanya ke Budi Santoso, 0812-3456-7890",
        "Boleh mengambil Siti Aminah, atau siapa saja yang membawa lembar ini",
        "Petugas Pelayanan",
        "AB12-CD34",
    ):
        assert kalimat in teks
    assert "BERKAS KURANG" not in teks


def test_tanda_terima_with_missing_files_promises_no_day() -> None:
    kurang = ({"nama": "Surat pengantar RT/RW", "keadaan": "belum"}, {"nama": "Pas foto", "keadaan": "belum"})
    data = contoh.tanda_terima(syarat=contoh.SYARAT[:2] + kurang, jatuh_tempo=None)

    teks = " ".join(teks_pdf(buka(TERIMA, data, Kertas.A5)).split())

    assert "WAKTU BELUM BERJALAN: BERKAS KURANG" in teks
    assert re.search(r"Masih kurang: Surat pengantar RT/RW ?; Pas foto", teks)
    assert "Surat pengantar RT/RW BELUM ADA" in teks
    assert "sebelum" not in teks


@pytest.mark.parametrize("banyak", [1, 11, 12, 13, 30])
def test_lembar_pengantar_keeps_signature_with_rows(banyak: int) -> None:
    pdf = buka(PENGANTAR, contoh.lembar_pengantar(banyak), Kertas.A4)

    nomor = re.findall(r"400\.12\.2\.1/(\d+)/35", teks_pdf(pdf))
    assert [int(n) for n in nomor] == list(range(1, banyak + 1))
    assert "400.12.2.1/" in pdf.pages[-1].extract_text()
    assert "Ditandatangani tanggal" in pdf.pages[-1].extract_text()
    assert all("Nomor surat" in halaman.extract_text() for halaman in pdf.pages)
    assert baca_qr(pdf.pages[0]) == ["HTTPS://BUNGAH.DESA.ID/L/AB12CD34EF"]
