"""Somebody at a bank holds a PDF: compared on their own phone, or sent where a phone cannot; then revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arsip.alur_cabut import minta_cabut
from kepegawaian.models import Pegawai
from tests.pabrik import arsip as pabrik
from tests.perjalanan.alat import periksa_axe, periksa_fokus, periksa_lebar, periksa_sasaran

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from arsip.models import SuratKeluar
    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)


def _surat(ruang: Ruang) -> SuratKeluar:
    kades = Pegawai.objects.get(jabatan__kode="kades")
    return pabrik.surat_terbit(ruang.kantor.akun["budi"], penanda_tangan=kades)


def _bandingkan(page: Page, isi: bytes) -> None:
    page.get_by_label("Berkas PDF surat").set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": isi}
    )
    page.get_by_role("button", name="Bandingkan berkas").click()


@pytest.mark.syarat("R156")
@pytest.mark.parametrize("js", [True, False])
def test_berkas_dibandingkan_dengan_dan_tanpa_skrip(ruang: Ruang, *, js: bool) -> None:
    ruang.js = js
    surat, page = _surat(ruang), ruang.warga()
    page.goto(f"/cek/{surat.naskah.kode}/")
    terkirim: list[str] = []
    page.on("request", lambda minta: terkirim.append(minta.url) if minta.method == "POST" else None)
    _bandingkan(page, pabrik.PDF)
    page.get_by_role("heading", name="Berkas ini asli").wait_for()
    if js:
        assert terkirim == []  # nothing left the phone
    _bandingkan(page, pabrik.PDF + b"!")
    page.get_by_role("heading", name="Berkas ini berbeda").wait_for()
    assert page.get_by_role("heading", name="BERLAKU", exact=True).is_visible()
    if js:
        periksa_axe(page)
        periksa_fokus(page)
        periksa_sasaran(page)
    periksa_lebar(page)


def test_pencabutan_terlihat_saat_itu_juga(ruang: Ruang) -> None:
    surat, bank = _surat(ruang), ruang.warga()
    minta_cabut(surat, alasan="Data yang diberikan tidak benar", pelaku=ruang.kantor.akun["budi"])
    bank.goto(f"/cek/{surat.naskah.kode}/")
    assert bank.locator("h1").inner_text() == "BERLAKU"
    kades = ruang.hp("kades")
    kades.goto(f"/kantor/surat/{surat.pk}/cabut/")
    assert kades.get_by_label("Alasan dicabut").input_value() == "Data yang diberikan tidak benar"
    periksa_axe(kades)
    periksa_lebar(kades)
    kades.get_by_role("button", name="Cabut surat").click()  # the code of logging in still counts
    kades.get_by_text("Siapa pun yang memeriksa tahu").wait_for()
    bank.reload()
    assert bank.locator("h1").inner_text() == "DICABUT"
