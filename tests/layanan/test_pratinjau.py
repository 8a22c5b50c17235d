"""The editor of a wording shows the printed letter before it is saved, with invented data."""

import base64
import io
from typing import Any

import pdfplumber
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from bungah.dasar.models import Jejak
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal, Percetakan
from layanan.alur.surat import simpan_isian
from layanan.aturan.surat import BAKU
from layanan.models import JenisSurat, KolomSurat, Layanan, VersiTemplat
from tests.dasar.alat import klien_meja, orang
from tests.dasar.alat_admin import alamat, isian
from tests.naskah.alat_cetak import teks_pdf
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
BARU = "/admin/layanan/versitemplat/pratinjau/"


@pytest.fixture
def klien(kantor: None) -> Client:
    return klien_meja(orang("sekdes", Peran.SEKDES))


def _kirim(klien: Client, domisili: Layanan, **isi: str) -> Any:
    data = {"jenis": str(JenisSurat.objects.get().pk), "isi": "Untuk {nama}.", **isi}
    return klien.post(BARU, data)


def _teks(klien: Client, domisili: Layanan, **isi: str) -> str:
    jawab = _kirim(klien, domisili, bentuk="pdf", **isi)
    assert (jawab.status_code, jawab.headers["Content-Type"]) == (200, "application/pdf")
    with pdfplumber.open(io.BytesIO(jawab.content)) as pdf:
        return " ".join(teks_pdf(pdf).split())


def test_preview_is_a_picture_of_what_stands_in_the_form(klien: Client, domisili: Layanan) -> None:
    jawab = _kirim(klien, domisili).json()
    assert jawab["banyak"] == len(jawab["halaman"]) == 1
    kepala, isi = jawab["halaman"][0].split(",")
    gambar = Image.open(io.BytesIO(base64.b64decode(isi)))
    assert (kepala, gambar.format, gambar.width) == ("data:image/png;base64", "PNG", 700)


@pytest.mark.parametrize(("kertas", "nisbah"), [("", 330 / 215), ("f4", 330 / 215), ("a4", 297 / 210)])
def test_preview_is_on_the_paper_asked_for(
    klien: Client, domisili: Layanan, kertas: str, nisbah: float
) -> None:
    isi = _kirim(klien, domisili, pratinjau_kertas=kertas).json()["halaman"][0].split(",")[1]
    gambar = Image.open(io.BytesIO(base64.b64decode(isi)))
    assert gambar.height / gambar.width == pytest.approx(nisbah, abs=0.01)


def test_preview_says_least_and_most(klien: Client, domisili: Layanan) -> None:
    kolom = {
        "kolom-0-nama": "usaha",
        "kolom-0-label": "Nama usaha",
        "kolom-0-jenis": "teks",
        "kolom-1-nama": "coret",
        "kolom-1-DELETE": "on",
    }
    isi = "Untuk {nama}.\n\n[rincian]\n\nDemikian."
    pendek = _teks(klien, domisili, isi=isi, pratinjau_contoh="pendek", **kolom)
    panjang = _teks(klien, domisili, isi=isi, pratinjau_contoh="panjang", **kolom)
    assert ("Untuk Ani." in pendek, "Nama usaha" in pendek) == (True, False)
    assert ("Untuk Raden Ayu" in panjang, "1. Nama usaha" in panjang) == (True, True)
    assert "BELUM RESMI: UNTUK DIPERIKSA DULU" in panjang


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"isi": "Untuk {namaa}."}, "Isian {namaa} tidak dikenal. Maksudnya {nama}?"),
        ({"isi": ""}, "Isi surat masih kosong."),
        ({"isi": "{{7*7}}"}, "tidak boleh berisi tanda lain"),
        ({"isi": "x" * 20_001}, "Paling banyak 20 ribu huruf."),
        ({"jenis": ""}, "Pilih jenis suratnya dulu."),
        ({"jenis": "abc"}, "Pilih jenis suratnya dulu."),
        ({"jenis": "999999"}, "Pilih jenis suratnya dulu."),
    ],
)
def test_preview_answers_in_words(klien: Client, domisili: Layanan, isi: dict[str, str], pesan: str) -> None:
    jawab = _kirim(klien, domisili, **isi)
    assert jawab.status_code == 400
    assert pesan in " ".join(jawab.json()["galat"])
    pdf = _kirim(klien, domisili, bentuk="pdf", **isi)
    assert (pdf.status_code, pesan in pdf.content.decode()) == (400, True)


def test_preview_of_a_statement_is_its_own_sheet(klien: Client, domisili: Layanan) -> None:
    JenisSurat.objects.update(sifat="pernyataan")
    teks = _teks(klien, domisili)
    assert ("Yang menyatakan," in teks, "Dicatat di Kantor Desa" in teks) == (True, True)
    assert "PEMERINTAH KABUPATEN" not in teks


def test_preview_of_a_used_wording_is_what_was_saved(klien: Client, domisili: Layanan, petugas: Any) -> None:
    """A wording letters were written with cannot be edited; its page still shows the print."""
    satu = pabrik.permohonan(domisili, petugas)
    simpan_isian(satu, {"sejak": "2001"}, pelaku=petugas)
    templat = VersiTemplat.objects.get()
    halaman = klien.get(alamat(VersiTemplat, "change", templat.pk)).content.decode()
    url = f"/admin/layanan/versitemplat/{templat.pk}/pratinjau/"
    assert f'data-alamat="{url}"' in halaman
    assert klien.post(url, {}).json()["banyak"] == 1


def test_preview_of_the_page_as_the_browser_sends_it(klien: Client, domisili: Layanan) -> None:
    templat = VersiTemplat.objects.get()
    url = alamat(VersiTemplat, "change", templat.pk)
    data = {k: v for k, v in isian(klien.get(url)).items() if v is not None}
    assert klien.post(f"/admin/layanan/versitemplat/{templat.pk}/pratinjau/", data).status_code == 200


def test_preview_writes_nothing(klien: Client, domisili: Layanan) -> None:
    _kirim(klien, domisili)  # the first page of a session moves its end
    ada = Jejak.objects.count()
    with CaptureQueriesContext(connection) as tanya:
        _kirim(klien, domisili)
    menulis = [q["sql"] for q in tanya.captured_queries if not q["sql"].startswith(("SELECT", "PRAGMA"))]
    assert (menulis, Jejak.objects.count(), VersiTemplat.objects.count()) == ([], ada, 1)


def test_preview_says_when_the_press_fails(
    klien: Client, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(self: Percetakan, html: str) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    monkeypatch.setattr(Percetakan, "cetak", gagal)
    assert _kirim(klien, domisili).json() == {"galat": ["Mesin cetak penuh. Coba lagi."]}


def test_preview_is_for_the_staff_and_by_post(klien: Client, domisili: Layanan) -> None:
    assert klien.get(BARU).status_code == 405
    assert Client().post(BARU, {"isi": "x"}).status_code == 303


def test_editor_lists_what_the_wording_may_hold(klien: Client, domisili: Layanan) -> None:
    templat = VersiTemplat.objects.get()
    KolomSurat.objects.create(templat=templat, nama="lama_tinggal", label="Lama tinggal", urut=9)
    for halaman in (alamat(VersiTemplat, "change", templat.pk), alamat(VersiTemplat, "add")):
        isi = klien.get(halaman).content.decode()
        assert [f"<code>{{{nama}}}</code>" in isi for nama in BAKU] == [True] * len(BAKU)
        assert ("<code>{lama_tinggal}</code>" in isi) == ("/add/" not in halaman)
