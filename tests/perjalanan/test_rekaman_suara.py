"""The office's own voice: spoken into the page, or read from a file of a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import expect

from layanan.models import Rekaman
from tests.layanan.test_aturan_rekaman import bentuk, gelombang
from tests.perjalanan.alat import periksa_lebar
from tests.perjalanan.kantor import BUDI, RINI, buka_kantor
from tests.perjalanan.ruang import LAYAR_KECIL, Ruang

if TYPE_CHECKING:
    import time_machine
    from playwright.sync_api import Browser

pytestmark = pytest.mark.django_db(transaction=True)
HALAMAN = "/kantor/suara/jv-kalih/"


def test_file_of_a_phone_becomes_wav_in_the_page(ruang: Ruang) -> None:
    """MP3 stands here for all that the browser can read and the server never sees."""
    page = ruang.meja("rini")
    page.goto(HALAMAN)
    asal = Path(settings.BASE_DIR) / "static" / "suara" / "dua.mp3"
    page.get_by_label("Berkas rekaman").set_input_files(asal)
    expect(page.get_by_text("detik siap. Dengarkan dulu")).to_be_visible()
    page.get_by_role("button", name="Dengarkan").click()
    ruang.tinjau(page)
    page.get_by_role("button", name="Pakai rekaman ini").click()
    expect(page.get_by_text("«kalih» sekarang memakai rekaman kantor.")).to_be_visible()
    saluran, lebar, laju, detik, _ = bentuk(bytes(Rekaman.objects.get().isi))
    assert (saluran, lebar, laju) == (1, 2, 22_050)
    assert 0.2 < detik < 0.6


def test_spoken_into_the_page(ruang: Ruang) -> None:
    page = ruang.meja("rini")
    page.goto(HALAMAN)
    page.get_by_role("button", name="Rekam", exact=True).click()
    expect(page.get_by_text("Sedang merekam.")).to_be_visible()
    page.wait_for_timeout(1500)  # the microphone of this browser beeps once a second
    page.get_by_role("button", name="Berhenti").click()
    expect(page.get_by_text("detik siap. Dengarkan dulu")).to_be_visible()
    page.get_by_role("button", name="Pakai rekaman ini").click()
    expect(page.get_by_text("«kalih» sekarang memakai rekaman kantor.")).to_be_visible()
    assert bentuk(bytes(Rekaman.objects.get().isi))[:3] == (1, 2, 22_050)


def test_what_the_browser_cannot_read_is_said_and_refused(ruang: Ruang) -> None:
    page = ruang.meja("rini")
    page.set_viewport_size(LAYAR_KECIL)
    page.goto(HALAMAN)
    berkas = {
        "name": "suara.m4a",
        "mimeType": "audio/mp4",
        "buffer": b"\x00\x00\x00\x20ftypM4A " + bytes(300),
    }
    page.get_by_label("Berkas rekaman").set_input_files(berkas)  # type: ignore[arg-type]  # -- a dict is one
    expect(page.get_by_text("Peramban ini tidak bisa membaca berkas itu.")).to_be_visible()
    page.get_by_role("button", name="Pakai rekaman ini").click()
    expect(page.locator(".galat")).to_contain_text("bukan rekaman WAV yang bisa dibaca")
    periksa_lebar(page)
    ruang.tinjau(page)
    assert Rekaman.objects.count() == 0


def test_without_script_a_wav_file_works(
    jam: time_machine.Traveller, transactional_db: None, alamat: str, browser: Browser
) -> None:
    ruang = Ruang(buka_kantor(RINI, BUDI), alamat, browser, js=False)
    page = ruang.meja("rini")
    page.goto(HALAMAN)
    expect(page.get_by_role("button", name="Rekam", exact=True)).to_be_hidden()
    berkas = {"name": "suara.wav", "mimeType": "audio/wav", "buffer": gelombang(0.5)}
    page.get_by_label("Berkas rekaman").set_input_files(berkas)  # type: ignore[arg-type]  # -- idem
    page.get_by_role("button", name="Pakai rekaman ini").click()
    expect(page.get_by_text("«kalih» sekarang memakai rekaman kantor.")).to_be_visible()
    assert Rekaman.objects.count() == 1
    ruang.tutup()
    assert ruang.cela == []
