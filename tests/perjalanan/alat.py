"""Checks of a page as it stands: axe, sideways scroll, focus, size of targets, printed keys, keystrokes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ATURAN_AXE = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
SASARAN_MIN = 44  # CSS pixels, WCAG 2.5.5; own target for villager pages (AA asks 24)
# What lies under the bar at the foot scrolls out from it (``periksa_fokus`` sees to that): by chance of its
# height axe would call a half covered button too small.
AXE_TANPA_BILAH = """async pilihan => {
  const bilah = [...document.querySelectorAll(".bilah-aksi")];
  bilah.forEach(u => u.style.setProperty("position", "static"));
  const hasil = await axe.run(pilihan);
  bilah.forEach(u => u.style.removeProperty("position"));
  return hasil;
}"""
#: what a room gives to every page it opens
SKRIP: str = Path(__file__).with_name("alat.js").read_text()


def periksa_axe(page: Page) -> None:
    """No violation of WCAG 2.2 A and AA that axe can see.

    Its half megabyte of script comes only here: given to every page, it would cost each a tenth of a second.
    Frames are left out: a PDF shown in one is the browser's own viewer.
    """
    page.wait_for_load_state("load")
    pilihan = {"runOnly": ATURAN_AXE, "iframes": False, "preload": False, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    hasil = AxeResults(page.evaluate(AXE_TANPA_BILAH, pilihan))
    assert hasil.violations_count == 0, f"{urlsplit(page.url).path}\n{hasil.generate_report()}"


def periksa_lebar(page: Page) -> None:
    """Nothing makes the page wider than the screen."""
    page.wait_for_load_state("load")
    akar = "document.documentElement"
    lebar, layar = page.evaluate(f"[{akar}.scrollWidth, {akar}.clientWidth]")
    assert lebar <= layar, f"{urlsplit(page.url).path}: {lebar} px di layar {layar} px"


def periksa_sasaran(page: Page, terkecil: int = SASARAN_MIN) -> None:
    """Everything a finger presses is large enough (links inside a sentence excepted)."""
    page.wait_for_load_state("load")
    assert page.evaluate("min => uji.sasaranKecil(min)", terkecil) == [], urlsplit(page.url).path


def periksa_fokus(page: Page) -> None:
    """Whatever takes the focus shows it, and no bar hides it (WCAG 2.4.7, 2.4.11)."""
    page.wait_for_load_state("load")
    page.keyboard.press("Tab")  # from now on the browser knows that a keyboard is used
    sembunyi = page.evaluate("uji.fokusTersembunyi()")
    assert sembunyi == [], f"{urlsplit(page.url).path}: {sembunyi}"


def periksa_kunci(page: Page) -> list[str]:
    """Every key printed on a visible button presses that one button (or reaches that field); none twice."""
    page.wait_for_load_state("load")
    jalur = urlsplit(page.url).path
    kunci: list[str] = page.evaluate("uji.cegatKlik()")
    assert len(set(kunci)) == len(kunci), f"{jalur}: {kunci}"
    for satu in kunci:
        page.evaluate("uji.terkena = ''")
        page.keyboard.press(satu.replace("Esc", "Escape"))
        assert page.evaluate("uji.kena()") == satu, f"{jalur}: {satu}"
    assert set(page.evaluate("uji.tercetak()")) <= {*kunci, "Enter"}, jalur
    return kunci


# Two frames later the first field has taken its focus, as for the fastest of hands.
TERGAMBAR = "() => new Promise(selesai => requestAnimationFrame(() => requestAnimationFrame(selesai)))"


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
        self.page.evaluate(TERGAMBAR)

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
        """Press a key that opens another page, and wait until it is drawn and a field has the focus."""
        with self.page.expect_navigation(wait_until="load"):
            self.tekan(kunci)
        self.page.evaluate(TERGAMBAR)
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
