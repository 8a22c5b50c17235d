"""Letters without words for a power cut: dotted lines, choices to strike out, a number for the pen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.naskah.cetak import CetakGagal
from layanan.aturan.blangko import CORET, PILIHAN_TERPANJANG, TITIK, nomor_kosong, pilihan
from layanan.cetak import blangko as cetak
from layanan.cetak.blangko import cetak_blangko, data_blangko
from layanan.kueri.blangko import jenis_blangko, templat_blangko
from layanan.models import JenisSurat, KolomSurat, Layanan
from tests.dasar.alat import klien_meja
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

BLANGKO = "/kantor/susulan/blangko/"
JENIS: list[dict[str, Any]] = [
    {"nama": "sejak", "label": "Tinggal sejak"},
    {"nama": "rumah", "label": "Rumah", "jenis": "pilihan", "pilihan": ["Sendiri", "Sewa"]},
    {"nama": "uraian", "label": "Uraian", "jenis": "paragraf"},
]


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=30), max_size=6))
def test_choices_fit_in_a_row_or_become_dots(daftar: list[str]) -> None:
    teks = pilihan(daftar)
    if teks.endswith(CORET):
        assert teks == " / ".join(daftar) + CORET
        assert len(teks) <= PILIHAN_TERPANJANG + len(CORET)
    else:
        assert set(teks) == {TITIK}


def test_number_keeps_what_never_changes() -> None:
    pola = "{klasifikasi}/{urut}/{kode_desa}/{bulan_romawi}/{tahun}"
    nomor = nomor_kosong(pola, klasifikasi="400.12", kode_desa="35.25")
    assert nomor == f"400.12/{TITIK * 6}/35.25/{TITIK * 6}/20{TITIK * 3}"


@pytest.fixture
def templat(kantor: None) -> Any:
    pabrik.layanan(isi=f"{pabrik.ISI_SURAT}\n\n[rincian: rumah, uraian]", kolom=JENIS)
    [satu] = templat_blangko([satu.pk for satu in jenis_blangko()])
    return satu


def test_form_has_every_row_and_nobody(templat: Any) -> None:
    data = data_blangko(templat)
    teks = str(data["bagian"])
    assert "BELUM DIISI" not in teks
    assert "Sendiri / Sewa *)" in teks
    assert data["coret"] is True
    assert data["nama_penanda"] == "Ani Lestari"
    assert data["pemegang"]
    templat.jenis.ttd_pemegang = False
    assert data_blangko(templat)["pemegang"] == ""
    for label in ("NIK", "Agama", "Alamat", "Uraian"):
        assert f"'{label}', '{TITIK}" in teks


@pytest.mark.parametrize(("kertas", "ukuran"), [("F4", (609, 935)), ("A4", (595, 842))])
def test_print_on_its_own_paper(templat: Any, kertas: str, ukuran: tuple[int, int]) -> None:
    JenisSurat.objects.update(kertas=kertas)
    templat.jenis.refresh_from_db()
    with pdfplumber.open(io.BytesIO(cetak_blangko([templat], salinan=2))) as dokumen:
        assert [(round(h.width), round(h.height)) for h in dokumen.pages] == [ukuran] * 2
        teks = dokumen.pages[0].extract_text()
        [jabatan] = dokumen.pages[0].search("Kepala Desa,")
        [nama] = dokumen.pages[0].search("Ani Lestari")
    assert (nama["top"] - jabatan["bottom"]) * 25.4 / 72 >= 24  # a stamp of the village is 25 mm high
    for kata in ("DESA BUNGAH", "BLANGKO", "Catat susulan", "Coret yang tidak perlu", "Tinggal"):
        assert kata.casefold() in teks.casefold(), kata


def test_most_asked_letters_are_ticked(petugas: Pengguna, domisili: Layanan) -> None:
    for n in range(6):
        pabrik.layanan(f"lain{n}")
    pabrik.permohonan(Layanan.objects.get(kode="lain5"), petugas)
    html = klien_meja(petugas).get(BLANGKO).content.decode()
    assert html.count(" checked") == 5
    assert jenis_blangko()[0].layanan.kode == "lain5"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"jenis": []}, "Centang surat"),
        ({"jenis": ["999999"]}, "Pilih dari daftar"),
        ({"salinan": "0"}, "Paling sedikit 1"),
        ({"salinan": "500"}, "Paling banyak 20"),
        ({"salinan": "tiga"}, "Tulis angka"),
    ],
)
def test_bad_choice_stays_on_the_page(petugas: Pengguna, domisili: Layanan, isi: Any, kata: str) -> None:
    data = {"jenis": [str(jenis_blangko()[0].pk)], "salinan": "1"} | isi
    jawab = klien_meja(petugas).post(BLANGKO, data)
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()


def test_page_prints_and_says_when_it_cannot(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {"jenis": [str(jenis_blangko()[0].pk)], "salinan": "1", "kunci": str(uuid4())}
    jawab = klien_meja(petugas).post(BLANGKO, data)
    assert (jawab["Content-Type"], jawab.content[:4]) == ("application/pdf", b"%PDF")

    def gagal(*_: object, **__: object) -> bytes:
        raise CetakGagal("Mesin cetak penuh.")

    monkeypatch.setattr(cetak, "cetak_pdf", gagal)
    assert "Mesin cetak penuh." in klien_meja(petugas).post(BLANGKO, data, follow=True).content.decode()


def test_office_without_letters(petugas: Pengguna) -> None:
    assert not KolomSurat.objects.exists()
    assert "Belum ada surat" in klien_meja(petugas).get(BLANGKO).content.decode()
