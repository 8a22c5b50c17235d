"""Charts through the press: letters in the finished PDF are as high as promised, words stay words."""

import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from django.conf import settings

from bungah.naskah.cetak import Kertas, Percetakan
from bungah.naskah.katalog import Pesanan
from bungah.naskah.keterbacaan import JARAK_MEJA, Batas
from layanan.aturan.bagan import Simpul
from layanan.aturan.tata import Lembaran
from layanan.aturan.tata_alir import Bidang, tata_alir
from layanan.aturan.tata_sop import tata_sop
from layanan.cetak.bagan_alir import bagan_terjauh, cetak_bagan_alir, susun_dinding
from layanan.cetak.gambar_bagan import cetak_bagan
from layanan.cetak.sop import cetak_sop
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
    assert max(tinggi for _, tinggi in tinggi_huruf(pdf)) == pytest.approx(batas.isi, rel=0.1)
    assert terlalu_kecil(pdf, batas.apa_saja + 1)  # the measure would see smaller ones


def test_bagan_sop_for_the_desk_is_words_and_not_a_picture(pers: Percetakan) -> None:
    batas = Batas(400)

    pdf = cetak(pers, tata_sop(LANGKAH, Bidang(267, 180), batas), 0.4)

    assert terlalu_kecil(pdf, batas.apa_saja) == []
    with pdfplumber.open(io.BytesIO(pdf)) as dokumen:
        teks = dokumen.pages[0].extract_text()
    cari = ("Mutu Baku", "Memeriksa KTP-el", "Tidak layak", "Jumlah waktu paling lama")
    assert [kata for kata in cari if kata not in teks] == []


def isi(kode: str, **lain: Any) -> dict[str, Any]:
    """What the print of a practice service says, without an office around it."""
    berkas = Path(settings.BASE_DIR) / "layanan" / "contoh_data" / "bagan.toml"
    semua = {satu["kode"]: satu["langkah"] for satu in tomllib.loads(berkas.read_text())["bagan"]}
    langkah, banyak = [], len(semua[kode])
    for urut, satu in enumerate(semua[kode], 1):
        keluar = [[jalan.get("label", ""), jalan["ke"]] for jalan in satu.get("cabang", [])]
        tengah = "keputusan" if len(keluar) > 1 else "proses"
        sama = {nama: satu[nama] for nama in ("menit", "dokumen", "keluaran")}
        langkah.append(
            {
                "urut": urut,
                "nama": satu["nama_dinding"],
                "jenis": {1: "mulai", banyak: "selesai"}.get(urut, tengah),
                "pelaksana": satu["pelaksana"].replace("_", " ").title(),
                "unit": "Seksi Pelayanan",
                "keluar": keluar,
                **sama,
            }
        )
    umum = {"desa": "Bungah", "layanan": "Riwayat tanah", "waktu": "Waktu 19 jam", "latihan": False}
    umum |= {"janji": "Janji kami: paling lama 5 hari kerja", "versi": "Standar versi 3, SK 188/1/2026"}
    return umum | {"langkah": langkah, **lain}


def halaman(pdf: bytes) -> tuple[list[tuple[int, int]], str]:
    """Sizes in millimetres, and all words on one line."""
    with pdfplumber.open(io.BytesIO(pdf)) as dokumen:
        ukuran = [
            (round(float(h.width) * 25.4 / 72), round(float(h.height) * 25.4 / 72)) for h in dokumen.pages
        ]
        return ukuran, " ".join(" ".join(h.extract_text() for h in dokumen.pages).split())


@pytest.mark.django_db
@pytest.mark.syarat("R103", "R105", "R107")
def test_wall_chart_of_sixteen_steps_says_all_of_each_step_in_letters_for_three_metres() -> None:
    data = isi("riwayat-tanah")

    pdf = cetak_bagan_alir(data, Pesanan(Kertas.A1, 3000))

    ukuran, teks = halaman(pdf)
    assert set(ukuran) == {(594, 841)}
    assert terlalu_kecil(pdf, 15) == []
    for satu in data["langkah"]:
        for kata in (satu["nama"], f"{satu['pelaksana']},", "Seksi Pelayanan", satu["dokumen"].split(",")[0]):
            assert kata in teks
    assert f"Riwayat tanah {len(ukuran)}/{len(ukuran)}" in teks


@pytest.mark.django_db
@pytest.mark.syarat("R097", "R102", "R106")
def test_wall_chart_on_an_office_printer_comes_in_pieces_with_its_version_and_total_time() -> None:
    pdf = cetak_bagan_alir(isi("pindah-keluar"), Pesanan(Kertas.F4, 3000))

    ukuran, teks = halaman(pdf)
    assert {tuple(sorted(satu)) for satu in ukuran} == {(215, 330)}
    assert "Standar versi 3, SK 188/1/2026" in teks
    assert "Terbaca dari 3 m" in teks
    assert "baris 1, kolom 2" in teks
    assert terlalu_kecil(pdf, 15) == []
    assert max(tinggi for _, tinggi in tinggi_huruf(pdf)) == pytest.approx(30, rel=0.1)


@pytest.mark.django_db
@pytest.mark.syarat("R109")
def test_plain_style_holds_name_officer_and_time_on_smaller_paper() -> None:
    data = isi("pindah-keluar")
    data["langkah"] = [satu | {"unit": "", "dokumen": "", "keluaran": ""} for satu in data["langkah"]]

    ukuran, teks = halaman(cetak_bagan_alir(data, Pesanan(Kertas.A3, 3000)))

    assert set(ukuran) == {(297, 420)}
    assert "Berkas:" not in teks
    assert "Catat di buku" in teks


@pytest.mark.django_db
def test_sop_has_its_identity_page_then_the_matrix_for_the_desk() -> None:
    sah = {"jabatan": "Kepala Desa", "nama": "Ani Lestari", "nip": ""}
    kotak = [(judul, ["Satu", "Dua"]) for judul in ("Dasar hukum", "Kualifikasi", "A", "B", "C", "D")]
    lain = {"judul": "SOP Tidak mampu", "baris": [("Nomor SOP", "SOP/030/2/2026")], "kotak": kotak}
    data = isi("tidak-mampu", **lain, pengesah=sah, draf=False)

    pdf = cetak_sop(data, Pesanan(Kertas.F4, JARAK_MEJA))

    ukuran, teks = halaman(pdf)
    assert set(ukuran) == {(330, 215)}
    assert terlalu_kecil(pdf, 2) == []
    cari = ("SOP/030/2/2026", "Ani Lestari", "Mutu Baku", "Tidak layak", "Jumlah waktu paling lama 58 menit")
    assert [kata for kata in cari if kata not in teks] == []


@pytest.mark.django_db
def test_largest_distance_a_paper_allows_is_what_it_prints() -> None:
    data = isi("pindah-keluar")
    jauh = {kertas: bagan_terjauh(data, kertas) for kertas in (Kertas.A4, Kertas.A3, Kertas.A1)}
    assert 300 <= jauh[Kertas.A4] < jauh[Kertas.A3] < 3000 <= jauh[Kertas.A1]
    assert susun_dinding(data, Pesanan(Kertas.A3, jauh[Kertas.A3])).ubin is None
    assert susun_dinding(data, Pesanan(Kertas.A3, jauh[Kertas.A3] + 100)).ubin == Kertas.A3.lembar
