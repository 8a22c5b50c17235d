"""A poster is printed, hung with its photo by a phone, outdated by a new standard, and replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bungah.naskah.models import LembarCetak, Tempelan
from layanan.alur.standar import berlakukan_standar, salin_standar
from layanan.models import VersiStandar
from tests.mutu.test_penyuluhan import foto
from tests.perjalanan.kantor import SRI

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
FOTO: FilePayload = {"name": "dinding.jpg", "mimeType": "image/jpeg", "buffer": foto("2026:11:23 08:50:00")}


def test_tempelan_dari_cetak_sampai_diganti(ruang: Ruang) -> None:
    ruang.kantor.pekerjakan(SRI)
    hp = ruang.hp("kades")
    lama = _cetak(ruang, hp)
    _tempel(ruang, hp)
    warga = ruang.warga()
    warga.goto(f"/t/{lama.kode}/")
    expect(warga.get_by_role("heading", name="Masih berlaku")).to_be_visible()
    ruang.tinjau(warga)
    _ganti_standar(ruang)
    warga.reload()
    expect(warga.get_by_role("heading", name="Kedaluwarsa")).to_be_visible()
    expect(warga.get_by_text("Surat pengantar RT")).to_be_visible()
    ruang.tinjau(warga)
    sekdes = ruang.meja("sri")
    baru = _cetak_ulang(ruang, sekdes)
    warga.goto(f"/T/{baru.kode}")  # as the QR holds it
    expect(warga.get_by_role("heading", name="Masih berlaku")).to_be_visible()
    satu = Tempelan.objects.get(lembar=lama)
    assert (satu.alasan, satu.diambil_pada is not None) == (f"Diganti lembar baru ({baru.kode})", True)


def _cetak(ruang: Ruang, hp: Page) -> LembarCetak:
    """The kepala desa chooses and prints; the file opens."""
    hp.goto("/kantor/cetakan/")
    ruang.tinjau(hp)
    hp.get_by_role("link", name="Poster persyaratan").click()
    hp.get_by_label("Layanan").select_option("usaha")
    hp.get_by_label("Kertas").select_option("a3")
    ruang.tinjau(hp)
    hp.get_by_role("button", name="Cetak", exact=True).click()
    expect(hp.get_by_text("Kode lembar")).to_be_visible()
    ruang.tinjau(hp)
    lembar = LembarCetak.objects.get()
    berkas = hp.request.get(f"/kantor/lembar/{lembar.kode}/cetak.pdf")
    assert (berkas.headers["content-type"], berkas.body()[:5]) == ("application/pdf", b"%PDF-")
    return lembar


def _tempel(ruang: Ruang, hp: Page) -> None:
    """Standing before it: photo, place, height."""
    hp.get_by_role("link", name="Sudah ditempel, catat").click()
    ruang.tinjau(hp)
    hp.get_by_label("Foto tempelannya").set_input_files(FOTO)
    hp.get_by_label("Tempat", exact=True).select_option(label="Ruang tunggu (Kantor Desa)")
    hp.get_by_label("Tepatnya di mana").fill("papan kiri")
    hp.get_by_label("Tinggi tepi bawahnya").fill("120")
    hp.get_by_role("button", name="Catat menempel di sini").click()
    expect(hp.get_by_text("Tercatat menempel.")).to_be_visible()
    expect(hp.get_by_text("23 November 2026 pukul 08.50")).to_be_visible()
    ruang.tinjau(hp)


def _ganti_standar(ruang: Ruang) -> None:
    """The office asks for one more paper (the editor has a journey of its own)."""
    sri = ruang.kantor.akun["sri"]
    kini = VersiStandar.objects.get(layanan__kode="usaha", status="berlaku")
    draf = salin_standar(kini, pelaku=sri)
    draf.persyaratan.create(urut=90, nama="Surat pengantar RT", untuk="Alamat usaha benar", wajib=True)
    berlakukan_standar(draf, pelaku=sri)


def _cetak_ulang(ruang: Ruang, sekdes: Page) -> LembarCetak:
    """From the home's card to the wall: printed anew, hung in place of the old."""
    sekdes.goto("/kantor/")
    sekdes.get_by_role("link", name="dari 1 lembar di dinding kedaluwarsa atau rusak").click()
    expect(sekdes.get_by_text("Kedaluwarsa").first).to_be_visible()
    ruang.tinjau(sekdes)
    sekdes.get_by_role("button", name="Cetak yang baru").click()
    sekdes.get_by_role("link", name="Sudah ditempel, catat").click()
    expect(sekdes.get_by_label("Tepatnya di mana")).to_have_value("papan kiri")
    sekdes.get_by_label("Foto tempelannya").set_input_files(FOTO)
    sekdes.get_by_role("button", name="Catat menempel di sini").click()
    expect(sekdes.get_by_text("Tercatat menempel.")).to_be_visible()
    sekdes.get_by_role("link", name="Kembali ke dinding").click()
    expect(sekdes.get_by_text("semuanya masih berlaku")).to_be_visible()
    ruang.tinjau(sekdes)
    baru = LembarCetak.objects.order_by("pk").last()
    assert baru is not None
    return baru
