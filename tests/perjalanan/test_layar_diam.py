"""The lock of a quiet desk in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bungah.dasar.alur_orang import pasang_pin
from bungah.dasar.models import KodePasang
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_meja, orang

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PIN = "2580"


@pytest.mark.django_db(transaction=True)
def test_layar_diam_terkunci_dengan_isiannya(live_server: Any, page: Page, context: BrowserContext) -> None:
    """Ten minutes without a hand on the desk: the page is gone from the screen, its words are not lost."""
    budi = orang("budi", Peran.SEKDES)
    pasang_pin(budi, PIN, pelaku=budi)
    klien = klien_meja(budi)
    for nama, satu in klien.cookies.items():
        context.add_cookies([{"name": nama, "value": satu.value, "url": live_server.url}])
    page.clock.install()
    page.goto(f"{live_server.url}/kantor/perangkat/")
    page.get_by_label("Nama perangkat").fill("Loket du")
    page.clock.run_for(9 * 60 * 1000)
    page.keyboard.press("Tab")
    page.clock.run_for(9 * 60 * 1000)
    assert page.url.endswith("/kantor/perangkat/")
    page.clock.run_for(61 * 1000)
    page.wait_for_url("**/kantor/ganti/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Layar ini terkunci"
    page.get_by_label("PIN").fill(PIN)
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_role("button", name="Kirim sekarang").click()
    page.get_by_text("Kode untuk satu perangkat").wait_for()
    assert KodePasang.objects.get().nama == "Loket du"
