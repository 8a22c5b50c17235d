"""`python -m tests.perjalanan.gambar`: draw the pictures of README and help anew, from the practice office.

Always the same people, errands and hour, so that a picture changes only when a page does.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import time_machine
from PIL import Image
from playwright.sync_api import sync_playwright

from bungah.dasar.zona import JAKARTA
from bungah.kunci import buat_kunci
from bungah.pasang_sistem import peramban

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, ViewportSize

TUJUAN: Final = Path(__file__).resolve().parents[2] / "static" / "img" / "panduan"
SAAT: Final = datetime(2026, 11, 23, 10, 12, tzinfo=JAKARTA)
SANDI: Final = "padi menguning lagi"
BITA: Final = 60_000
WARNA: Final = (128, 64, 48, 32)  # as many colours as fit into BITA
KEPERLUAN: Final = {"izin-keramaian": "syukuran pernikahan anak", "tidak-mampu": "beasiswa anak"}
LAYAR_MEJA: Final[ViewportSize] = {"width": 1366, "height": 768}
LAYAR_HP: Final[ViewportSize] = {"width": 390, "height": 844}


def main() -> int:
    """Make a practice office in a temporary folder, open its pages, write the pictures."""
    with tempfile.TemporaryDirectory(prefix="bungah-gambar-") as folder:
        buat_kunci(Path(folder) / "kunci")
        os.environ |= {"BUNGAH_DATA": folder, "DJANGO_SETTINGS_MODULE": "bungah.settings"}
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
        os.environ.pop("DATABASE_URL", None)
        import django  # noqa: PLC0415 -- only after the environment points at the folder

        django.setup()
        with time_machine.travel(SAAT, tick=True):
            from tests.perjalanan.peladen import peladen  # noqa: PLC0415 -- idem

            _siapkan_kantor()
            with peladen() as alamat, sync_playwright() as alat:
                chromium = alat.chromium.launch(executable_path=peramban(), args=["--no-sandbox"])
                for nama, layar, buka in (
                    ("meja", LAYAR_MEJA, _meja), ("kotak", LAYAR_HP, _kotak), ("status", LAYAR_HP, _status),
                ):  # fmt: skip
                    _simpan(nama, _potret(chromium, alamat, layar, buka))
    return 0


def _siapkan_kantor() -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- idem

    from bungah.dasar.alur_orang import ganti_sandi  # noqa: PLC0415 -- idem
    from bungah.dasar.models import Pengguna  # noqa: PLC0415 -- idem

    for perintah in (["migrate"], ["contoh"], ["collectstatic", "--no-input", "-i", "admin"]):
        call_command(*perintah, verbosity=0, stdout=io.StringIO())
    for pengguna in Pengguna.objects.filter(username__in=["depan", "kades"]):
        ganti_sandi(pengguna, SANDI, pelaku=None)


def _potret(chromium: Browser, alamat: str, layar: ViewportSize, buka: Callable[[Page], None]) -> bytes:
    """A picture of what the screen shows after ``buka``."""
    konteks = chromium.new_context(
        base_url=alamat, viewport=layar, locale="id-ID", timezone_id="Asia/Jakarta"
    )
    page = konteks.new_page()
    buka(page)
    page.wait_for_load_state("networkidle")
    potret = page.screenshot()
    konteks.close()
    return potret


def _simpan(nama: str, potret: bytes) -> None:
    """Write with as many colours as the size allows."""
    TUJUAN.mkdir(parents=True, exist_ok=True)
    for warna in WARNA:
        isi = io.BytesIO()
        gambar = Image.open(io.BytesIO(potret)).convert("RGB")
        gambar.quantize(warna, dither=Image.Dither.NONE).save(isi, "PNG", optimize=True)
        if isi.tell() <= BITA:
            (TUJUAN / f"{nama}.png").write_bytes(isi.getvalue())
            return
    pesan = f"{nama}: lebih dari {BITA} bita"
    raise RuntimeError(pesan)


def _masuk(page: Page, akun: str) -> None:
    page.goto("/masuk/")
    page.get_by_label("Nama akun").fill(akun)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url("**/kantor/")


def _meja(page: Page) -> None:
    """The front desk with a visitor whose file is being checked."""
    from layanan.models import Kunjungan, Permohonan  # noqa: PLC0415 -- idem

    _masuk(page, "depan")
    page.goto("/kantor/meja/")
    page.get_by_role("button", name="Panggil berikut").click()
    page.locator("[aria-current=true] .meja-nomor").wait_for()
    kunjungan = Kunjungan.objects.get(status=Kunjungan.Status.DIPANGGIL)
    warga = Permohonan.objects.filter(tahap="selesai", layanan__kode="domisili").order_by("-id")[0].warga_id
    page.goto(f"/kantor/pendaftaran/?warga={warga}&kunjungan={kunjungan.pk}")
    kode = kunjungan.layanan.kode if kunjungan.layanan else ""
    page.get_by_label("Untuk keperluan").fill(KEPERLUAN.get(kode, "membuka rekening bank"))
    if kunjungan.layanan is None:
        page.get_by_label("Layanan", exact=True).select_option("domisili")
        page.get_by_role("button", name="Periksa berkas satu-satu").click()
    page.get_by_label("Ada", exact=True).first.check()


def _kotak(page: Page) -> None:
    """The kepala desa's phone with the oldest waiting letter."""
    _masuk(page, "kades")
    page.goto("/kantor/legalisasi/")
    page.locator("main a.baris").first.click()
    page.get_by_alt_text("Surat halaman 1").wait_for()


def _status(page: Page) -> None:
    """A villager's phone while the letter waits for its signature."""
    from layanan.models import Permohonan  # noqa: PLC0415 -- idem

    satu = Permohonan.objects.filter(tahap="legalisasi", jatuh_tempo__gt=SAAT).order_by("-id").first()
    satu = satu or Permohonan.objects.filter(tahap="proses").order_by("-id")[0]
    page.goto(f"/s/{satu.kunjungan.kode}/")


if __name__ == "__main__":
    sys.exit(main())
