"""The whole story with four people: a number, a register, a letter, a pen, a letter in the hand."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from arsip.kueri import nomor_bolong
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Warga
from bungah.dasar.nilai import tampilkan_kode
from bungah.naskah.models import NaskahIsi
from layanan.models import Kunjungan, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    import time_machine

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
NAMA, NIK, ALAMAT = "Siti Aminah", "3525124305880001", "Jl. Melati 5"
SALAM = "Assalamu'alaikum. Sugeng enjing, Bapak/Ibu."
TANYA_NAMA = "Nyuwun sewu, kepareng nyuwun pirsa, asmanipun panjenengan sinten?"
ALASAN = "Tempat lahirnya Gresik, bukan Surabaya."


@pytest.mark.syarat("R023", "R024", "R026")
@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa_js"])
def test_cerita_empat_orang(ruang: Ruang, jam: time_machine.Traveller, *, js: bool) -> None:
    ruang.js = js
    kios, hp_warga = ruang.kios(), ruang.warga()
    meja, petugas, kades = ruang.meja("rini"), ruang.meja("budi"), ruang.hp("kades")

    nomor, kode = _ambil_nomor(ruang, kios)
    _lihat_status(ruang, hp_warga, kode, f"Nomor {nomor}: giliran berikutnya")
    jam.shift(120)
    _panggil(ruang, meja, nomor)
    _lihat_status(ruang, hp_warga, kode, f"Nomor {nomor} dipanggil ke Loket 1")

    _daftarkan_berkas_kurang(ruang, meja)
    _lihat_status(ruang, hp_warga, kode, "Surat domisili: berkas belum lengkap")
    jam.shift(120)
    _lengkapi(ruang, meja)
    _lihat_status(ruang, hp_warga, kode, "Surat domisili Anda siap sekitar pukul 09.34")

    _tulis_dan_ajukan(ruang, petugas, tempat_lahir="Surabaya")
    _lihat_status(ruang, hp_warga, kode, "Surat domisili Anda siap sekitar pukul 09.34")
    _kembalikan(ruang, kades)
    _perbaiki_dan_ajukan(ruang, petugas)
    _setujui(ruang, kades)
    jam.shift(60)
    _catat_pena(ruang, petugas)
    _lihat_status(ruang, hp_warga, kode, "Surat domisili Anda siap diambil")
    _serahkan(ruang, meja)
    _lihat_status(ruang, hp_warga, kode, "Surat domisili Anda sudah diambil")
    _periksa_keaslian(ruang, hp_warga)
    _periksa_data(ruang)


# The visitor


def _ambil_nomor(ruang: Ruang, kios: Page) -> tuple[str, str]:
    ruang.tinjau(kios)
    expect(kios.locator("[lang=jv]")).to_have_text("Sugeng rawuh wonten ing Kantor Desa.")
    kios.get_by_role("button", name="Surat keterangan", exact=True).click()
    expect(kios.get_by_text("Giliran berikutnya")).to_be_visible()
    ruang.tinjau(kios)
    return kios.locator(".kios-nomor").inner_text().split()[-1], kios.locator(".kode").inner_text()


def _lihat_status(ruang: Ruang, hp: Page, kode: str, judul: str) -> None:
    """Typed from the ticket on an own phone; nothing on the page says who it is about."""
    hp.goto("/status/")
    hp.get_by_label("Kode di karcis").fill(kode.lower().replace("-", " "))
    hp.get_by_role("button", name="Cek").click()
    expect(hp.locator("h1")).to_have_text(judul)
    ruang.tinjau(hp)
    _tanpa_rahasia(hp, *NAMA.split(), NIK, NIK[-4:], "Melati")


def _tanpa_rahasia(hp: Page, *rahasia: str) -> None:
    isi = hp.content().casefold()
    assert [satu for satu in rahasia if satu.casefold() in isi] == []


def _periksa_keaslian(ruang: Ruang, hp: Page) -> None:
    """Whoever receives the letter types its code."""
    hp.goto("/cek/")
    hp.get_by_label("Kode di bagian bawah surat").fill(tampilkan_kode(SuratKeluar.objects.get().naskah.kode))
    hp.get_by_role("button", name="Periksa").click()
    expect(hp.locator("h1")).to_have_text("BERLAKU")
    expect(hp.get_by_text("Surat ini benar dikeluarkan kantor desa ini.")).to_be_visible()
    expect(hp.get_by_text("SITI A•••")).to_be_visible()
    ruang.tinjau(hp)
    _tanpa_rahasia(hp, NAMA, NIK, NIK[-4:], "Melati")


# The front desk


def _panggil(ruang: Ruang, meja: Page, nomor: str) -> None:
    meja.get_by_role("link", name="Meja depan").first.click()
    expect(meja.locator("[lang=jv]")).to_have_text(SALAM)  # the word of the hour
    ruang.tinjau(meja)
    meja.get_by_role("button", name="Panggil berikut").click()
    expect(meja.get_by_role("heading", name=nomor)).to_be_visible()
    expect(meja.locator("[lang=jv]")).to_have_text(TANYA_NAMA)
    ruang.tinjau(meja)


def _daftarkan_berkas_kurang(ruang: Ruang, meja: Page) -> None:
    meja.get_by_label("Cari warga").fill(NIK)
    meja.get_by_label("Cari warga").press("Enter")
    expect(meja.get_by_role("heading", name="Warga baru")).to_be_visible()
    meja.get_by_label("Nama lengkap").fill(NAMA)
    meja.get_by_label("Layanan", exact=True).select_option("domisili")
    meja.get_by_label("Untuk keperluan").fill("membuka rekening bank")
    meja.get_by_role("button", name="Periksa berkas satu-satu").click()
    ktp = meja.get_by_role("group", name="KTP-el", exact=True)
    expect(ktp).to_be_visible()
    ruang.tinjau(meja)
    ktp.get_by_label("Belum", exact=True).check()
    meja.get_by_role("button", name="Simpan sesuai isian berkas").click()
    expect(meja.get_by_text("Waktu belum berjalan. Masih kurang: KTP-el.")).to_be_visible()
    ruang.tinjau(meja)
    terima = _teks_pdf(meja, "Cetak tanda terima")
    assert "WAKTU BELUM BERJALAN" in terima.upper()
    assert NIK not in terima


def _lengkapi(ruang: Ruang, meja: Page) -> None:
    meja.get_by_role("group", name="KTP-el", exact=True).get_by_label("Ada", exact=True).check()
    meja.get_by_role("button", name="Simpan berkas").click()
    expect(meja.get_by_role("heading", name="Proses", exact=True)).to_be_visible()
    ruang.tinjau(meja)
    terima = _teks_pdf(meja, "Cetak tanda terima")
    assert "WAKTU BELUM BERJALAN" not in terima.upper()
    assert "09.34" in terima


def _serahkan(ruang: Ruang, meja: Page) -> None:
    meja.get_by_role("link", name="Serahkan").first.click()
    ruang.tinjau(meja)
    meja.get_by_role("button", name=f"Kepada pemohon {NAMA}").click()
    expect(meja.get_by_text(f"Diserahkan kepada {NAMA}.")).to_be_visible()
    ruang.tinjau(meja)


# The officer


def _tulis_dan_ajukan(ruang: Ruang, petugas: Page, *, tempat_lahir: str) -> None:
    petugas.get_by_role("link", name="Buat surat").first.click()
    ruang.tinjau(petugas)
    petugas.get_by_role("button", name=f"Kerjakan {NAMA}").click()
    petugas.get_by_label("Tempat lahir").fill(tempat_lahir)
    petugas.get_by_label(re.compile(r"^Alamat( \(|$)")).fill(ALAMAT)
    ruang.tinjau(petugas)
    petugas.get_by_role("button", name="Lihat suratnya").click()
    expect(petugas.get_by_alt_text("Surat halaman 1")).to_be_visible()
    if ruang.js:
        petugas.wait_for_load_state()
        assert petugas.evaluate("scrollY") == 0, "a letter is read from its top"
    ruang.tinjau(petugas)
    assert f"{tempat_lahir}, 3 Mei 1988" in _teks_pdf(petugas, "Buka sebagai PDF")
    petugas.get_by_role("button", name="Ajukan surat ini").click()
    expect(petugas.get_by_text("Menunggu tanda tangan", exact=True)).to_be_visible()
    ruang.tinjau(petugas)
    surat = _teks_pdf(petugas, "Cetak surat")
    assert "400.12.2.1/1/" in surat
    assert NIK in surat
    assert SuratKeluar.objects.get().status == SuratKeluar.Status.MENUNGGU


def _perbaiki_dan_ajukan(ruang: Ruang, petugas: Page) -> None:
    petugas.get_by_role("link", name="Buat surat").first.click()
    petugas.get_by_role("button", name=f"Perbaiki {NAMA}").click()
    expect(petugas.get_by_text(ALASAN)).to_be_visible()
    petugas.get_by_text("Data diri di surat: masih benar?").click()
    petugas.get_by_label("Tempat lahir").fill("Gresik")
    ruang.tinjau(petugas)
    petugas.get_by_role("button", name="Lihat suratnya").click()
    petugas.get_by_role("button", name="Ajukan surat ini").click()
    expect(petugas.get_by_text("Menunggu tanda tangan", exact=True)).to_be_visible()
    assert "Gresik, 3 Mei 1988" in _teks_pdf(petugas, "Cetak surat")


def _catat_pena(ruang: Ruang, petugas: Page) -> None:
    petugas.get_by_role("link", name="Tanda tangan").first.click()
    ruang.tinjau(petugas)
    nomor = str(SuratKeluar.objects.get())
    petugas.get_by_role("button", name="Susun tumpukan").click()
    ruang.tinjau(petugas)
    assert nomor in _teks_pdf(petugas, "Cetak lembar pengantar")
    centang = petugas.get_by_label(f"{nomor} sudah ditandatangani")
    expect(centang).not_to_be_checked()  # put together just now, signed by nobody yet
    petugas.goto(urlsplit(petugas.url).path)  # as the code on the returned cover sheet opens it
    expect(centang).to_be_checked()
    petugas.get_by_role("button", name="Catat yang dicentang").click()
    expect(petugas.get_by_text("1 surat terbit dan siap diambil.")).to_be_visible()
    petugas.get_by_role("link", name="Buku surat keluar").first.click()
    expect(petugas.get_by_role("row").filter(has_text=nomor)).to_contain_text("Terbit")
    ruang.tinjau(petugas)


# The kepala desa, on a phone


def _kembalikan(ruang: Ruang, kades: Page) -> None:
    kades.get_by_role("link", name="Surat menunggu").first.click()
    expect(kades.locator("h1")).to_have_text("1 surat menunggu Bapak/Ibu")
    ruang.tinjau(kades)
    kades.get_by_role("link", name=NAMA).click()
    expect(kades.get_by_alt_text("Surat halaman 1")).to_be_visible()
    ruang.tinjau(kades)
    kades.get_by_role("link", name="Kembalikan").click()
    ruang.tinjau(kades)
    kades.get_by_label("Alasannya").fill(ALASAN)
    kades.get_by_role("button", name="Kembalikan surat").click()
    expect(kades.locator("h1")).to_have_text("Tidak ada surat yang menunggu")
    ruang.tinjau(kades)


def _setujui(ruang: Ruang, kades: Page) -> None:
    kades.reload()
    kades.get_by_role("link", name=NAMA).click()
    kades.get_by_role("button", name="Setujui surat ini").click()
    expect(kades.get_by_text("Disetujui, tinggal tanda tangan basah")).to_be_visible()
    ruang.tinjau(kades)
    assert SuratKeluar.objects.get().status == SuratKeluar.Status.MENUNGGU  # the pen is still missing


# What is left behind


def _teks_pdf(page: Page, tautan: str) -> str:
    """The words of the PDF behind a link of this page."""
    alamat = page.get_by_role("link", name=tautan).get_attribute("href")
    jawab = page.context.request.get(str(alamat))
    assert jawab.headers["content-type"] == "application/pdf"
    with pdfplumber.open(io.BytesIO(jawab.body())) as pdf:
        return "\n".join(lembar.extract_text() for lembar in pdf.pages)


def _periksa_data(ruang: Ruang) -> None:
    """One visit, one person, one request, one number; every deed in its place and in the trail."""
    rini, budi, kades = (ruang.kantor.akun[akun] for akun in ("rini", "budi", "kades"))
    permohonan = Permohonan.objects.get()
    assert permohonan.tahap == Permohonan.Tahap.SELESAI
    assert (permohonan.diambil_oleh, Warga.objects.get().nik) == (NAMA, NIK)
    assert Kunjungan.objects.get().status == Kunjungan.Status.TERDAFTAR
    langkah = LangkahBerjalan.objects.order_by("id").values_list("langkah__perbuatan", "ditutup_oleh")
    assert list(langkah) == [
        ("lengkapi", rini.pk), ("ajukan", budi.pk), ("terbit", kades.pk), ("ajukan", budi.pk),
        ("terbit", budi.pk), ("serahkan", rini.pk),
    ]  # fmt: skip
    register = SuratKeluar.objects.get()
    assert (register.status, register.naskah.urut, nomor_bolong(2026)) == ("terbit", 1, [])
    assert list(NaskahIsi.objects.values_list("versi", flat=True)) == [1, 2]
    sah = Pengesahan.objects.order_by("id").values_list(
        "cara", "isi__versi", "penanda_tangan__nama", "dicatat_oleh"
    )
    assert list(sah) == [("setuju", 2, str(kades), kades.pk), ("pena", 2, str(kades), budi.pk)]
    assert periksa_rantai().rusak is None
