"""The desk by keyboard alone: every case of the desk's targets counts its keys and fails above them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from layanan.alur.standar import jaga_loket
from layanan.alur.surat import ajukan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.models import Kunjungan, Permohonan, Pertanyaan
from tests.pabrik import layanan as pabrik
from tests.pabrik.dasar import pukul, warga
from tests.perjalanan.alat import PapanKetik
from tests.perjalanan.kantor import KADES, SRI, Kantor, buka_kantor, layanan, tambah_loket

if TYPE_CHECKING:
    import time_machine
    from playwright.sync_api import Page

    from tests.perjalanan.ruang import Ruang

Status = Kunjungan.Status
ISIAN = {"jenis_penduduk": "penduduk tetap", "status_tempat": "Rumah sendiri"}
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
    "datang lagi dengan karcis lama": 2,
    "warga baru dengan NIK": 45,
    "dari nomor sampai surat terlihat": 12,
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


def _pernah(jam: time_machine.Traveller, kantor: Kantor) -> Permohonan:
    """Siti had a domicile letter made in October, and took it home."""
    jam.move_to(pukul(9, hari=date(2026, 10, 12)))
    sri = kantor.akun["sri"]
    siti = warga("Siti Aminah")
    permohonan = pabrik.permohonan(layanan("domisili"), sri, warga=siti, keperluan="melamar kerja")
    catat_tanda_tangan([ajukan_surat(pabrik.surat(permohonan, sri, **ISIAN), pelaku=sri)], pelaku=sri)
    selesai = pabrik.serahkan(Permohonan.objects.get(), sri)
    jam.move_to(pukul(9, 10))
    return selesai


def _pindai(page: Page, kode: str) -> None:
    """The scanner types into the box, no finger does."""
    page.keyboard.type(f"HTTPS://BUNGAH.DESA.ID/S/{kode}")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def test_datang_lagi_dengan_karcis_lama_dua_tekanan(
    ruang: Ruang, page: Page, jam: time_machine.Traveller
) -> None:
    kode = _pernah(jam, ruang.kantor).kunjungan.kode
    page.reload()
    _pindai(page, kode)
    expect(page.get_by_text("Siti Aminah")).to_be_visible()
    ruang.tinjau(page)
    papan = PapanKetik(page)
    papan.tekan("1")
    papan.pindah("Enter")
    expect(page.locator("p.nomor")).to_have_text("A-004")
    _dalam(papan, "datang lagi dengan karcis lama")


def test_warga_baru_dengan_nik(page: Page) -> None:
    _panggil(page)
    papan = PapanKetik(page)
    papan.ketik("3525121708900003")
    papan.pindah("Enter")
    papan.ketik("Agus Riyanto Nugroho")
    papan.tekan("Tab", "Tab")
    papan.ketik("dom")
    papan.tekan("Tab")
    with papan.isian_surat():  # printed in the letter as it is typed
        papan.ketik("melamar kerja")
    papan.pindah("Enter")
    assert Permohonan.objects.get().warga.nama == "Agus Riyanto Nugroho"
    _dalam(papan, "warga baru dengan NIK")


def test_dari_nomor_sampai_surat_terlihat(ruang: Ruang, page: Page, jam: time_machine.Traveller) -> None:
    """A resident who had this letter before, called with a number for the same service."""
    _pernah(jam, ruang.kantor)
    Kunjungan.objects.filter(urut=1, hari=pukul(9).date()).update(layanan=layanan("domisili"))
    page.reload()
    _panggil(page)
    papan = PapanKetik(page)
    papan.ketik("amina")
    papan.pindah("Enter")
    papan.pindah("Enter")
    expect(page.get_by_label("Untuk keperluan")).to_be_focused()
    expect(page.get_by_label("Untuk keperluan")).to_have_value("melamar kerja")
    ruang.tinjau(page)
    papan.pindah("Enter")
    papan.pindah("Enter")
    expect(page.get_by_alt_text("Surat halaman 1")).to_be_visible()
    _dalam(papan, "dari nomor sampai surat terlihat")


def test_keperluan_lama_diganti_begitu_diketik(ruang: Ruang, page: Page, jam: time_machine.Traveller) -> None:
    _pernah(jam, ruang.kantor)
    Kunjungan.objects.filter(urut=1, hari=pukul(9).date()).update(layanan=layanan("domisili"))
    page.reload()
    _panggil(page)
    papan = PapanKetik(page)
    _pindai(
        page, Permohonan.objects.get().kunjungan.kode
    )  # at the counter the old receipt opens the registration
    expect(page.get_by_role("heading", name="A-001 · Siti Aminah")).to_be_visible()
    papan.ketik("beasiswa")
    expect(page.get_by_label("Untuk keperluan")).to_have_value("beasiswa")
