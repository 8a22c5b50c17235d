"""Two desks side by side: what one does the other sees within seconds, and nothing under its hands moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import KelompokAntrean
from tests.pabrik import layanan as pabrik
from tests.perjalanan.kantor import BUDI, RINI, buka_kantor, tambah_loket
from tests.perjalanan.ruang import Ruang

if TYPE_CHECKING:
    import time_machine
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.django_db(transaction=True)
TEMPAT = """() => [...document.querySelectorAll('main a, main button, main summary, .bilah-aksi .tombol')]
  .filter(u => u.getClientRects().length && !u.closest('[data-bagian]'))
  .map(u => [u.textContent.trim(), u.getBoundingClientRect().top])
  .filter(([, atas]) => atas >= 0 && atas < innerHeight)"""


def antre(banyak: int) -> None:
    kelompok = KelompokAntrean.objects.all()[0]
    for _ in range(banyak):
        pabrik.kunjungan(kelompok=kelompok)


def pindah(lama: list[list[Any]], baru: list[list[Any]]) -> list[tuple[str, float, float]]:
    """What somebody could have been about to press and that stands elsewhere now (by more than a pixel)."""
    kini: dict[str, float] = dict(baru)
    return [(apa, atas, kini.get(apa, -1.0)) for apa, atas in lama if abs(kini.get(apa, -1.0) - atas) > 1]


def meja_rini(ruang: Ruang) -> Page:
    """Rini's desk with Budi at the other counter."""
    jaga_loket(pabrik.loket(), pelaku=ruang.kantor.akun["rini"])
    jaga_loket(tambah_loket(2), pelaku=ruang.kantor.akun["budi"])
    page = ruang.meja("rini")
    page.goto("/kantor/meja/")
    return page


@pytest.mark.syarat("R024")
def test_other_desk_calls_and_this_one_keeps_typing(ruang: Ruang) -> None:
    antre(3)
    rini = meja_rini(ruang)
    budi = ruang.meja("budi")
    budi.goto("/kantor/meja/")
    rini.keyboard.type("suwar")
    tempat = rini.evaluate(TEMPAT)
    budi.keyboard.press("F8")
    antrean = rini.locator("[data-bagian=antre]")
    expect(antrean).not_to_contain_text("A-001")
    expect(antrean).to_contain_text("A-002")
    expect(rini.locator("[data-bagian=hitung]")).to_contain_text("Menunggu dipanggil2")
    kotak = rini.locator("#cari")
    expect(kotak).to_have_value("suwar")
    expect(kotak).to_be_focused()
    rini.keyboard.type("no")
    expect(kotak).to_have_value("suwarno")
    assert pindah(tempat, rini.evaluate(TEMPAT)) == []
    ruang.tinjau(rini)


@pytest.mark.parametrize("lebar", [360, 768, 1366])
def test_nothing_below_moves_when_people_come(ruang: Ruang, lebar: int) -> None:
    antre(1)
    rini = meja_rini(ruang)
    rini.set_viewport_size({"width": lebar, "height": 768})
    rini.locator("summary").last.focus()
    for banyak, nomor in ((5, "A-006"), (0, "")):
        tempat = rini.evaluate(TEMPAT)
        if banyak:
            antre(banyak)
            expect(rini.locator("[data-bagian=antre]")).to_contain_text(nomor)
        else:
            _panggil_semua(ruang)
            expect(rini.locator("[data-bagian=antre]")).to_contain_text("Tidak ada yang menunggu")
        assert pindah(tempat, rini.evaluate(TEMPAT)) == []


def _panggil_semua(ruang: Ruang) -> None:
    budi = ruang.kantor.akun["budi"]
    while satu := panggil_berikut(pelaku=budi):
        ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=budi)


def test_a_part_in_use_waits(ruang: Ruang) -> None:
    """Buttons under the pointer or the focus are not exchanged until hand and eye have left them."""
    rini = meja_rini(ruang)
    budi = ruang.kantor.akun["budi"]
    antre(2)
    satu = panggil_berikut(pelaku=budi)
    assert satu is not None
    ALUR_KUNJUNGAN.jalankan(satu, "tahan", pelaku=budi, alasan="Mengambil fotokopi")
    tombol = rini.get_by_role("button", name="Lanjutkan A-001")
    expect(tombol).to_be_visible()
    tombol.focus()
    ALUR_KUNJUNGAN.jalankan(satu, "antre_lagi", pelaku=budi)
    expect(rini.locator("[data-bagian=antre]")).to_contain_text("A-001")
    expect(tombol).to_be_focused()
    rini.locator("#cari").focus()
    expect(tombol).to_have_count(0)


def test_server_gone_is_said_and_it_recovers(ruang: Ruang) -> None:
    antre(1)
    rini = meja_rini(ruang)
    rini.keyboard.type("sri")
    rini.context.set_offline(True)
    rini.evaluate("Date.now = (asli => () => asli() + 11000)(Date.now)")
    kabar = rini.locator("[data-meja-putus]")
    expect(kabar).to_contain_text("Peladen tidak menjawab sejak")
    antre(1)
    rini.context.set_offline(False)
    expect(kabar).to_be_hidden()
    expect(rini.locator("[data-bagian=antre]")).to_contain_text("A-002")
    expect(rini.locator("#cari")).to_have_value("sri")
    expect(rini.locator("#cari")).to_be_focused()


def test_hidden_tab_does_not_ask(ruang: Ruang) -> None:
    rini = meja_rini(ruang)
    ditanya: list[str] = []
    rini.on("request", lambda minta: ditanya.append(minta.url) if "/kabar/" in minta.url else None)
    tutup: Any = "Object.defineProperty(document, 'hidden', {get: () => %s, configurable: true});" \
        "document.dispatchEvent(new Event('visibilitychange'))"  # fmt: skip
    rini.wait_for_event("request")
    rini.evaluate(tutup % "true")
    rini.wait_for_timeout(300)  # one question may still be on its way
    ditanya.clear()
    rini.wait_for_timeout(2500)
    assert ditanya == []
    with rini.expect_request("**/kabar/**"):
        rini.evaluate(tutup % "false")


def test_other_computer_ended_my_visit(ruang: Ruang) -> None:
    antre(1)
    rini = meja_rini(ruang)
    satu = panggil_berikut(pelaku=ruang.kantor.akun["rini"])
    assert satu is not None
    kabar = rini.locator("[data-meja-putus]")
    expect(kabar).to_contain_text("Yang Anda layani berubah di komputer lain.")
    rini.get_by_role("link", name="Muat ulang").click()
    expect(rini.get_by_role("button", name="Panggil lagi A-001")).to_be_visible()
    expect(kabar).to_be_hidden()


def test_registration_page_keeps_what_was_typed(ruang: Ruang) -> None:
    """The queue beside a form is refreshed as well; nothing there invites to throw the form away."""
    rini = meja_rini(ruang)
    rini.goto("/kantor/pendaftaran/")
    rini.get_by_label("Nama lengkap").fill("Suwarno")
    antre(2)
    expect(rini.locator("[data-bagian=antre]")).to_contain_text("A-002")
    expect(rini.get_by_label("Nama lengkap")).to_have_value("Suwarno")
    expect(rini.get_by_role("link", name="Muat ulang")).to_have_count(0)


def test_without_script_the_link_asks_anew(
    jam: time_machine.Traveller, transactional_db: None, alamat: str, browser: Browser
) -> None:
    ruang = Ruang(buka_kantor(RINI, BUDI), alamat, browser, js=False)
    rini = meja_rini(ruang)
    antre(1)
    expect(rini.locator("[data-bagian=antre]")).not_to_contain_text("A-001")
    rini.get_by_role("link", name="Muat ulang").click()
    expect(rini.locator("[data-bagian=antre]")).to_contain_text("A-001")
    ruang.tutup()
    assert ruang.cela == []
