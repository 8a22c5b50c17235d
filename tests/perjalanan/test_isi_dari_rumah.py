"""From a phone to the letter: filled in at home, compared at the desk, gone; also without scripts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from PIL import Image

from bungah.dasar.models import Fitur
from layanan.models import IsianRumah, Permohonan, Surat
from tests.perjalanan.alat import periksa_axe, periksa_fokus, periksa_lebar, periksa_sasaran
from tests.perjalanan.ruang import LAYAR_KECIL, LAYAR_MEJA

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
LAYAR_TABLET: ViewportSize = {"width": 768, "height": 1024}
NIK = "3525124305880012"


@pytest.fixture(autouse=True)
def brankas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path / "brankas"


def _foto(lebar: int = 3000, tinggi: int = 2000) -> dict[str, str | bytes]:
    """A phone's photo: large, noisy, so that making it small is worth it."""
    isi = io.BytesIO()
    Image.effect_noise((lebar, tinggi), 90).convert("RGB").save(isi, "JPEG", quality=92)
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": isi.getvalue()}


def _periksa(ruang: Ruang, page: Page) -> None:
    if ruang.js:
        periksa_axe(page)
        periksa_fokus(page)
        periksa_sasaran(page)
    periksa_lebar(page)
    assert page.locator("h1").count() == 1


def _nyalakan() -> None:
    for satu in (Fitur.Kode.DAFTAR_RUMAH, Fitur.Kode.ISI_RUMAH):
        Fitur.objects.create(kode=satu, menyala=True)


def _tempat(warga: Page) -> str:
    """Take a place for today; give its code."""
    warga.goto("/daftar/usaha/waktu/")
    warga.get_by_role("link", name="sisa").first.click()
    warga.get_by_label("Nama atau inisial").fill("Siti A.")
    warga.get_by_role("button", name="Daftar").click()
    return warga.locator(".nomor").inner_text()


def _kirim_foto(warga: Page) -> None:
    warga.get_by_label("Foto berkasnya").set_input_files(_foto())  # type: ignore[arg-type]
    warga.get_by_role("button", name="Kirim foto").click()
    warga.locator("img.foto-kecil").wait_for()


def _isi(ruang: Ruang, warga: Page) -> None:
    """The whole way at home, with a wrong turn on each page."""
    warga.get_by_role("link", name="Isi dari rumah").click()
    warga.get_by_label("Pilih PIN 6 angka").fill("111111")
    warga.get_by_role("button", name="Mulai mengisi").click()
    _periksa(ruang, warga)  # with its error
    warga.get_by_label("Pilih PIN 6 angka").fill("472913")
    warga.get_by_role("button", name="Mulai mengisi").click()
    warga.get_by_role("button", name="Kirim foto").click()
    _periksa(ruang, warga)
    _kirim_foto(warga)
    _periksa(ruang, warga)
    warga.get_by_role("link", name="Lanjut", exact=True).click()
    for _ in range(2):
        warga.get_by_role("button", name="Tanpa foto").click()
    warga.get_by_role("button", name="Simpan, lanjut").click()
    _periksa(ruang, warga)
    warga.get_by_label("Nama lengkap").fill("Siti Aminah")
    warga.get_by_label("NIK", exact=True).fill(NIK)
    warga.get_by_label("Dusun").fill("Kaliwot")
    warga.get_by_label("RT", exact=True).fill("2")
    warga.get_by_role("button", name="Simpan, lanjut").click()
    warga.get_by_label("Untuk keperluan apa?").fill("pinjaman bank")
    warga.get_by_role("button", name="Simpan, lanjut").click()
    _periksa(ruang, warga)
    warga.get_by_label("Nama usaha").fill("Warung Bu Siti")
    warga.get_by_label("Jenis usaha").fill("warung kelontong")
    warga.get_by_label("Alamat usaha").fill("Jl. Melati 5")
    warga.get_by_role("button", name="Simpan, lanjut").click()
    warga.get_by_role("heading", name="Periksa sekali lagi").wait_for()
    assert warga.get_by_text("3525••••••••0012").is_visible()
    _periksa(ruang, warga)
    warga.get_by_role("button", name="Kirim ke kantor").click()
    warga.get_by_role("heading", name="Isian sudah dikirim").wait_for()
    _periksa(ruang, warga)


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_dari_hp_sampai_surat(ruang: Ruang, brankas: Path, *, js: bool) -> None:
    _nyalakan()
    ruang.js = js
    warga = ruang.warga(LAYAR_KECIL)
    kode = _tempat(warga)
    _isi(ruang, warga)
    assert len(list(brankas.iterdir())) == 1
    meja = ruang.meja("budi")
    meja.goto("/kantor/meja/")
    meja.locator("input[name=cari]").fill(kode)
    meja.keyboard.press("Enter")
    meja.get_by_role("button", name="Sudah datang").click()
    meja.get_by_role("link", name="Cocokkan isian").click()
    _periksa(ruang, meja)
    meja.get_by_role("button", name="Orangnya di depan saya").click()
    meja.get_by_role("heading", name="warga baru").wait_for()
    assert meja.get_by_label("Sesuai asli").first.evaluate("satu => satu === document.activeElement")
    assert meja.get_by_label("NIK", exact=True).input_value() == NIK
    assert meja.locator("img.foto-besar").evaluate("satu => satu.complete && satu.naturalWidth") == 1600
    _periksa(ruang, meja)
    meja.get_by_label("Sesuai asli").first.press("Enter")  # asks for what was not looked at
    meja.get_by_text("Pilih hasil untuk KTP-el.").first.wait_for()
    _periksa(ruang, meja)  # with its errors
    meja.get_by_role("button", name="Semua sesuai asli").click()
    meja.get_by_role("heading", level=1).first.wait_for()
    permohonan = Permohonan.objects.get()
    assert (permohonan.warga.nama, permohonan.warga.nik) == ("Siti Aminah", NIK)
    assert Surat.objects.get().isian["nama_usaha"] == "Warung Bu Siti"
    assert list(brankas.iterdir()) == []
    assert not IsianRumah.objects.exists()
    warga.reload()
    warga.get_by_role("heading", name="Nomor Anda").wait_for()
    _periksa(ruang, warga)


@pytest.mark.parametrize("layar", [LAYAR_TABLET, LAYAR_MEJA], ids=lambda satu: satu["width"])
def test_halaman_isian_di_layar_lain(ruang: Ruang, layar: ViewportSize) -> None:
    _nyalakan()
    warga = ruang.warga(layar)
    _tempat(warga)
    _isi(ruang, warga)
    warga.get_by_role("link", name="Ubah isian").click()
    warga.get_by_label("PIN 6 angka").fill("472910")
    warga.get_by_role("button", name="Buka isian").click()
    _periksa(ruang, warga)  # asked for its PIN, and a wrong one
    warga.get_by_role("link", name="Lupa PIN").click()
    _periksa(ruang, warga)
    warga.get_by_role("button", name="Ya, hapus isian").click()
    warga.get_by_role("link", name="Isi dari rumah").wait_for()
    assert not IsianRumah.objects.exists()


def test_foto_diperkecil_di_hp_sebelum_dikirim(ruang: Ruang) -> None:
    """A slow line carries a tenth of the photo; without the script the server makes it small."""
    _nyalakan()
    warga = ruang.warga(LAYAR_KECIL)
    _tempat(warga)
    warga.get_by_role("link", name="Isi dari rumah").click()
    warga.get_by_label("Pilih PIN 6 angka").fill("472913")
    warga.get_by_role("button", name="Mulai mengisi").click()
    foto = _foto()
    warga.get_by_label("Foto berkasnya").set_input_files(foto)  # type: ignore[arg-type]
    warga.get_by_text("Foto diperkecil").wait_for()
    besar = warga.locator("input[type=file]").evaluate("satu => satu.files[0].size")
    assert besar < len(foto["buffer"]) / 2
    warga.get_by_role("button", name="Kirim foto").click()
    warga.locator("img.foto-kecil").wait_for()
