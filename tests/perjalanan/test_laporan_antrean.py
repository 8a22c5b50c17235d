"""The sekdes looks at the day: from the desk to the report, its spreadsheet and sheet, and the phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import Kunjungan
from tests.pabrik import layanan as pabrik
from tests.perjalanan.alat import periksa_axe, periksa_fokus, periksa_lebar
from tests.perjalanan.kantor import KADES, SRI, Kantor, buka_kantor, layanan

if TYPE_CHECKING:
    import time_machine

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kantor(jam: time_machine.Traveller, transactional_db: None) -> Kantor:
    """Sri holds every role of the desk and is sekdes."""
    return buka_kantor(SRI, KADES)


def _tiga_dilayani(kantor: Kantor, jam: time_machine.Traveller) -> None:
    """Three visitors who came at nine and were called six, twelve and eighteen minutes later."""
    sri, kelompok = kantor.akun["sri"], layanan("domisili").kelompok
    loket = jaga_loket(pabrik.loket(), pelaku=sri).loket
    for _ in range(3):
        pabrik.kunjungan(kelompok=kelompok)
    for _ in range(3):
        jam.shift(6 * 60)
        satu = panggil_berikut(pelaku=sri)
        assert satu is not None
        ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=sri)
    assert Kunjungan.objects.filter(loket=loket, status="selesai").count() == 3


def test_laporan_dari_meja_sampai_lembar_csv(ruang: Ruang, jam: time_machine.Traveller) -> None:
    _tiga_dilayani(ruang.kantor, jam)
    page = ruang.meja("sri")
    page.goto("/kantor/meja/")
    page.get_by_role("link", name="Laporan antrean").click()
    page.get_by_label("Masa").select_option(label="Hari ini")
    page.get_by_label("Dikelompokkan menurut").select_option(label="Loket")
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("23 November 2026")
    expect(page.get_by_text("separuh warga; 8 dari 10 paling lama 18 menit").first).to_be_visible()
    expect(page.get_by_role("img", name="Lama menunggu menurut loket")).to_be_visible()
    expect(page.get_by_role("row", name="Loket 1 3 3")).to_be_visible()
    for periksa in (periksa_axe, periksa_lebar, periksa_fokus):
        periksa(page)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh CSV").click()
    assert unduhan.value.suggested_filename == "laporan-antrean-20261123-20261123.csv"
    assert "Loket 1;3;3" in unduhan.value.path().read_text("utf-8-sig")


def test_ucapan_diperiksa_sesepuh(ruang: Ruang) -> None:
    page = ruang.meja("sri")
    page.goto("/kantor/ucapan/")
    for periksa in (periksa_axe, periksa_lebar, periksa_fokus):
        periksa(page)
    page.get_by_role("link", name="Ubah atau periksa Menolak dengan santun").first.click()
    periksa_axe(page)
    page.get_by_label("Diperiksa oleh").fill("Mbah Karto")
    page.get_by_label("Tanggal", exact=True).fill("2-11-2026")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("status")).to_contain_text("diperiksa Mbah Karto, 2 November 2026")
