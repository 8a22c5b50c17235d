"""The smallest office: one officer, one PC, one A4 printer, a kepala desa who never logs in; no mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Jejak, ProfilDesa, Warga
from layanan.models import Kunjungan, Permohonan
from tests.pabrik.dasar import warga
from tests.perjalanan.alat import PapanKetik
from tests.perjalanan.kantor import KADES, SRI, Kantor, buka_kantor

if TYPE_CHECKING:
    import time_machine

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
TEKANAN_LAMA, TEKANAN_BARU, HALAMAN = 30, 45, 4
KEPERLUAN = "melamar kerja"
NIK = "3525121708900003"


@pytest.fixture
def kantor(jam: time_machine.Traveller, transactional_db: None) -> Kantor:
    """Sri holds every role of the desk and is sekdes; the kepala desa signs with a pen."""
    return buka_kantor(SRI, KADES, ukuran=ProfilDesa.Ukuran.KECIL)


def _di_meja(ruang: Ruang) -> PapanKetik:
    """Sri at her desk in the morning; what is pressed from here on counts."""
    page = ruang.meja("sri")
    page.goto("/kantor/meja/")
    expect(page.locator("[lang=jv]")).to_contain_text("Sugeng enjing")
    return PapanKetik(page)


def _cetak(papan: PapanKetik) -> None:
    """Open the numbered letter and send it to the printer: the browser's own window takes two keys."""
    expect(papan.page.get_by_role("link", name="Cetak surat")).to_be_focused()
    alamat = papan.page.get_by_role("link", name="Cetak surat").get_attribute("href")
    jawab = papan.page.context.request.get(str(alamat))
    assert jawab.body().startswith(b"%PDF-")
    papan.hitung(3, "Enter Ctrl+P Enter")


@pytest.mark.syarat("R035")
def test_warga_lama_satu_surat_tanpa_tetikus(ruang: Ruang) -> None:
    warga("Siti Aminah")
    papan = _di_meja(ruang)
    papan.ketik("siti")
    papan.pindah("Enter")
    papan.pindah("Enter")  # one resident of that name stands there ready, but a name alone is no match
    expect(papan.page.get_by_role("heading", name="Siti Aminah")).to_be_visible()
    ruang.tinjau(papan.page)
    papan.ketik("dom")
    papan.tekan("Tab")
    papan.ketik(KEPERLUAN)
    papan.pindah("Enter")  # every file is there: registered, taken, the letter's form opens
    ruang.tinjau(papan.page)
    papan.pindah("Enter")
    ruang.tinjau(papan.page)
    papan.pindah("Enter")
    _cetak(papan)
    assert papan.tekanan <= TEKANAN_LAMA, str(papan)
    assert len(papan.halaman) <= HALAMAN, str(papan)
    _pena_dan_serah(papan.page)
    _periksa_data(ruang.kantor)


def test_warga_baru_satu_surat_tanpa_tetikus(ruang: Ruang) -> None:
    papan = _di_meja(ruang)
    papan.ketik(NIK)
    papan.pindah("Enter")  # a NIK nobody has: a new person, nothing to choose
    ruang.tinjau(papan.page)
    papan.ketik("Agus Riyanto")
    papan.tekan("Tab", "Tab")
    papan.ketik("dom")
    papan.tekan("Tab")
    with papan.isian_surat():  # printed in the letter as it is typed
        papan.ketik(KEPERLUAN)
    papan.pindah("Enter")
    with papan.isian_surat():
        _isi_data_surat(papan)
    ruang.tinjau(papan.page)
    papan.pindah("Enter")
    papan.pindah("Enter")
    _cetak(papan)
    assert papan.tekanan <= TEKANAN_BARU, str(papan)
    assert len(papan.halaman) <= HALAMAN, str(papan)
    orang = Warga.objects.get()
    assert (orang.nama, orang.nik, str(orang.tanggal_lahir), orang.jenis_kelamin) == (
        "Agus Riyanto", NIK, "1990-08-17", "L",
    )  # fmt: skip


def _isi_data_surat(papan: PapanKetik) -> None:
    """What this letter prints of the person and the office does not know yet, in the order of the page."""
    expect(papan.page.get_by_label("Tempat lahir")).to_be_focused()
    papan.ketik("Gresik")
    papan.tekan("Tab", "I", "Tab", "B", "Tab")  # agama Islam, belum kawin
    papan.ketik("Nelayan")
    papan.tekan("Tab")
    papan.ketik("Jl. Tambak 3")


def _pena_dan_serah(page: Page) -> None:
    """The stack comes back signed: one key for all of it; then the letter is handed over."""
    page.goto("/kantor/tanda-tangan/")
    page.keyboard.press("F9")
    expect(page.get_by_text("1 surat terbit dan siap diambil.")).to_be_visible()
    page.goto("/kantor/penyerahan/")
    tombol = page.get_by_role("button", name="Kepada pemohon Siti Aminah")
    tombol.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Diserahkan kepada Siti Aminah.")).to_be_visible()


def _periksa_data(kantor: Kantor) -> None:
    """One silent number, one person, one letter; the kepala desa's pen as Sri recorded it."""
    sri, kades = kantor.akun["sri"], kantor.akun["kades"]
    assert (Warga.objects.count(), Kunjungan.objects.count(), SuratKeluar.objects.count()) == (1, 1, 1)
    assert Permohonan.objects.get().tahap == Permohonan.Tahap.SELESAI
    assert SuratKeluar.objects.get().status == SuratKeluar.Status.TERBIT
    sah = Pengesahan.objects.get()
    assert (sah.cara, sah.penanda_tangan.nama, sah.dicatat_oleh) == ("pena", str(kades), sri)
    assert not Jejak.objects.filter(pelaku_id=kades.pk).exists()
    assert periksa_rantai().rusak is None
