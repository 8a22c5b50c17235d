"""Three hours without power: thirty paper visits are typed in afterwards, beside the live queue."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bungah.dasar.jejak import periksa_rantai
from layanan.alur.antrean import panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import Kunjungan, LembarSusulan, Panggilan, Penyimpangan, Permohonan
from tests.pabrik import layanan as pabrik
from tests.pabrik.dasar import pukul

if TYPE_CHECKING:
    import time_machine
    from playwright.sync_api import Page

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
KETIKAN, SEPULUH_MENIT = 0.28, 600  # seconds: an average typist's key (Card, Moran, Newell); the target
NAMA = ["Moch. Suwarno", "Siti Aminah", "Djoko Santoso", "Tukiyem", "Sri Wahyuni"]


def _gambar(page: Page, nama: str) -> None:
    """Keep a picture for people when BUNGAH_GAMBAR names a folder."""
    if folder := os.environ.get("BUNGAH_GAMBAR"):
        page.screenshot(path=Path(folder) / f"{nama}.png", full_page=True)


def _ketik_baris(page: Page, *sel: str) -> int:
    """Type the cells of one row, Enter after each; gives how many keys that took."""
    for isi in sel:
        page.keyboard.type(isi)
        page.keyboard.press("Enter")
    return sum(len(isi) + 1 for isi in sel)


@pytest.mark.syarat("R028", "R029")
def test_tiga_puluh_tamu_kertas_di_samping_antrean(ruang: Ruang, jam: time_machine.Traveller) -> None:
    jam.move_to(pukul(13, 5))
    rini, kelompok = ruang.kantor.akun["rini"], pabrik.kelompok()
    jaga_loket(pabrik.loket(), pelaku=rini)
    hidup = [pabrik.kunjungan(kelompok=kelompok) for _ in range(3)]
    page = ruang.meja("rini")
    page.goto("/kantor/susulan/")
    expect(page.get_by_label("Baris 1, Jam")).to_be_focused()
    _gambar(page, "susulan-kosong")
    tekan = 0
    for i in range(30):
        menit, layanan = 9 * 60 + 6 * i, str(i % 5 + 1)
        waktu = f"{menit // 60}.{menit % 60:02}"
        nama = "" if i == 11 else f"{NAMA[i % 5]} {chr(65 + i % 26)}"
        tekan += _ketik_baris(page, waktu, nama, str(i % 4 + 1), "", layanan, "LLKT"[i % 4])
        if i == 14:  # the office goes on meanwhile
            panggil_berikut(pelaku=rini)
            hidup.append(pabrik.kunjungan(kelompok=kelompok))
    assert tekan * KETIKAN < SEPULUH_MENIT, tekan
    page.keyboard.press("F9")
    expect(page.get_by_role("alert")).to_contain_text("1 baris belum tercatat")
    _gambar(page, "susulan-keliru")
    ruang.tinjau(page)
    assert Kunjungan.objects.filter(kelompok__kode="Z").count() == 29
    page.get_by_label("Baris 12, Nama").fill("Mbah Karto")
    page.keyboard.press("F9")
    expect(page.get_by_text("1 kunjungan dari kertas sudah tercatat.")).to_be_visible()
    _periksa_buku(hidup)


def _periksa_buku(hidup: list[Kunjungan]) -> None:
    """True time and paper source on every visit; the live queue has neither gap nor double nor bypass."""
    kertas = list(Kunjungan.objects.filter(kelompok__kode="Z").order_by("urut"))
    assert [satu.nomor for satu in kertas] == [f"Z-{n:03}" for n in range(1, 31)]
    assert [satu.terjadi_pada for satu in kertas] == [pukul(9 + i // 10, i % 10 * 6) for i in range(30)]
    assert all(satu.susulan and satu.nomor in satu.sumber_kertas for satu in kertas)
    assert {satu.status for satu in kertas} == {"terdaftar", "selesai"}
    assert all(satu.susulan for satu in Permohonan.objects.all())
    assert [satu.nomor for satu in hidup] == ["A-001", "A-002", "A-003", "A-004"]
    assert list(Panggilan.objects.values_list("nomor", flat=True)) == ["A-001"]
    assert not Penyimpangan.objects.exists()
    assert not Kunjungan.objects.filter(mendahului=True).exists()
    assert not LembarSusulan.objects.exists()
    assert periksa_rantai().rusak is None


def test_ketikan_selamat_ketika_halaman_ditutup(ruang: Ruang, jam: time_machine.Traveller) -> None:
    jam.move_to(pukul(13, 5))
    page = ruang.meja("rini")
    page.goto("/kantor/susulan/")
    expect(page.get_by_label("Baris 1, Jam")).to_be_focused()
    _ketik_baris(page, "9.15", "Mbah Karto")
    expect(page.locator("[data-susulan-kabar]")).to_contain_text("Ketikan tersimpan")
    page.goto("/kantor/meja/")
    page.goto("/kantor/susulan/")
    expect(page.get_by_label("Baris 1, Nama")).to_have_value("Mbah Karto")
    expect(page.get_by_label("Baris 2, Nomor")).to_have_value("Z-002")
