"""Every print, and the letter: by their text, boxes and pictures, never by their bytes."""

import pytest
from django.template.loader import render_to_string

from bungah.naskah.cetak import Kertas, Percetakan, cetak_pdf
from tests.naskah import contoh_cetak as contoh
from tests.naskah.alat_cetak import KARCIS, LEMBAR, MM, SURAT, baca_qr, buka, kata_di, surat_f4, teks_pdf

pytestmark = pytest.mark.lambat

# Every print -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kertas", list(Kertas))
def test_paper_has_its_true_size(kertas: Kertas) -> None:
    halaman = buka(KARCIS, contoh.karcis(), kertas).pages[0]

    lebar, tinggi = kertas.ukuran_mm
    assert halaman.width == pytest.approx(lebar * MM, abs=0.1)
    assert halaman.height == pytest.approx(tinggi * MM, abs=0.1)


@pytest.mark.parametrize("templat", LEMBAR)
def test_print_is_set_without_a_complaint_of_the_engine(
    templat: str, caplog: pytest.LogCaptureFixture
) -> None:
    buat, kertas = LEMBAR[templat]

    cetak_pdf(templat, buat(latihan=True), kertas=kertas)

    assert caplog.messages == []


@pytest.mark.parametrize("templat", LEMBAR)
def test_print_with_an_empty_profile_says_so(templat: str) -> None:
    buat, kertas = LEMBAR[templat]

    teks = teks_pdf(buka(templat, buat(kop={}, nama_penanda="", penerima={}, penyusun={}), kertas))

    assert "BELUM DIISI" in teks
    assert "None" not in teks


@pytest.mark.parametrize("templat", LEMBAR)
def test_print_of_the_practice_office_says_latihan(templat: str) -> None:
    buat, kertas = LEMBAR[templat]

    assert "LATIHAN: BUKAN" in teks_pdf(buka(templat, buat(latihan=True), kertas))
    assert "LATIHAN" not in teks_pdf(buka(templat, buat(), kertas))


@pytest.mark.parametrize("templat", LEMBAR)
def test_print_shows_typed_markup_as_text(templat: str) -> None:
    buat, kertas = LEMBAR[templat]

    teks = teks_pdf(buka(templat, buat(kop=contoh.KOP | {"nama_desa": "<b>X</b>"}), kertas))

    assert "<B>X</B>" in teks


def test_print_states_language_and_title() -> None:
    pdf = surat_f4()

    assert pdf.doc.catalog["Lang"] == b"id"
    assert pdf.metadata["Title"] == "Surat Keterangan Domisili 400.12.2.1/327/35.25.99.2001/XI/2026"


def test_print_is_the_same_bytes_from_two_children() -> None:
    hasil = []
    for _ in range(2):  # a child takes longer to start than the second that clocks in fonts count
        percetakan = Percetakan()
        hasil.append(
            [
                percetakan.cetak(render_to_string(templat, {**buat(), "kertas": kertas}))
                for templat, (buat, kertas) in LEMBAR.items()
            ]
        )
        percetakan.tutup()

    assert hasil[0] == hasil[1]


# Letter ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
def test_surat_with_full_identity_fits_on_one_sheet(kertas: Kertas) -> None:
    assert len(buka(SURAT, contoh.surat(), kertas).pages) == 1


def test_surat_reads_in_the_official_order() -> None:
    teks = teks_pdf(surat_f4())

    urutan = [
        "PEMERINTAH KABUPATEN GRESIK",
        "KECAMATAN BUNGAH",
        "DESA BUNGAH",
        "Alamat: Jalan Raya Bungah Nomor 12, Kode Pos 61152",
        "SURAT KETERANGAN DOMISILI",
        "Nomor : 400.12.2.1/327/35.25.99.2001/XI/2026",
        "Yang bertanda tangan di bawah ini Kepala Desa Bungah",
        "1. Nama : SITI AMINAH",
        "11. Alamat : Dusun Kaliwot",
        "adalah benar warga Desa Bungah",
        "Demikian surat keterangan ini",
        "Bungah, 23 November 2026",
        "Pemegang Surat, Kepala Desa Bungah,",
        "SITI AMINAH H. MOH. SUBHAN, S.Pd.",
        "K7Q2 M9XA 4TB6",
    ]
    posisi = [teks.find(satu) for satu in urutan]
    assert -1 not in posisi
    assert posisi == sorted(posisi)


def test_surat_has_bold_centred_title_and_aligned_colons() -> None:
    halaman = surat_f4().pages[0]
    (judul,) = [b for b in halaman.extract_text_lines() if b["text"] == "SURAT KETERANGAN DOMISILI"]
    titik = {
        round(w["x0"], 1)
        for w in halaman.extract_words()
        if w["text"] == ":" and w["top"] > judul["bottom"] + 20
    }

    assert {("Bold" in huruf["fontname"]) for huruf in judul["chars"]} == {True}
    # 3 cm left and 2 cm right: the middle of the text lies 5 mm right of the middle of the sheet.
    assert (judul["x0"] + judul["x1"]) / 2 == pytest.approx(halaman.width / 2 + 5 * MM, abs=1)
    assert len(titik) == 1


@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
def test_surat_leaves_room_for_pen_and_stamp(kertas: Kertas) -> None:
    halaman = buka(
        SURAT, contoh.surat(jabatan_penanda="a.n. Kepala Desa Bungah\nSekretaris Desa"), kertas
    ).pages[0]

    ruang = kata_di(halaman, "SUBHAN,")["top"] - kata_di(halaman, "Sekretaris")["bottom"]
    assert ruang >= 25 * MM


@pytest.mark.parametrize("baris", range(11, 36, 2))
def test_surat_signature_never_stands_alone(baris: int) -> None:
    bagian = (
        contoh.PEMBUKA,
        contoh.Tabel(tuple((f"Butir {n}", "isi") for n in range(baris))),
        contoh.PENUTUP,
    )
    pdf = buka(SURAT, contoh.surat(bagian=bagian), Kertas.A4)

    (tanda_tangan,) = [h.extract_text() for h in pdf.pages if "Pemegang Surat," in h.extract_text()]
    assert "Demikian surat keterangan" in tanda_tangan


def test_surat_of_two_pages_names_itself_on_both() -> None:
    bagian = (*contoh.DOMISILI[:-1], contoh.Tabel(contoh.IDENTITAS * 3), contoh.PENUTUP)
    pdf = buka(SURAT, contoh.surat(bagian=bagian, latihan=True), Kertas.F4)

    assert len(pdf.pages) == 2
    for urut, halaman in enumerate(pdf.pages, start=1):
        pita = [kurva for kurva in halaman.curves if kurva["stroke"] and not kurva["fill"]]
        assert max(k["x1"] for k in pita) - min(k["x0"] for k in pita) > 0.7 * halaman.width
        assert "LATIHAN: BUKAN SURAT RESMI" in halaman.extract_text()
        assert f"Nomor 400.12.2.1/327/35.25.99.2001/XI/2026 · Halaman {urut} dari 2" in halaman.extract_text()
        assert baca_qr(halaman) == [contoh.URL_SURAT]


@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
def test_surat_qr_is_read_from_a_150_dpi_picture(kertas: Kertas) -> None:
    assert baca_qr(buka(SURAT, contoh.surat(), kertas).pages[0]) == [contoh.URL_SURAT]


def test_surat_without_public_address_is_checked_at_the_office() -> None:
    pdf = buka(SURAT, contoh.surat(qr="", alamat_cek=""), Kertas.F4)

    teks = " ".join(teks_pdf(pdf).split())
    assert "dapat diperiksa siapa saja: periksa di kantor desa dengan kode K7Q2 M9XA 4TB6" in teks
    assert "kamera" not in teks


def test_surat_without_a_code_says_that_it_is_not_official_yet() -> None:
    teks = " ".join(teks_pdf(buka(SURAT, contoh.surat(qr="", kode="", alamat_cek=""), Kertas.F4)).split())

    assert "BELUM RESMI: UNTUK DIPERIKSA DULU" in teks
    assert "dapat diperiksa" not in teks
