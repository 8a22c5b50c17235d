"""Posters of the office itself: their words are settings and pages, never sentences in the code."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber
import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from pypdfium2 import PdfDocument

from bungah.dasar.models import ProfilDesa, Salam
from bungah.dasar.peran import Peran
from bungah.naskah import katalog
from bungah.naskah.alur_halaman import Baris, simpan_halaman
from bungah.naskah.cetak import Kertas
from bungah.naskah.cetak_kantor import isi_kode_etik, isi_lokasi, isi_motto, isi_salam
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import A2, F4
from bungah.naskah.models import Halaman, LembarCetak
from bungah.naskah.rujukan import muat
from bungah.naskah.ubin import bagi_ubin
from tests.dasar.alat import klien_meja
from tests.naskah.alat_huruf import terlalu_kecil
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.django_db
JENIS = ("motto", "salam-senyum-sapa", "kode-etik", "lokasi")


@pytest.fixture(autouse=True)
def kantor() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil(motto="Melayani dengan hati", telepon="031 123")
        dasar.jam_kerja()
        muat()
        yield


def simpan(kode: str, *baris: Baris) -> None:
    pelaku = dasar.pengguna("Rini", Peran.SEKDES)
    simpan_halaman(Halaman.objects.get(kode=kode), pengantar="", sumber="Rapat", baris=baris, pelaku=pelaku)


@pytest.mark.syarat("R164")
def test_the_motto_stands_in_the_head_of_the_site_and_on_its_poster() -> None:
    ProfilDesa.objects.update(motto="Guyub rukun melayani")

    kepala = Client().get("/").content.decode().split("<main")[0]

    assert "Guyub rukun melayani" in kepala
    assert isi_motto() == {"motto": "Guyub rukun melayani"}
    ProfilDesa.objects.update(motto="")
    with pytest.raises(TidakDicetak, match="Motto pelayanan belum diisi"):
        isi_motto()


@pytest.mark.syarat("R134")
def test_salam_senyum_sapa_carry_the_phrases_of_the_desk() -> None:
    Salam.objects.create(saat="sambut", urut=1, krama="Sugeng rawuh.", indonesia="Selamat datang.")
    Salam.objects.create(saat="sambut", urut=2, krama="Mangga lenggah.", indonesia="Silakan duduk.")
    Salam.objects.create(saat="sapa_keperluan", urut=1, krama="Sugeng {waktu}.", indonesia="Selamat {waktu}.")

    assert isi_salam()["kata"] == [
        ("Salam", "Kami memberi salam lebih dahulu.", "Sugeng rawuh."),
        ("Senyum", "Kami melayani dengan senyum.", ""),
        ("Sapa", "Kami menanyakan keperluan Anda.", ""),
    ]


def test_the_code_of_conduct_is_what_the_office_writes() -> None:
    assert [len(butir) for _, butir in isi_kode_etik()["bagian"]] == [4, 15]

    simpan("kata-kode-etik", Baris(judul="Kami", isi="jujur\n\nramah"), Baris(judul="Lain", isi=""))

    assert isi_kode_etik() == {"bagian": [("Kami", ["jujur", "ramah"])]}
    simpan("kata-kode-etik", Baris(judul="Kami", isi=""))
    with pytest.raises(TidakDicetak, match="belum diisi"):
        isi_kode_etik()


@pytest.mark.syarat("R147")
def test_the_sign_tells_hours_address_and_the_way() -> None:
    simpan("lokasi", Baris(judul="Petunjuk jalan", isi="Dari pasar ke utara."))

    isi = isi_lokasi()

    assert isi["jam"] == [("Senin–Jumat", "08.00–15.00"), ("Sabtu–Minggu", "tutup")]
    assert isi["alamat"][0] == "Jl. Raya Bungah No. 46"
    assert "Telepon 031 123" in isi["alamat"]
    assert isi["petunjuk"] == [("Petunjuk jalan", "Dari pasar ke utara.")]


@pytest.mark.lambat
@pytest.mark.syarat("R165")
@pytest.mark.parametrize("jenis", JENIS)
def test_no_letter_of_them_is_small(jenis: str) -> None:
    hasil = katalog.cetak(katalog.cari(jenis), kertas=Kertas.A1)

    with pdfplumber.open(io.BytesIO(hasil.pdf)) as pdf:
        kertas = {round(float(pdf.pages[0].width) * 25.4 / 72), round(float(pdf.pages[0].height) * 25.4 / 72)}
    assert kertas == {594, 841}
    assert terlalu_kecil(hasil.pdf, 15) == []


@pytest.mark.lambat
@pytest.mark.syarat("R110")
def test_the_desk_prints_a_large_sheet_in_pieces_for_its_small_printer() -> None:
    meja = klien_meja(dasar.pengguna("Ani", Peran.PETUGAS_DEPAN))

    jauh = meja.post("/kantor/cetakan/motto/", {"kertas": "a2", "jarak": "5000"})
    meja.post("/kantor/cetakan/motto/", {"kertas": "a2", "jarak": "300"})
    lembar = f"/kantor/lembar/{LembarCetak.objects.get().kode}/"

    assert jauh.status_code == 400
    assert "Di kertas A2 tanpa dipotong cetakan ini terbaca paling jauh dari" in jauh.content.decode()
    assert f"{lembar}cetak.pdf?ubin=f4" in meja.get(lembar).content.decode()
    ukuran = [
        len(PdfDocument(meja.get(f"{lembar}cetak.pdf{t}").content)) for t in ("", "?ubin=a4", "?ubin=x")
    ]
    assert ukuran == [1, 8, 1]


@pytest.mark.lambat
def test_the_command_cuts_what_the_page_cuts(tmp_path: Path) -> None:
    tujuan = tmp_path / "motto.pdf"

    call_command(
        "cetak", "motto", "--kertas", "A2", "--ubin", "F4", "--keluaran", str(tujuan), stdout=io.StringIO()
    )

    ubin = PdfDocument(tujuan.read_bytes())
    assert len(ubin) == len(bagi_ubin(A2.rebah, F4)[1])
    assert "Lembar 1/" in ubin[0].get_textpage().get_text_range()
