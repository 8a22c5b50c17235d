"""A villager at home with a small phone: takes a place without a script, and everybody can read the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bungah.dasar.models import Fitur
from tests.perjalanan.alat import periksa_axe, periksa_fokus, periksa_lebar, periksa_sasaran
from tests.perjalanan.ruang import LAYAR_KECIL, LAYAR_MEJA

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
SASARAN_KIOS = 60  # an old hand on a standing machine
LAYAR_TABLET: ViewportSize = {"width": 768, "height": 1024}


def _periksa(page: Page) -> None:
    periksa_axe(page)
    periksa_lebar(page)
    periksa_sasaran(page)
    periksa_fokus(page)
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("layar", [LAYAR_KECIL, LAYAR_TABLET, LAYAR_MEJA], ids=lambda satu: satu["width"])
def test_daftar_dari_rumah_empat_halaman(ruang: Ruang, layar: ViewportSize) -> None:
    Fitur.objects.create(kode=Fitur.Kode.DAFTAR_RUMAH, menyala=True)
    warga = ruang.warga(layar)
    warga.goto("/")
    warga.get_by_role("link", name="Daftar dari rumah").click()
    _periksa(warga)
    warga.get_by_role("link", name="Surat domisili").click()
    _periksa(warga)
    warga.get_by_label("KTP-el").check()
    warga.get_by_role("button", name="Lanjut pilih hari").click()
    _periksa(warga)
    warga.get_by_role("link", name="sisa 5 tempat").nth(1).click()
    warga.get_by_role("button", name="Daftar").click()
    _periksa(warga)  # with its error
    warga.get_by_label("Nama atau inisial").fill("Siti A.")
    warga.get_by_role("button", name="Daftar").click()
    warga.get_by_text("Kode Anda").wait_for()
    assert warga.get_by_text("sudah siap").is_visible()
    _periksa(warga)
    warga.get_by_role("link", name="Batalkan").click()
    _periksa(warga)
    warga.get_by_role("button", name="Ya, batalkan").click()
    warga.get_by_role("heading", name="sudah dibatalkan").wait_for()
    _periksa(warga)


@pytest.mark.parametrize("layar", [LAYAR_KECIL, LAYAR_MEJA], ids=lambda satu: satu["width"])
def test_bertanya_dari_rumah(ruang: Ruang, layar: ViewportSize) -> None:
    Fitur.objects.create(kode=Fitur.Kode.TANYA, menyala=True)
    warga = ruang.warga(layar)
    warga.goto("/layanan/domisili/")
    warga.get_by_role("link", name="Tanya petugas").click()
    _periksa(warga)
    warga.get_by_label("Pertanyaan Anda").fill("Apakah boleh diwakilkan?")
    warga.get_by_role("button", name="Kirim pertanyaan").click()
    warga.get_by_text("Kode Anda").wait_for()
    _periksa(warga)
    meja = ruang.meja("budi")
    for alamat in ("/kantor/konsultasi/", "/kantor/konsultasi/baru/", "/kantor/daftar-rumah/"):
        meja.goto(alamat)
        _periksa(meja)
    meja.goto("/kantor/konsultasi/")
    meja.get_by_role("link", name="Jawab", exact=False).first.click()
    _periksa(meja)
    meja.get_by_label("Jawaban").fill("Boleh, dengan surat kuasa.")
    meja.get_by_role("button", name="Kirim jawaban").click()
    meja.get_by_text("Tersimpan.").wait_for()
    warga.reload()
    assert warga.get_by_text("Boleh, dengan surat kuasa.").is_visible()
    _periksa(warga)


def test_kode_dari_rumah_di_mesin_nomor(ruang: Ruang) -> None:
    """The code on the phone becomes a number at the machine, which stays readable with one more button."""
    Fitur.objects.create(kode=Fitur.Kode.DAFTAR_RUMAH, menyala=True)
    warga = ruang.warga(LAYAR_KECIL)
    warga.goto("/daftar/domisili/waktu/")
    warga.get_by_role("link", name="sisa 5 tempat").first.click()
    warga.get_by_label("Nama atau inisial").fill("Mbok Yem")
    warga.get_by_role("button", name="Daftar").click()
    kode = warga.locator(".nomor").inner_text()
    kios = ruang.kios()
    periksa_axe(kios)
    periksa_sasaran(kios, SASARAN_KIOS)
    assert kios.evaluate("document.documentElement.scrollHeight <= innerHeight")
    kios.get_by_role("link", name="Sudah daftar dari rumah").click()
    periksa_axe(kios)
    periksa_lebar(kios)
    periksa_sasaran(kios)
    kios.get_by_label("Kode").fill(kode.lower())
    kios.get_by_role("button", name="Ambil nomor").click()
    kios.get_by_text("Giliran berikutnya").wait_for()
    warga.reload()
    warga.get_by_role("heading", name="Nomor Anda A-001").wait_for()
