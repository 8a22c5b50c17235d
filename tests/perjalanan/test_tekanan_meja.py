"""The desk by keyboard alone: every case of the desk's targets counts its keys and fails above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from layanan.alur.standar import jaga_loket
from layanan.models import Kunjungan, Pertanyaan
from tests.pabrik import layanan as pabrik
from tests.pabrik.dasar import warga
from tests.perjalanan.alat import PapanKetik
from tests.perjalanan.kantor import KADES, SRI, Kantor, buka_kantor, layanan, tambah_loket

if TYPE_CHECKING:
    import time_machine
    from playwright.sync_api import Page

    from tests.perjalanan.ruang import Ruang

Status = Kunjungan.Status
pytestmark = pytest.mark.django_db(transaction=True)
# case → keys at most (the office's own targets)
SASARAN = {
    "nomor tanpa nama": 3,
    "panggil berikut": 1,
    "panggil lagi": 1,
    "belum hadir": 1,
    "pindah": 2,
    "urungkan": 1,
    "pertanyaan": 1,
    "warga lama sampai pendaftarannya": 9,
    "tahan dan lanjut": 10,
}


@pytest.fixture
def kantor(jam: time_machine.Traveller, transactional_db: None) -> Kantor:
    """Sri alone at the first of two counters; three wait."""
    kantor = buka_kantor(SRI, KADES)
    loket = pabrik.loket()
    tambah_loket(2)
    jaga_loket(loket, pelaku=kantor.akun["sri"])
    for _ in range(3):
        pabrik.kunjungan(kelompok=layanan("domisili").kelompok, layanan=None)
    return kantor


@pytest.fixture
def page(ruang: Ruang) -> Page:
    """The desk, open and ready."""
    page = ruang.meja("sri")
    page.goto("/kantor/meja/")
    return page


def _dalam(papan: PapanKetik, kasus: str) -> None:
    assert papan.tekanan <= SASARAN[kasus], f"{kasus}: {papan}"


def _panggil(page: Page) -> PapanKetik:
    papan = PapanKetik(page)
    papan.pindah("F8")
    expect(page.locator("[aria-current=true] .meja-nomor")).to_be_visible()
    return papan


def test_nomor_tanpa_nama_tiga_tekanan(page: Page) -> None:
    papan = PapanKetik(page)
    papan.pindah("F2")
    papan.tekan("1")
    papan.pindah("Enter")
    expect(page.locator("p.nomor")).to_have_text("A-004")
    _dalam(papan, "nomor tanpa nama")
    papan.pindah("Enter")  # back at the desk, ready for the next
    assert page.url.endswith("/kantor/meja/")


def test_panggil_lagi_belum_hadir_masing_masing_satu(page: Page) -> None:
    _dalam(_panggil(page), "panggil berikut")
    papan = PapanKetik(page)
    papan.pindah("F9")
    expect(page.get_by_text("dipanggil 2 kali")).to_be_visible()
    _dalam(papan, "panggil lagi")
    papan = PapanKetik(page)
    papan.pindah("F10")
    expect(page.get_by_role("button", name="Panggil berikut")).to_be_visible()
    _dalam(papan, "belum hadir")
    assert Kunjungan.objects.get(urut=1).tidak_hadir_ke == 1


def test_pindah_dua_tekanan(page: Page) -> None:
    _panggil(page)
    papan = PapanKetik(page)
    papan.pindah("F7")
    papan.pindah("1")
    expect(page.get_by_text("A-001 menunggu di Loket 2.")).to_be_visible()
    _dalam(papan, "pindah")


def test_urungkan_satu_tekanan_lalu_hilang(page: Page) -> None:
    _panggil(page)
    papan = PapanKetik(page)
    papan.pindah("Alt+0")
    assert Kunjungan.objects.get(urut=1).status == Status.TUNGGU
    _dalam(papan, "urungkan")


def test_pertanyaan_satu_tekanan(page: Page) -> None:
    papan = PapanKetik(page)
    papan.pindah("F1")
    expect(page.get_by_text("Pertanyaan ke-1 hari ini dicatat.")).to_be_visible()
    _dalam(papan, "pertanyaan")
    assert Pertanyaan.objects.count() == 1


def test_warga_lama_lima_huruf_dan_dua_enter(page: Page) -> None:
    warga("Siti Aminah")
    _panggil(page)
    papan = PapanKetik(page)
    papan.ketik("amina")
    papan.pindah("Enter")
    papan.pindah("Enter")  # one fact alone shows who it may be; Enter says yes
    expect(page.get_by_role("heading", name="A-001 · Siti Aminah")).to_be_visible()
    _dalam(papan, "warga lama sampai pendaftarannya")


def test_tahan_beralasan_lalu_lanjut(page: Page) -> None:
    _panggil(page)
    papan = PapanKetik(page)
    papan.pindah("F6")
    papan.ketik("fotokopi")
    papan.pindah("Enter")
    expect(page.get_by_role("button", name="Lanjutkan")).to_be_visible()
    _dalam(papan, "tahan dan lanjut")
    page.get_by_role("button", name="Lanjutkan").click()
    expect(page.locator("[aria-current=true] .meja-nomor")).to_have_text("A-001")
