"""Checks of a page as it stands: axe, sideways scroll, focus, size of targets, printed keys, keystrokes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ATURAN_AXE = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
SASARAN_MIN = 44  # CSS pixels, WCAG 2.5.5; own target for villager pages (AA asks 24)

# Everything that can be pressed and stands in no running text, smaller than it should be.
_SASARAN_KECIL = """min => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter(u => u.checkVisibility({visibilityProperty: true}) && u.type !== "hidden")
  .filter(u => !(u.matches("a") && u.closest("p, li, dd") && getComputedStyle(u).display === "inline"))
  .map(u => [u, (u.matches("input[type=radio], input[type=checkbox]") && u.closest("label") || u)
    .getBoundingClientRect()])
  .filter(([u, k]) => k.width > 1 && (k.width < min - 0.5 || k.height < min - 0.5))
  .map(([u, k]) => `${u.tagName} ${u.textContent.trim() || u.name} ${Math.round(k.width)}×${Math.round(k.height)}`)"""
_FOKUS = """() => {
  const u = document.activeElement;
  if (!u || u === document.body) return null;
  const k = u.getBoundingClientRect(), gaya = getComputedStyle(u);
  const titik = [[k.left + k.width / 2, k.top + k.height / 2], [k.left + 2, k.top + 2], [k.right - 2, k.bottom - 2]];
  const kena = titik.some(([x, y]) => {
    const atas = document.elementFromPoint(x, y);
    return atas && (atas === u || u.contains(atas) || atas.contains(u));
  });
  const cincin = gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2 || gaya.boxShadow !== "none";
  return {nama: `${u.tagName} ${(u.name || u.textContent || "").trim().slice(0, 40)}`, kena, cincin};
}"""


_CEGAT_KLIK = """() => {
  document.addEventListener("click", acara => {
    const unsur = acara.target.closest("[data-kunci]");
    if (unsur) { acara.preventDefault(); window.terkena = unsur.dataset.kunci; }
  }, true);
  return [...document.querySelectorAll("[data-kunci]")].filter(u => u.checkVisibility())
    .map(u => u.dataset.kunci).filter(k => k !== "Enter");  // Enter is the form's own: the journeys press it
}"""
_TERKENA = "window.terkena || document.activeElement.dataset.kunci || ''"
_TERCETAK = """[...document.querySelectorAll(".tombol kbd")].filter(u => u.checkVisibility()).map(u => u.textContent)"""


def periksa_axe(page: Page) -> None:
    """No violation of WCAG 2.2 A and AA that axe can see.

    Frames are left out: a PDF shown in one is the browser's own viewer.
    """
    page.wait_for_load_state("load")
    pilihan = {"runOnly": ATURAN_AXE, "iframes": False, "preload": False, "resultTypes": ["violations"]}
    hasil = Axe().run(page, options=pilihan)
    assert hasil.violations_count == 0, f"{urlsplit(page.url).path}\n{hasil.generate_report()}"


def periksa_lebar(page: Page) -> None:
    """Nothing makes the page wider than the screen."""
    page.wait_for_load_state("load")
    lebar, layar = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert lebar <= layar, f"{urlsplit(page.url).path}: {lebar} px di layar {layar} px"


def periksa_sasaran(page: Page, terkecil: int = SASARAN_MIN) -> None:
    """Everything a finger presses is large enough (links inside a sentence excepted)."""
    page.wait_for_load_state("load")
    assert page.evaluate(_SASARAN_KECIL, terkecil) == [], urlsplit(page.url).path


def periksa_fokus(page: Page, paling_banyak: int = 80) -> list[str]:
    """Walk the page by Tab: focus is always visible and never hidden behind a bar (WCAG 2.4.7, 2.4.11)."""
    page.wait_for_load_state("load")
    lewat: list[str] = []
    for _ in range(paling_banyak):
        page.keyboard.press("Tab")
        satu: dict[str, Any] | None = page.evaluate(_FOKUS)
        if satu is None:
            break
        assert satu["kena"], f"tertutup: {satu['nama']}"
        assert satu["cincin"], f"tanpa tanda fokus: {satu['nama']}"
        lewat.append(satu["nama"])
    return lewat


def periksa_kunci(page: Page) -> list[str]:
    """Every key printed on a visible button presses that one button (or reaches that field); none twice.

    Nothing is sent: clicks are caught on their way.
    """
    page.wait_for_load_state("load")
    kunci: list[str] = page.evaluate(_CEGAT_KLIK)
    assert len(set(kunci)) == len(kunci), f"{urlsplit(page.url).path}: {kunci}"
    for satu in kunci:
        page.evaluate("window.terkena = ''")
        page.keyboard.press(satu.replace("Esc", "Escape"))
        assert page.evaluate(_TERKENA) == satu, f"{urlsplit(page.url).path}: {satu}"
    tercetak: list[str] = page.evaluate(_TERCETAK)
    assert set(tercetak) <= {*kunci, "Enter"}, f"{urlsplit(page.url).path}: {tercetak}"
    return kunci


@dataclass(slots=True)
class PapanKetik:
    """A keyboard that counts; there is no mouse on this desk."""

    page: Page
    tekanan: int = 0
    tekanan_surat: int = 0  # spent on the letter's own fields
    catatan: list[str] = field(default_factory=list)
    halaman: list[str] = field(init=False)  # distinct pages in the order they were opened
    _surat: bool = False

    def __post_init__(self) -> None:
        self.halaman = [urlsplit(self.page.url).path]

    def ketik(self, teks: str) -> None:
        """Type text: one press per character."""
        self.hitung(len(teks), f"“{teks}”")
        self.page.keyboard.type(teks)

    def tekan(self, *kunci: str) -> None:
        """Press single keys."""
        for satu in kunci:
            self.hitung(1, satu)
            self.page.keyboard.press(satu)

    def pindah(self, kunci: str) -> None:
        """Press a key that opens another page, and wait for it."""
        with self.page.expect_navigation(wait_until="load"):
            self.tekan(kunci)
        if (jalur := urlsplit(self.page.url).path) not in self.halaman:
            self.halaman.append(jalur)

    @contextmanager
    def isian_surat(self) -> Iterator[None]:
        """Presses inside belong to the letter's own fields."""
        self._surat = True
        yield
        self._surat = False

    def hitung(self, banyak: int, apa: str) -> None:
        """Count presses that this page does not see (the browser's print window)."""
        if self._surat:
            self.tekanan_surat += banyak
        else:
            self.tekanan += banyak
        self.catatan.append(apa)

    def __str__(self) -> str:
        surat = f" + {self.tekanan_surat} isian surat" if self.tekanan_surat else ""
        return f"{self.tekanan} tekanan{surat}: {' '.join(self.catatan)}; halaman {self.halaman}"
