"""An official guest at the desk, by keyboard alone; then the book as the kepala desa reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from layanan.models import TamuDinas
from tests.perjalanan.alat import PapanKetik, periksa_axe, periksa_kunci, periksa_lebar
from tests.perjalanan.ruang import LAYAR_KECIL

if TYPE_CHECKING:
    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)


def test_tamu_dinas_dari_datang_sampai_selesai(ruang: Ruang) -> None:
    meja = ruang.meja("rini")
    meja.goto("/kantor/meja/")
    ketik = PapanKetik(meja)
    ketik.pindah("Alt+7")
    ketik.ketik("Rahmat Hidayat")
    for kata in ("Dinas PMD Gresik", "Monitoring dana desa", "Kepala Desa"):
        ketik.tekan("Tab")
        ketik.ketik(kata)
    ketik.pindah("Enter")
    assert ketik.tekanan - len("Rahmat HidayatDinas PMD GresikMonitoring dana desaKepala Desa") == 5, ketik
    meja.get_by_text("T-001").first.wait_for()
    ketik.pindah("Escape")
    ketik.pindah("F8")
    meja.get_by_text("Tamu dinas: Rahmat Hidayat").wait_for()
    ruang.tinjau(meja)
    ketik.pindah("Alt+8")
    meja.get_by_text("Siap melayani").wait_for()
    assert TamuDinas.objects.get().kunjungan.status == "selesai"
    meja.goto("/kantor/buku-tamu/")
    periksa_axe(meja)
    periksa_kunci(meja)
    hp = ruang.hp("kades", LAYAR_KECIL)
    hp.goto("/kantor/")
    hp.get_by_role("link", name="Buku tamu").click()
    hp.get_by_text("Rahmat Hidayat").wait_for()
    periksa_axe(hp)
    periksa_lebar(hp)
