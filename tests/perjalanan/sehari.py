"""A whole day of a small office, from the first number to the backup, with the network unplugged.

``test_jaringan_dicabut`` runs this file in a namespace that holds nothing but loopback. Pages may ask nobody
else (``Ruang`` notes it), and neither may the server: every address it wants to reach is heard.
"""

from __future__ import annotations

import io
import socket
import sys
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from arsip.models import SuratKeluar
from bungah.dasar.cadangan import buka_cadangan
from bungah.dasar.jejak import periksa_rantai
from layanan.models import Kunjungan, Permohonan
from tests.pabrik.dasar import warga
from tests.perjalanan.kantor import KADES, SRI, Kantor, buka_kantor
from tests.perjalanan.test_satu_orang_satu_pc import KEPERLUAN, _pena_dan_serah

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine
    from playwright.sync_api import Page

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
DI_SINI = ("127.", "::1", "localhost")
_didengar: list[str] = []


def _dengarkan(peristiwa: str, isi: tuple[Any, ...]) -> None:
    if peristiwa == "socket.getaddrinfo":
        _didengar.append(str(isi[0]))
    elif peristiwa == "socket.connect" and isinstance(isi[1], tuple):  # else a socket file of this machine
        _didengar.append(str(isi[1][0]))


@pytest.fixture
def tetangga() -> list[str]:
    """Every address this process asks for during the test."""
    sys.addaudithook(_dengarkan)
    _didengar.clear()
    return _didengar


@pytest.fixture
def kantor(jam: time_machine.Traveller, transactional_db: None) -> Kantor:
    """Sri holds every role of the desk; the kepala desa signs with a pen; kiosk and screen are on."""
    return buka_kantor(SRI, KADES)


def test_sehari_penuh_tanpa_jaringan(
    ruang: Ruang, jam: time_machine.Traveller, tetangga: list[str], tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="unreachable"), socket.socket() as luar:
        luar.connect(("192.0.2.1", 80))  # an address for documentation: nobody's
    tetangga.clear()
    nik = str(warga("Siti Aminah").nik)
    kios, tv, meja, hp = ruang.kios(), ruang.tv(), ruang.meja("sri"), ruang.warga()
    kode = [_ambil_nomor(kios) for _ in range(2)]
    jam.shift(300)
    _panggil(meja, tv)
    _lihat_status(hp, kode[0], "dipanggil ke Loket 1")
    _surat(meja, nik)
    _pena_dan_serah(meja)
    _lihat_status(hp, kode[0], "sudah diambil")
    _tutup(meja)
    _lihat_status(hp, kode[1], "belum sempat dilayani")
    _laporan(meja)
    _cadangan(tmp_path)
    assert Permohonan.objects.get().tahap == Permohonan.Tahap.SELESAI
    assert SuratKeluar.objects.get().status == SuratKeluar.Status.TERBIT
    assert periksa_rantai().rusak is None
    assert [satu for satu in tetangga if not satu.startswith(DI_SINI)] == []


def _ambil_nomor(kios: Page) -> str:
    kios.goto("/ambil-nomor/")
    kios.get_by_role("button", name="Surat keterangan", exact=True).click()
    return kios.locator(".kode").inner_text()


def _panggil(meja: Page, tv: Page) -> None:
    meja.goto("/kantor/meja/")
    meja.keyboard.press("F8")
    expect(meja.get_by_role("heading", name="A-001")).to_be_visible()
    expect(tv.locator(".layar-nomor")).to_contain_text("A-001")


def _lihat_status(hp: Page, kode: str, kata: str) -> None:
    hp.goto("/status/")
    hp.get_by_label("Kode di karcis").fill(kode)
    hp.get_by_role("button", name="Cek").click()
    expect(hp.locator("h1")).to_contain_text(kata)


def _surat(meja: Page, nik: str) -> None:
    """The called visitor is found by the NIK, asks for a letter, and the letter is set on paper."""
    meja.get_by_label("Cari warga").fill(nik)
    meja.get_by_label("Cari warga").press("Enter")
    expect(meja.get_by_role("heading", name="Siti Aminah")).to_be_visible()
    meja.get_by_label("Layanan", exact=True).select_option("domisili")
    meja.get_by_label("Untuk keperluan").fill(KEPERLUAN)
    meja.get_by_label("Untuk keperluan").press("Enter")
    meja.get_by_role("button", name="Lihat suratnya").click()
    expect(meja.get_by_alt_text("Surat halaman 1")).to_be_visible()
    meja.get_by_role("button", name="Ajukan surat ini").click()
    alamat = meja.get_by_role("link", name="Cetak surat").get_attribute("href")
    assert KEPERLUAN in _teks_pdf(meja, str(alamat))


def _tutup(meja: Page) -> None:
    meja.goto("/kantor/meja/")
    meja.get_by_text("Tutup antrean hari ini").click()
    meja.get_by_role("button", name="Tutup antrean", exact=True).click()
    expect(meja.get_by_text("tidak terlayani").first).to_be_visible()
    assert Kunjungan.objects.filter(status=Kunjungan.Status.TIDAK_TERLAYANI).count() == 1


def _laporan(meja: Page) -> None:
    meja.goto("/kantor/laporan/antrean/")
    expect(meja.get_by_role("heading", level=1)).to_contain_text("November 2026")
    assert "23 November 2026" in _teks_pdf(meja, "/kantor/laporan/lembar-harian.pdf")


def _cadangan(tmp_path: Path) -> None:
    call_command("cadangkan", ke=tmp_path / "usb", polos=True, alasan="uji tanpa jaringan")
    (berkas,) = (tmp_path / "usb").iterdir()
    manifes = buka_cadangan(berkas, tmp_path / "buka", None)
    assert manifes.potret.tabel["layanan_kunjungan"] == 2


def _teks_pdf(page: Page, alamat: str) -> str:
    jawab = page.context.request.get(alamat)
    assert jawab.headers["content-type"] == "application/pdf"
    with pdfplumber.open(io.BytesIO(jawab.body())) as pdf:
        return " ".join("\n".join(lembar.extract_text() for lembar in pdf.pages).split())
