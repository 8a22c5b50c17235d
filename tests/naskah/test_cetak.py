"""Prints by their text, boxes and pictures, never by their bytes; and a press that always answers."""

import io
import multiprocessing
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import zxingcpp
from django.template.loader import render_to_string
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from bungah.naskah import mesin
from bungah.naskah.cetak import CetakGagal, Kertas, Percetakan, cetak_pdf, uri_gambar
from tests.naskah import contoh_cetak as contoh

MM = 72 / 25.4
SURAT = "cetak/layanan/surat.html"
KARCIS = "cetak/layanan/karcis.html"
TERIMA = "cetak/layanan/tanda_terima.html"
PENGANTAR = "cetak/layanan/lembar_pengantar.html"
LEMBAR = {
    SURAT: (contoh.surat, Kertas.F4),
    KARCIS: (contoh.karcis, Kertas.STRUK80),
    TERIMA: (contoh.tanda_terima, Kertas.A5),
    PENGANTAR: (lambda **ganti: contoh.lembar_pengantar(3, **ganti), Kertas.A4),
}


def _buka(templat: str, data: dict[str, object], kertas: Kertas) -> PDF:
    return pdfplumber.open(io.BytesIO(cetak_pdf(templat, data, kertas=kertas)))


@cache
def _surat_f4() -> PDF:
    return _buka(SURAT, contoh.surat(), Kertas.F4)


def _teks(pdf: PDF) -> str:
    return "\n".join(halaman.extract_text() for halaman in pdf.pages)


def _kata(halaman: Page, kata: str) -> dict[str, Any]:
    return next(w for w in halaman.extract_words() if w["text"] == kata)


def _qr(halaman: Page) -> list[str]:
    return [kode.text for kode in zxingcpp.read_barcodes(halaman.to_image(resolution=150).original)]


def _tinta(halaman: Page, huruf: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Left and right edge and height in mm of the black of ``huruf``, measured on a 203 dpi picture."""
    dpi = 203
    skala = dpi / 72
    atas, bawah = min(h["top"] for h in huruf) * skala, max(h["bottom"] for h in huruf) * skala
    gambar = halaman.to_image(resolution=dpi).original.convert("L")
    # The line box is higher than the digits; neighbours above and below are cut off by half a mm of white.
    tengah = int((atas + bawah) / 2)
    potong = gambar.point(lambda terang: 255 if terang < 128 else 0)
    naik = next(y for y in range(tengah, 0, -1) if potong.crop((0, y, potong.width, y + 1)).getbbox() is None)
    turun = next(
        y for y in range(tengah, potong.height) if potong.crop((0, y, potong.width, y + 1)).getbbox() is None
    )
    kotak = potong.crop((0, naik, potong.width, turun)).getbbox()
    assert kotak is not None
    return kotak[0] / dpi * 25.4, kotak[2] / dpi * 25.4, (kotak[3] - kotak[1]) / dpi * 25.4


# Every print -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kertas", list(Kertas))
def test_paper_has_its_true_size(kertas: Kertas) -> None:
    halaman = _buka(KARCIS, contoh.karcis(), kertas).pages[0]

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

    teks = _teks(_buka(templat, buat(kop={}, nama_penanda="", penerima={}, penyusun={}), kertas))

    assert "BELUM DIISI" in teks
    assert "None" not in teks


@pytest.mark.parametrize("templat", LEMBAR)
def test_print_of_the_practice_office_says_latihan(templat: str) -> None:
    buat, kertas = LEMBAR[templat]

    assert "LATIHAN: BUKAN" in _teks(_buka(templat, buat(latihan=True), kertas))
    assert "LATIHAN" not in _teks(_buka(templat, buat(), kertas))


@pytest.mark.parametrize("templat", LEMBAR)
def test_print_shows_typed_markup_as_text(templat: str) -> None:
    buat, kertas = LEMBAR[templat]

    teks = _teks(_buka(templat, buat(kop=contoh.KOP | {"nama_desa": "<b>X</b>"}), kertas))

    assert "<B>X</B>" in teks


def test_print_states_language_and_title() -> None:
    pdf = _surat_f4()

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
    assert len(_buka(SURAT, contoh.surat(), kertas).pages) == 1


def test_surat_reads_in_the_official_order() -> None:
    teks = _teks(_surat_f4())

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
    halaman = _surat_f4().pages[0]
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
    halaman = _buka(
        SURAT, contoh.surat(jabatan_penanda="a.n. Kepala Desa Bungah\nSekretaris Desa"), kertas
    ).pages[0]

    ruang = _kata(halaman, "SUBHAN,")["top"] - _kata(halaman, "Sekretaris")["bottom"]
    assert ruang >= 25 * MM


@pytest.mark.parametrize("baris", range(11, 36, 2))
def test_surat_signature_never_stands_alone(baris: int) -> None:
    bagian = (
        contoh.PEMBUKA,
        contoh.Tabel(tuple((f"Butir {n}", "isi") for n in range(baris))),
        contoh.PENUTUP,
    )
    pdf = _buka(SURAT, contoh.surat(bagian=bagian), Kertas.A4)

    (tanda_tangan,) = [h.extract_text() for h in pdf.pages if "Pemegang Surat," in h.extract_text()]
    assert "Demikian surat keterangan" in tanda_tangan


def test_surat_of_two_pages_names_itself_on_both() -> None:
    bagian = (*contoh.DOMISILI[:-1], contoh.Tabel(contoh.IDENTITAS * 3), contoh.PENUTUP)
    pdf = _buka(SURAT, contoh.surat(bagian=bagian, latihan=True), Kertas.F4)

    assert len(pdf.pages) == 2
    for urut, halaman in enumerate(pdf.pages, start=1):
        pita = [kurva for kurva in halaman.curves if kurva["stroke"] and not kurva["fill"]]
        assert max(k["x1"] for k in pita) - min(k["x0"] for k in pita) > 0.7 * halaman.width
        assert "LATIHAN: BUKAN SURAT RESMI" in halaman.extract_text()
        assert f"Nomor 400.12.2.1/327/35.25.99.2001/XI/2026 · Halaman {urut} dari 2" in halaman.extract_text()
        assert _qr(halaman) == [contoh.URL_SURAT]


@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
def test_surat_qr_is_read_from_a_150_dpi_picture(kertas: Kertas) -> None:
    assert _qr(_buka(SURAT, contoh.surat(), kertas).pages[0]) == [contoh.URL_SURAT]


def test_surat_without_public_address_is_checked_at_the_office() -> None:
    pdf = _buka(SURAT, contoh.surat(qr="", alamat_cek=""), Kertas.F4)

    teks = " ".join(_teks(pdf).split())
    assert "dapat diperiksa siapa saja: periksa di kantor desa dengan kode K7Q2 M9XA 4TB6" in teks
    assert "kamera" not in teks


def test_surat_without_a_code_says_that_it_is_not_official_yet() -> None:
    teks = " ".join(_teks(_buka(SURAT, contoh.surat(qr="", kode="", alamat_cek=""), Kertas.F4)).split())

    assert "BELUM RESMI: UNTUK DIPERIKSA DULU" in teks
    assert "dapat diperiksa" not in teks


# Queue ticket ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kertas", [Kertas.STRUK80, Kertas.STRUK58, Kertas.STRIP])
@pytest.mark.parametrize("nomor", ["7", "A12", "A012", "B-012", "B-1012", "ADM-0012"])
def test_karcis_number_is_18_mm_tall_and_on_the_paper(kertas: Kertas, nomor: str) -> None:
    halaman = _buka(KARCIS, contoh.karcis(nomor=nomor), kertas).pages[0]
    besar = [h for h in halaman.chars if h["size"] > 60]
    # On the strip the other column lies beside the number.
    bagian = halaman.crop((0, 0, halaman.width / 2, halaman.height)) if kertas is Kertas.STRIP else halaman

    kiri, kanan, tinggi = _tinta(bagian, besar)

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
    )

    (halaman,) = _buka(KARCIS, data, kertas).pages

    assert "Nyuwun sewu" in halaman.extract_text()
    assert max(h["bottom"] for h in halaman.chars) <= halaman.height - 4 * MM


def test_karcis_says_what_a_waiting_person_asks() -> None:
    halaman = _buka(KARCIS, contoh.karcis(), Kertas.STRUK80).pages[0]
    teks = " ".join(halaman.extract_text().split())

    for kalimat in (
        "Surat keterangan domisili",
        "3 orang di depan Anda",
        "Kira-kira 10 sampai 20 menit",
        "Senin, 23 November 2026, pukul 09.42",
        "AB12-CD34",
        "Tunggu dipanggil.",
    ):
        assert kalimat in teks
    assert _qr(halaman) == [contoh.URL_STATUS]


def test_karcis_never_carries_a_name_or_nik() -> None:
    rahasia = {
        "nama": "SITI AMINAH",
        "nik": "3525994107850001",
        "pemohon": "SITI AMINAH",
        "warga": "SITI AMINAH",
    }

    teks = _teks(_buka(KARCIS, contoh.karcis(**rahasia), Kertas.STRUK80))

    assert "SITI" not in teks
    assert not re.search(r"\d{16}", teks)


def test_karcis_is_black_only_for_thermal_paper() -> None:
    gambar = _buka(KARCIS, contoh.karcis(latihan=True), Kertas.STRUK80).pages[0]

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
    (halaman,) = _buka(KARCIS, contoh.karcis(posisi=posisi), Kertas.STRIP).pages

    assert min(h["top"] for h in halaman.chars) >= (posisi - 1) * 74.25 * MM
    assert max(h["bottom"] for h in halaman.chars) <= posisi * 74.25 * MM


# Receipt and cover sheet -----------------------------------------------------------------------


@pytest.mark.parametrize("kertas", [Kertas.A5, Kertas.A4])
@pytest.mark.parametrize("hari", ["Rabu", "Minggu"])
def test_tanda_terima_says_the_day_in_letters_of_10_mm(kertas: Kertas, hari: str) -> None:
    janji = {"hari": hari, "tanggal": "25 November", "pukul": "12.00"}
    (halaman,) = _buka(TERIMA, contoh.tanda_terima(jatuh_tempo=janji), kertas).pages
    besar = [h for h in halaman.chars if h["size"] > 40]
    # Left of the frame's own line there is nothing to measure: only the word itself.
    kotak = (besar[0]["x0"], 0, besar[-1]["x1"], halaman.height)

    assert "".join(h["text"] for h in besar) == hari.upper()
    assert _tinta(halaman.crop(kotak), besar)[2] >= 10
    assert "25 November, sebelum 12.00" in halaman.extract_text()


def test_tanda_terima_lists_every_requirement_and_its_people() -> None:
    teks = " ".join(_teks(_buka(TERIMA, contoh.tanda_terima(), Kertas.A5)).split())

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

    teks = " ".join(_teks(_buka(TERIMA, data, Kertas.A5)).split())

    assert "WAKTU BELUM BERJALAN: BERKAS KURANG" in teks
    assert re.search(r"Masih kurang: Surat pengantar RT/RW ?; Pas foto", teks)
    assert "Surat pengantar RT/RW BELUM ADA" in teks
    assert "sebelum" not in teks


@pytest.mark.parametrize("banyak", [1, 11, 12, 13, 30])
def test_lembar_pengantar_keeps_signature_with_rows(banyak: int) -> None:
    pdf = _buka(PENGANTAR, contoh.lembar_pengantar(banyak), Kertas.A4)

    nomor = re.findall(r"400\.12\.2\.1/(\d+)/35", _teks(pdf))
    assert [int(n) for n in nomor] == list(range(1, banyak + 1))
    assert "400.12.2.1/" in pdf.pages[-1].extract_text()
    assert "Ditandatangani tanggal" in pdf.pages[-1].extract_text()
    assert all("Nomor surat" in halaman.extract_text() for halaman in pdf.pages)
    assert _qr(pdf.pages[0]) == ["HTTPS://BUNGAH.DESA.ID/L/AB12CD34EF"]


# What the press may read -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def bersama() -> Iterator[Percetakan]:
    """One press for the tests that leave it as they found it."""
    satu = Percetakan()
    yield satu
    satu.tutup()


@pytest.fixture
def statis(tmp_path: Path) -> Path:
    folder = tmp_path / "statis"
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "a b.css").write_text("p{}")
    (tmp_path / "rahasia.txt").write_text("x")
    (folder / "tautan.txt").symlink_to(tmp_path / "rahasia.txt")
    (folder / "dalam.css").symlink_to(folder / "css" / "a b.css")
    return folder


@pytest.mark.parametrize("jalan", ["css/a%20b.css", "css/../css/a%20b.css", "dalam.css"])
def test_fetcher_allows_bundled_files(statis: Path, jalan: str) -> None:
    assert mesin.berkas_boleh(f"{statis.as_uri()}/{jalan}", statis) == statis / "css" / "a b.css"


@pytest.mark.parametrize(
    "url",
    [
        "{statis}/../rahasia.txt",
        "{statis}/%2e%2e/rahasia.txt",
        "{statis}/..%2frahasia.txt",
        "{statis}/css/..%2F..%2Frahasia.txt",
        "{statis}/tautan.txt",
        "{statis}-lain/x.css",
        "{statis}/%00",
        "file:///etc/hostname",
        "file://server/share/x.css",
        "file://localhost/etc/hostname",
        "http://127.0.0.1:9/x.css",
        "https://contoh.test/x.css",
        "ftp://contoh.test/x.css",
        "data:text/css,p{}",
        "data:image/svg+xml,<svg/>",
        "css/a.css",
        "",
    ],
)
def test_fetcher_refuses_everything_else(statis: Path, url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        mesin.berkas_boleh(url.replace("{statis}", statis.as_uri()), statis)


@pytest.mark.parametrize(
    "isi",
    [
        '<img src="file:///etc/hostname">',
        '<img src="../README.md">',
        '<img src="http://127.0.0.1:9/x.png">',
        '<img src="data:image/svg+xml,%3Csvg/%3E">',
        '<link rel="stylesheet" href="css/cetak/tidak-ada.css">',
        '<link rel="stylesheet" href="data:text/css,p{}">',
        "<style>@import 'file:///etc/hostname';</style>",
        "<style>@font-face{font-family:x;src:url(http://127.0.0.1:9/x.woff2)}</style>",
        '<svg><image href="file:///etc/hostname" width="9" height="9"/></svg>',
        '<link rel="attachment" href="file:///etc/hostname">',
    ],
)
def test_press_stops_at_a_forbidden_file(bersama: Percetakan, isi: str) -> None:
    with pytest.raises(CetakGagal, match=r"^Surat tidak dapat dicetak\.$"):
        bersama.cetak(f"<!DOCTYPE html><html><body>{isi}<p>x</p>")


def test_press_prints_an_inline_logo_and_nothing_but_png_or_jpeg(bersama: Percetakan) -> None:
    pdf = bersama.cetak(f'<img src="{contoh.lambang()}">')

    assert len(pdfplumber.open(io.BytesIO(pdf)).pages[0].images) == 1
    with pytest.raises(ValueError, match="PNG atau JPEG"):
        uri_gambar(b"<svg xmlns='http://www.w3.org/2000/svg'/>")


# A press that always answers -------------------------------------------------------------------


@pytest.fixture
def percetakan() -> Iterator[Percetakan]:
    satu = Percetakan()
    yield satu
    satu.tutup()


HALAMAN = "<p>Sugeng rawuh</p>"


def _anak() -> set[int]:
    return {p.pid for p in multiprocessing.active_children() if p.pid and p.name == "pebble_pool_worker"}


def _anak_dari(kerja: Callable[[], object]) -> int:
    lama = _anak()
    kerja()
    (pid,) = _anak() - lama
    return pid


def test_press_stops_a_hung_page_and_prints_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    percetakan = Percetakan(batas_detik=0.3)
    with monkeypatch.context() as ganti:
        ganti.setattr(mesin, "rakit", eval)  # the child runs what it is sent
        with pytest.raises(CetakGagal, match=r"^Pembuatan surat terlalu lama, dihentikan\. Coba lagi\.$"):
            percetakan.cetak("__import__('time').sleep(600)")
    percetakan._batas = 20

    assert percetakan.cetak(HALAMAN).startswith(b"%PDF-")
    percetakan.tutup()


def test_press_survives_a_crash_in_the_middle_of_a_page(
    bersama: Percetakan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ganti:
        ganti.setattr(mesin, "rakit", eval)
        with pytest.raises(CetakGagal, match=r"^Mesin cetak berhenti di tengah jalan\. Coba lagi\.$"):
            bersama.cetak("__import__('os')._exit(3)")

    assert bersama.cetak(HALAMAN).startswith(b"%PDF-")


def test_press_survives_a_child_killed_while_idle(percetakan: Percetakan) -> None:
    pid = _anak_dari(lambda: percetakan.cetak(HALAMAN))
    os.kill(pid, signal.SIGKILL)

    assert percetakan.cetak(HALAMAN).startswith(b"%PDF-")


def test_press_names_the_missing_library(
    percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def hilang() -> None:
        pesan = "cannot load library 'libgobject-2.0-0'"
        raise OSError(pesan)

    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(mesin, "_keadaan", type(mesin._keadaan)())
    monkeypatch.setattr(mesin, "_huruf", hilang)
    mesin.siapkan("/statis", str(tmp_path))
    monkeypatch.setattr(percetakan, "_coba", mesin.rakit)

    with pytest.raises(
        CetakGagal, match=r"apt-get install --no-install-recommends libpangoft2-1\.0-0 libharfbuzz-subset0"
    ):
        percetakan.cetak(HALAMAN)


def test_press_answers_when_its_folder_cannot_be_made(
    percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", penuh)

    with pytest.raises(CetakGagal, match="Mesin cetak tidak mau hidup"):
        percetakan.cetak(HALAMAN)


def test_press_serves_threads_with_one_child(percetakan: Percetakan) -> None:
    lama = _anak()
    with ThreadPoolExecutor(8) as utas:
        hasil = list(utas.map(percetakan.cetak, [f"<p>{n}</p>" for n in range(16)]))

    teks = [pdfplumber.open(io.BytesIO(pdf)).pages[0].extract_text() for pdf in hasil]
    assert teks == [str(n) for n in range(16)]
    assert len(_anak() - lama) == 1


def test_press_renews_its_child_without_losing_a_page() -> None:
    percetakan = Percetakan(umur=1)

    hasil = [percetakan.cetak(HALAMAN) for _ in range(3)]

    percetakan.tutup()
    assert len(set(hasil)) == 1


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_press_works_on_both_sides_of_a_fork(percetakan: Percetakan) -> None:
    percetakan.cetak(HALAMAN)
    pid = os.fork()
    if pid == 0:  # pragma: no cover -- the forked process
        berhasil = percetakan.cetak(HALAMAN).startswith(b"%PDF-")
        percetakan.tutup()
        os._exit(0 if berhasil else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert percetakan.cetak(HALAMAN).startswith(b"%PDF-")


def test_press_leaves_no_file_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    percetakan = Percetakan()
    percetakan.cetak('<link rel="stylesheet" href="css/cetak/dasar.css">' + HALAMAN)
    assert [p.name[:13] for p in tmp_path.iterdir()] == ["bungah-cetak-"]

    percetakan.tutup()

    assert list(tmp_path.iterdir()) == []


TUAN = """
import multiprocessing, os, signal
from bungah.naskah.cetak import Percetakan
percetakan = Percetakan()
percetakan.cetak("<p>x</p>")
print(multiprocessing.active_children()[0].pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_press_child_ends_when_the_web_process_is_killed(tmp_path: Path) -> None:
    lingkungan = os.environ | {"TMPDIR": str(tmp_path)}  # nobody is left to remove its folder
    tuan = subprocess.run(
        [sys.executable, "-c", TUAN], capture_output=True, text=True, check=False, env=lingkungan
    )
    try:
        kabar = os.pidfd_open(int(tuan.stdout))
    except ProcessLookupError:
        return

    assert select.select([kabar], [], [], 10)[0] == [kabar]
    os.close(kabar)
