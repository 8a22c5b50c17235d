"""The kepala desa's own phone: trusted once, then a PIN and two taps seal what waits."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.models import Perangkat
from bungah.naskah import segel
from bungah.naskah.models import NaskahIsi, SegelIsi
from layanan.alur.surat import ajukan_surat
from layanan.models import JenisSurat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik import segel as pabrik_segel
from tests.perjalanan.kantor import layanan

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

    from layanan.models import Surat
    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
PIN, SANDI = "2580", "tiga kata di brankas"


@pytest.mark.syarat("R026")
@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa_js"])
def test_hp_kepala_desa(ruang: Ruang, jam: time_machine.Traveller, tmp_path: Path, *, js: bool) -> None:
    """Code once, PIN once, key once; then: PIN, "Masuk", "Setujui semua", and both letters are sealed."""
    ruang.js = js
    pabrik_segel.nyalakan()
    segel.buat_kunci("Bungah", sandi=SANDI)
    pabrik_segel.sah_dengan(JenisSurat.CaraSah.KEDUANYA)
    hp = ruang.hp("kades")
    _percayai(ruang, hp)
    _pasang_kunci(ruang, hp)
    surat = [_surat(ruang, nama) for nama in ("Siti Aminah", "Pak Slamet")]
    jam.shift(900 * 2)
    hp.goto("/kantor/legalisasi/")  # quiet for half an hour: the phone asks again
    _setujui_semua(ruang, hp)
    assert {s.status for s in SuratKeluar.objects.all()} == {"terbit"}
    assert Pengesahan.objects.filter(cara="segel", naik="pin").count() == 2
    _berkas_bersegel(hp, surat[0], tmp_path)
    _lepaskan(ruang, hp)


def _surat(ruang: Ruang, nama: str) -> Surat:
    """A letter Budi wrote, printed for real and waiting."""
    budi = ruang.kantor.akun["budi"]
    permohonan = pabrik.permohonan(layanan("domisili"), budi, warga=dasar.warga(nama))
    isian = {"jenis_penduduk": "penduduk tetap", "status_tempat": "Rumah sendiri"}
    return ajukan_surat(pabrik.surat(permohonan, budi, **isian), pelaku=budi)


def _percayai(ruang: Ruang, hp: Page) -> None:
    assert hp.locator("header.bilah").evaluate("e => e.offsetHeight") <= 120, "what is read begins higher up"
    hp.get_by_role("link", name="Akun saya").first.click()
    ruang.tinjau(hp)
    hp.get_by_role("link", name="Atur HP yang dipercaya").click()
    hp.get_by_role("link", name="Pasang PIN").click()
    hp.get_by_label("PIN baru", exact=True).fill(PIN)
    hp.get_by_label("PIN baru sekali lagi").fill(PIN)
    hp.get_by_label("Kata sandi Anda").fill("padi menguning lagi")
    hp.get_by_role("button", name="Simpan PIN").click()
    ruang.tinjau(hp)
    hp.get_by_label("Nama HP ini").fill("HP Pak Lurah")
    hp.get_by_role("button", name="Percayai HP ini").click()
    expect(hp.get_by_text("cukup PIN Anda.")).to_be_visible()
    ruang.tinjau(hp)
    assert Perangkat.objects.get(jenis="hp").pemilik == ruang.kantor.akun["kades"]


def _pasang_kunci(ruang: Ruang, hp: Page) -> None:
    hp.get_by_role("link", name="Kunci segel desa di HP ini").click()
    ruang.tinjau(hp)
    hp.get_by_label("Kata sandi kunci desa").fill(SANDI)
    hp.get_by_label("PIN Anda").fill(PIN)
    hp.get_by_role("button", name="Pasang kunci di HP ini").click()
    expect(hp.get_by_text("Kunci ini terpasang di HP ini.")).to_be_visible()
    ruang.tinjau(hp)


def _setujui_semua(ruang: Ruang, hp: Page) -> None:
    """At most 4 taps and 15 s; the PIN itself is typed."""
    expect(hp.get_by_role("heading", name="H. Sutrisno")).to_be_visible()
    ruang.tinjau(hp)
    mulai, ketuk = time.monotonic(), 0
    hp.get_by_label("PIN Anda").fill(PIN)
    for nama in ("Masuk", "Setujui semua (2)"):
        hp.get_by_role("button", name=nama, exact=True).click()
        ketuk += 1
    expect(hp.get_by_text("2 surat disegel dan siap diambil.")).to_be_visible(timeout=15_000)
    assert (ketuk <= 4, time.monotonic() - mulai <= 15) == (True, True)
    ruang.tinjau(hp)


def _berkas_bersegel(hp: Page, surat: Surat, folder: Path) -> None:
    """What the phone downloads is the approved file with a seal that a stranger's tool calls valid."""
    berkas = hp.context.request.get(f"/kantor/permohonan/{surat.permohonan_id}/surat.pdf").body()
    isi = NaskahIsi.objects.get(naskah__surat_keluar__surat=surat)
    assert (berkas.startswith(bytes(isi.isi)), berkas) == (True, SegelIsi.objects.get(isi=isi).berkas)
    tempat = folder / "surat.pdf"
    tempat.write_bytes(berkas)
    kata = subprocess.run(
        ["pdfsig", "-nocert", str(tempat)], capture_output=True, text=True, check=False
    ).stdout
    assert ("Signature is Valid." in kata, "Total document signed" in kata) == (True, True)


def _lepaskan(ruang: Ruang, hp: Page) -> None:
    """Lost: let go, and the next page asks for password and code."""
    hp.goto("/kantor/akun/hp/")
    hp.get_by_role("button", name="Lepaskan HP Pak Lurah").click()
    hp.goto("/kantor/legalisasi/")
    hp.goto("/masuk/pin/")
    expect(hp.get_by_label("PIN Anda")).to_have_count(0)
    assert Perangkat.objects.get(jenis="hp").dicabut_pada is not None
