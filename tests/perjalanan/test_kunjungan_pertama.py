"""A villager's first visit over a bad line: few requests, few bytes, nobody else is asked (cold cache)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.test.testcases import LiveServerThread

from bungah.settings import STORAGES
from tests.perjalanan.ruang import LAYAR_KECIL, Ruang

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.perjalanan.kantor import Kantor

pytestmark = pytest.mark.django_db(transaction=True)
PERMINTAAN, BITA, BITA_HTML = 8, 60_000, 40_000
JALUR_BURUK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
USABLE = 3_000  # milliseconds at 400 kbps and 400 ms
_LCP = """() => new Promise(selesai => new PerformanceObserver(daftar =>
  selesai(daftar.getEntries().at(-1).startTime)).observe({type: "largest-contentful-paint", buffered: true}))"""


@pytest.fixture(scope="module")
def peladen_sungguhan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the product's own static files: joined, hashed and compressed as on a real start."""
    statis: Path = tmp_path_factory.mktemp("statis")
    atur: dict[str, Any] = {"STORAGES": {**STORAGES, "staticfiles": {"BACKEND": "bungah.dasar.gaya.PenyimpananStatik"}}}
    atur |= {"STATIC_ROOT": statis, "WHITENOISE_AUTOREFRESH": False, "WHITENOISE_USE_FINDERS": False}
    with override_settings(**atur):
        call_command("collectstatic", interactive=False, verbosity=0)
        utas = LiveServerThread("localhost", lambda penangan: penangan)  # WhiteNoise serves, as on a real start
        utas.daemon = True
        utas.start()
        utas.is_ready.wait()
        assert utas.error is None
        yield f"http://localhost:{utas.port}"
        utas.terminate()


@pytest.fixture
def warga(peladen_sungguhan: str, kantor: Kantor, browser: Browser) -> Iterator[Page]:
    """A small phone that was never here before."""
    ruang = Ruang(kantor, peladen_sungguhan, browser)
    yield ruang.warga(LAYAR_KECIL)
    ruang.tutup()
    assert ruang.cela == []


def _kabel(page: Page, alamat: str) -> list[tuple[str, int]]:
    """Open a page; give every request with its bytes on the wire, headers included, as Chromium counted."""
    sesi = page.context.new_cdp_session(page)
    alamat_minta: dict[str, str] = {}
    bita: dict[str, int] = {}
    sesi.on("Network.requestWillBeSent", lambda e: alamat_minta.update({e["requestId"]: e["request"]["url"]}))
    sesi.on("Network.loadingFinished", lambda e: bita.update({e["requestId"]: e["encodedDataLength"]}))
    sesi.send("Network.enable")
    page.goto(alamat, wait_until="networkidle")
    return [(urlsplit(url).path, int(bita[nomor])) for nomor, url in alamat_minta.items()]


@pytest.mark.parametrize("alamat", ["/", "/layanan/domisili/", "/status/", "/cek/"])
def test_kunjungan_pertama_ringan(warga: Page, alamat: str) -> None:
    kabel = _kabel(warga, alamat)
    assert kabel[0][0] == alamat
    assert len(kabel) <= PERMINTAAN, kabel
    assert sum(bita for _, bita in kabel) <= BITA, kabel
    assert kabel[0][1] <= BITA_HTML, kabel
    assert warga.evaluate("document.styleSheets.length") > 0  # the page did get its look


def test_kunjungan_pertama_lewat_jalur_buruk(warga: Page) -> None:
    sesi = warga.context.new_cdp_session(warga)
    sesi.send("Network.enable")
    sesi.send("Network.emulateNetworkConditions", JALUR_BURUK)
    warga.goto("/", wait_until="load")
    lcp: float = warga.evaluate(_LCP)
    assert lcp <= USABLE
