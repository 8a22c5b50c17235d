"""The register of innovations: problem, novelty, benefit, proof; who copied it; on paper."""

import io
from typing import Any

import pdfplumber
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.inovasi import IsiInovasi, simpan_inovasi
from layanan.models import Inovasi
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
ISI: dict[str, Any] = {
    "nama": "Isian dari rumah",
    "masalah": "Warga menunggu sambil mengisi formulir",
    "kebaruan": "Isian dikirim lewat HP sebelum datang",
    "manfaat": "Didata 3 menit, dulu 9 menit",
    "bukti": "Map inovasi 1",
}


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def klien(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


def _kirim(klien: Client, alamat: str = "/kantor/inovasi/", **ubah: Any) -> str:
    return klien.post(alamat, ISI | ubah, follow=True).content.decode()


@pytest.mark.syarat("R298")
def test_an_innovation_is_written_followed_and_printed(klien: Client) -> None:
    """Without proof it is refused with nothing lost; later who copied it is added; all on paper."""
    halaman = _kirim(klien, bukti="")
    assert ("Isi bukti." in halaman, "Didata 3 menit" in halaman) == (True, True)
    assert "Didata 3 menit" in _kirim(klien)
    satu = Inovasi.objects.get()
    assert "Desa Sidayu" in _kirim(klien, f"/kantor/inovasi/{satu.pk}/", direplikasi="Desa Sidayu")
    assert Inovasi.objects.get().direplikasi == "Desa Sidayu"
    with pdfplumber.open(io.BytesIO(klien.get("/kantor/inovasi.pdf").content)) as dokumen:
        teks = " ".join(dokumen.pages[0].extract_text().split())
    assert all(kata in teks for kata in ("Kebaruan", "Isian dari rumah", "Map inovasi 1", "Desa Sidayu"))


def test_two_versions_are_of_one_service(klien: Client) -> None:
    satu, dua = (pabrik.layanan(kode).standar.get().pk for kode in "ab")
    assert "dua versi yang berbeda dari satu layanan" in _kirim(klien, standar_lama=satu, standar_baru=dua)
    assert "dua versi yang berbeda dari satu layanan" in _kirim(klien, standar_lama=satu, standar_baru=satu)
    assert not Inovasi.objects.exists()


def test_readers_write_nothing(kades: Pengguna) -> None:
    halaman = _kirim(klien_meja(kades))
    assert ("Anda tidak bertugas mencatat inovasi." in halaman, "Catat inovasi" in halaman) == (True, False)
    assert not Inovasi.objects.exists()


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_register_asks_a_fixed_number_of_queries(
    klien: Client, sekdes: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    layanan = pabrik.layanan()
    for n in range(banyak):
        simpan_inovasi(IsiInovasi(**ISI | {"nama": f"Cara {n}"}, layanan=layanan), pelaku=sekdes)
    with django_assert_num_queries(13):
        klien.get("/kantor/inovasi/")
