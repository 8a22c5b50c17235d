"""A service that costs something: desk, slip, treasurer, receipt, and only then the work; and a late one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bungah.dasar.peran import Peran
from layanan.models import Pembayaran, Permohonan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.biaya import beri_biaya
from tests.perjalanan.alat import periksa_axe, periksa_kunci, periksa_lebar
from tests.perjalanan.kantor import SRI, Tokoh, layanan

if TYPE_CHECKING:
    import time_machine

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
TUTIK = Tokoh("tutik", "Tutik Handayani", "kaur_keuangan", (Peran.BENDAHARA,))


def _permohonan(ruang: Ruang) -> Permohonan:
    """A request at Budi's desk for a service of Rp175.000 whose file is complete."""
    untuk = layanan("domisili")
    beri_biaya(untuk.standar.get(), 150_000, 25_000)
    return pabrik.permohonan(untuk, ruang.kantor.akun["budi"])


def test_surat_berbayar_dari_meja_sampai_dikerjakan(ruang: Ruang) -> None:
    ruang.kantor.pekerjakan(TUTIK)
    satu = _permohonan(ruang)
    hp = ruang.warga()
    hp.goto("/layanan/domisili/")
    hp.get_by_text("Cara bayar").wait_for()
    periksa_axe(hp)
    periksa_lebar(hp)
    meja = ruang.meja("budi")
    meja.goto(f"/kantor/permohonan/{satu.pk}/")
    meja.get_by_text("Menunggu pembayaran Rp175.000,00 kepada bendahara.").wait_for()
    assert meja.get_by_role("button", name="Kerjakan").count() == 0
    slip = meja.request.get(meja.get_by_role("link", name="Cetak slip bayar").get_attribute("href") or "")
    assert (slip.status, slip.headers["content-type"]) == (200, "application/pdf")
    periksa_axe(meja)
    uang = ruang.meja("tutik")
    uang.get_by_role("link", name="Menunggu pembayaran 1").click()
    uang.get_by_role("link", name="Terima").click()
    periksa_axe(uang)
    periksa_kunci(uang)
    uang.reload()
    uang.get_by_label("Bank yang ditunjuk").check()
    uang.get_by_role("button", name="Uang sudah diterima").click()
    uang.get_by_role("link", name="Isi nomor bukti setor dari bank.").wait_for()
    uang.get_by_label("Nomor bukti setor bank").fill("BPR-0071")
    uang.get_by_role("button", name="Uang sudah diterima").click()
    uang.get_by_text("Tanda bukti TB/1/2026 jadi.").wait_for()
    periksa_axe(uang)
    bukti = uang.request.get(f"/kantor/pembayaran/{Pembayaran.objects.get().pk}/tanda-bukti.pdf")
    assert (bukti.status, bukti.body()[:5]) == (200, b"%PDF-")
    meja.reload()
    meja.get_by_role("button", name="Kerjakan").wait_for()


def test_lewat_janji_sampai_diberi_surat_maaf(ruang: Ruang, jam: time_machine.Traveller) -> None:
    ruang.kantor.pekerjakan(SRI)
    satu = pabrik.permohonan(layanan("domisili"), ruang.kantor.akun["budi"])
    jam.move_to(dasar.pukul(14, 30))
    sekdes = ruang.meja("sri")
    sekdes.goto("/kantor/kompensasi/")
    periksa_axe(sekdes)
    sekdes.get_by_label(f"Kompensasi untuk {satu.pemohon}").select_option("prioritas")
    sekdes.get_by_role("button", name="Putuskan").click()
    sekdes.get_by_role("button", name="Buat suratnya").click()
    sekdes.get_by_role("button", name="Sudah ditandatangani dan diberikan").click()
    sekdes.get_by_role("button", name="Sudah didahulukan").wait_for()
    periksa_axe(sekdes)
    sekdes.get_by_role("button", name="Sudah didahulukan").click()
    sekdes.get_by_text("Sudah dipakai", exact=True).wait_for()
