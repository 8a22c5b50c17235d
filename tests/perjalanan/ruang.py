"""Rooms of the office: one browser context per person, each watched for what must never happen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bungah.dasar.alur_orang import buat_kode_pasang
from bungah.dasar.models import Perangkat
from tests.perjalanan.alat import SKRIP, periksa_axe, periksa_lebar
from tests.perjalanan.kantor import SANDI

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        Page,
        Request,
        Response,
        ViewportSize,
    )

    from tests.perjalanan.kantor import Kantor

LAYAR_MEJA: ViewportSize = {"width": 1366, "height": 768}
LAYAR_HP: ViewportSize = {"width": 390, "height": 844}
LAYAR_KECIL: ViewportSize = {"width": 360, "height": 740}
LAYAR_TV: ViewportSize = {"width": 1920, "height": 1080}
LAYAR_KIOS: ViewportSize = {"width": 1080, "height": 1920}
SABAR = 15_000  # milliseconds until a step of a journey counts as broken, on a busy machine too


@dataclass  # no slots: Playwright hangs its wrappers on whoever listens
class Ruang:
    """Opens pages for people and notes server errors, script errors, blocked parts and foreign calls."""

    kantor: Kantor
    alamat: str
    peramban: Browser
    js: bool = True
    cela: list[str] = field(default_factory=list)
    konteks: list[BrowserContext] = field(default_factory=list)

    def warga(self, layar: ViewportSize = LAYAR_KECIL) -> Page:
        """A villager's own phone: no cookie, no login."""
        return self._buka(layar)

    def pc(self) -> Page:
        """A computer nobody paired."""
        return self._buka(LAYAR_MEJA)

    def kios(self, layar: ViewportSize = LAYAR_KIOS) -> Page:
        """The ticket machine of the waiting room, paired by typing its one-time code."""
        page = self._buka(layar, has_touch=True)
        page.goto("/pasangkan/")
        kode = buat_kode_pasang(nama="Kios", jenis=Perangkat.Jenis.KIOS, pelaku=None)
        page.get_by_label("Kode").fill(kode.lower())
        page.get_by_role("button", name="Pasangkan").click()
        page.get_by_role("link", name="Buka mesin ambil nomor").click()
        page.wait_for_url("**/ambil-nomor/")
        return page

    def tv(self, layar: ViewportSize = LAYAR_TV) -> Page:
        """The screen of the waiting room, paired and open."""
        page = self._buka(layar)
        tanda = self.kantor.perangkat(Perangkat.Jenis.LAYAR)
        page.context.add_cookies([{"name": "perangkat", "value": tanda, "url": self.alamat}])
        page.goto("/layar/")
        return page

    def meja(self, akun: str = "") -> Page:
        """A paired desk; with ``akun`` somebody logged in there by password."""
        page = self._buka(LAYAR_MEJA)
        tanda = self.kantor.perangkat(Perangkat.Jenis.MEJA)
        page.context.add_cookies([{"name": "perangkat", "value": tanda, "url": self.alamat}])
        if akun:
            self.masuk(page, akun)
        return page

    def hp(self, akun: str, layar: ViewportSize = LAYAR_HP) -> Page:
        """An officer's own phone: password and the six digits."""
        page = self._buka(layar, has_touch=True)
        self.masuk(page, akun)
        page.get_by_label("Kode").fill(self.kantor.kode_hp(akun))
        page.get_by_role("button", name="Periksa kode").click()
        return page

    def masuk(self, page: Page, akun: str) -> None:
        """Log in on the login page."""
        page.goto("/masuk/")
        page.get_by_label("Nama akun").fill(akun)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk", exact=True).click()

    def tinjau(self, page: Page) -> None:
        """Look over a page on the way: axe where scripts run, and no sideways scroll on a phone."""
        if self.js:
            periksa_axe(page)
        if (page.viewport_size or LAYAR_MEJA)["width"] <= LAYAR_HP["width"]:
            periksa_lebar(page)

    def _buka(self, layar: ViewportSize, **lain: Any) -> Page:
        konteks = self.peramban.new_context(
            base_url=self.alamat,
            viewport=layar,
            java_script_enabled=self.js,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            **lain,
        )
        self.konteks.append(konteks)
        konteks.set_default_timeout(SABAR)
        if self.js:
            konteks.add_init_script(SKRIP)
        page = konteks.new_page()
        page.on("response", self._lihat_jawaban)
        page.on("request", self._lihat_permintaan)
        page.on("console", self._lihat_catatan)
        page.on("pageerror", lambda galat: self.cela.append(f"skrip: {galat}"))
        return page

    def yang_tampak(self) -> str:
        """Address and words of every open page."""
        halaman = [page for konteks in self.konteks for page in konteks.pages]
        return "\n\n".join(f"{page.url}\n{page.locator('body').inner_text()}" for page in halaman)

    def tutup(self) -> None:
        """Everybody goes home."""
        for satu in self.konteks:
            satu.close()

    def _lihat_jawaban(self, jawab: Response) -> None:
        if jawab.status >= 500:
            self.cela.append(f"{jawab.status} {jawab.url}")

    def _lihat_permintaan(self, minta: Request) -> None:
        if minta.url.startswith("http") and urlsplit(minta.url).netloc != urlsplit(self.alamat).netloc:
            self.cela.append(f"ke luar: {minta.url}")

    def _lihat_catatan(self, catatan: ConsoleMessage) -> None:
        if catatan.type == "error" and "Content Security Policy" in catatan.text:
            self.cela.append(catatan.text)
