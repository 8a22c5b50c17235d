"""A villager's first visit over a bad line: few requests, few bytes, nobody else is asked (cold cache)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
PERMINTAAN, BITA, BITA_HTML = 8, 60_000, 40_000
JALUR_BURUK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
USABLE = 3_000  # milliseconds at 400 kbps and 400 ms
TERLIHAT = 100  # milliseconds from asking to shown, in the best of five searches
_LCP = """() => new Promise(selesai => new PerformanceObserver(daftar =>
  selesai(daftar.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""

_SEJAK_DITANYA = """() => performance.now() - performance.getEntriesByType("resource")
  .filter(satu => satu.initiatorType === "fetch").at(-1).startTime"""


def _kabel(page: Page, jalur: str) -> list[tuple[str, int]]:
    """Open a page; give every request with its bytes on the wire, headers included, as Chromium counted."""
    sesi = page.context.new_cdp_session(page)
    permintaan: dict[str, str] = {}
    bita: dict[str, int] = {}
    sesi.on("Network.requestWillBeSent", lambda e: permintaan.update({e["requestId"]: e["request"]["url"]}))
    sesi.on("Network.loadingFinished", lambda e: bita.update({e["requestId"]: e["encodedDataLength"]}))
    sesi.send("Network.enable")
    page.goto(jalur, wait_until="networkidle")
    return [(urlsplit(url).path, int(bita[nomor])) for nomor, url in permintaan.items()]


@pytest.mark.parametrize("jalur", ["/", "/layanan/domisili/", "/status/", "/cek/"])
def test_kunjungan_pertama_ringan(ruang: Ruang, jalur: str) -> None:
    warga = ruang.warga()
    kabel = _kabel(warga, jalur)
    assert kabel[0][0] == jalur
    assert len(kabel) <= PERMINTAAN, kabel
    assert sum(bita for _, bita in kabel) <= BITA, kabel
    assert kabel[0][1] <= BITA_HTML, kabel
    assert warga.evaluate("document.styleSheets.length") > 0  # the page did get its look


def test_kunjungan_pertama_lewat_jalur_buruk(ruang: Ruang) -> None:
    warga = ruang.warga()
    sesi = warga.context.new_cdp_session(warga)
    sesi.send("Network.enable")
    sesi.send("Network.emulateNetworkConditions", JALUR_BURUK)
    warga.goto("/", wait_until="load")
    lcp: float = warga.evaluate(_LCP)
    assert lcp <= USABLE


def test_katalog_menjawab_sambil_diketik(ruang: Ruang) -> None:
    """What was asked with the last letter stands there without a button, and the address can be passed on."""
    warga = ruang.warga()
    warga.goto("/layanan/")
    lama = []
    for kata in ("pindah", "anak lahir", "usaha", "tanah", "ktp"):
        warga.fill("#cari", kata)
        warga.wait_for_function("k => document.querySelector('#hasil h2')?.textContent.includes(k)", arg=kata)
        lama.append(warga.evaluate(_SEJAK_DITANYA))
    assert "cari=ktp" in warga.url
    assert min(lama) <= TERLIHAT, lama
