"""Every page a villager may open, on a small phone: WCAG 2.2 AA, no sideways scroll, targets for thumbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arsip.models import Pengesahan
from layanan.alur.surat import ajukan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from tests.pabrik import layanan as pabrik
from tests.perjalanan.alat import (
    periksa_axe,
    periksa_fokus,
    periksa_lebar,
    periksa_sasaran,
)
from tests.perjalanan.kantor import layanan
from tests.perjalanan.ruang import LAYAR_KECIL, LAYAR_KIOS, LAYAR_MEJA

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
UMUM = [
    "/", "/layanan/", "/layanan/?cari=anak lahir", "/layanan/?cari=zzz", "/layanan/domisili/",
    "/layanan/usaha/", "/antrean/", "/status/", "/s/ZZZZZZZZ/", "/cek/", "/cek/ZZZZZZ/", "/masuk/",
    "/pasangkan/", "/tidak-ada/", "/tentang/", "/tentang/alur/?semua=1", "/tentang/transparansi/",
    "/layanan/?waktu=30",
]  # fmt: skip
LAYAR_TABLET: ViewportSize = {"width": 768, "height": 1024}
LAYAR_KIOS_MENDATAR: ViewportSize = {"width": 1366, "height": 768}
TANPA_GULIR = "document.documentElement.scrollHeight <= innerHeight"
SASARAN_KIOS = 60  # an old hand on a standing machine
# The text spacing of WCAG 1.4.12, set on every element as a reader's own style would.
LONGGAR = """() => document.querySelectorAll("body *").forEach(u => {
  u.style.lineHeight = "1.5"; u.style.letterSpacing = "0.12em"; u.style.wordSpacing = "0.16em";
})"""


def _periksa(page: Page) -> None:
    periksa_axe(page)
    periksa_lebar(page)
    periksa_sasaran(page)
    assert page.locator("h1").count() == 1


@pytest.mark.syarat("R191")
@pytest.mark.parametrize("layar", [LAYAR_KECIL, LAYAR_TABLET, LAYAR_MEJA], ids=lambda satu: satu["width"])
def test_halaman_umum_terbaca_siapa_saja(ruang: Ruang, layar: ViewportSize) -> None:
    warga = ruang.warga(layar)
    for alamat in UMUM:
        warga.goto(alamat)
        _periksa(warga)
        periksa_fokus(warga)


def test_halaman_umum_tahan_huruf_besar(ruang: Ruang) -> None:
    """Reflow (1.4.10) at 320 px, and room for wider text (1.4.12): nothing runs out of the screen."""
    warga = ruang.warga({"width": 320, "height": 640})
    for alamat in UMUM:
        warga.goto(alamat)
        periksa_lebar(warga)
        warga.evaluate(LONGGAR)
        periksa_lebar(warga)


@pytest.mark.parametrize(
    "layar", [LAYAR_KIOS, LAYAR_KIOS_MENDATAR, LAYAR_TABLET], ids=["tegak", "mendatar", "tablet"]
)
def test_mesin_nomor_terbaca_siapa_saja(ruang: Ruang, layar: ViewportSize) -> None:
    kios = ruang.kios(layar)
    _periksa(kios)
    periksa_sasaran(kios, SASARAN_KIOS)
    assert kios.evaluate(TANPA_GULIR), "petak"
    assert kios.locator("[lang=jv]").count() == 1
    kios.get_by_role("button", name="Surat keterangan", exact=True).click()
    kios.get_by_text("Giliran berikutnya").wait_for()
    _periksa(kios)
    assert kios.evaluate(TANPA_GULIR), "nomor"


def test_hp_kepala_desa_terbaca_dan_tertekan(ruang: Ruang) -> None:
    """The small phone of a kepala desa between two meetings."""
    budi = ruang.kantor.akun["budi"]
    isian = {"jenis_penduduk": "penduduk tetap", "status_tempat": "Rumah sendiri"}
    terbit, menunggu = (
        ajukan_surat(pabrik.surat(pabrik.permohonan(layanan("domisili"), budi), budi, **isian), pelaku=budi)
        for _ in range(2)
    )
    catat_tanda_tangan([terbit], pelaku=budi)
    hp = ruang.hp("kades", LAYAR_KECIL)
    kotak = "/kantor/legalisasi/"
    surat = f"{kotak}{menunggu.permohonan_id}/"
    sanggah = f"/kantor/atas-nama/{Pengesahan.objects.get().pk}/sanggah/"
    for alamat in (
        "/kantor/",
        kotak,
        surat,
        f"{surat}kembalikan/",
        "/kantor/atas-nama/",
        sanggah,
        "/kantor/register/",
        "/kantor/buku-tamu/",
        "/kantor/permintaan/",
        "/kantor/permintaan/baru/",
        "/kantor/penyimpangan/",
    ):
        hp.goto(alamat)
        _periksa(hp)
        periksa_fokus(hp)
