"""A letter's last valid day travels with its number, so the verify page needs to ask nobody."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from arsip.models import SuratKeluar
from bungah.dasar.models import Pengguna
from layanan.models import JenisSurat, Layanan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik


def cek() -> str:
    kode = SuratKeluar.objects.select_related("naskah").latest("id").naskah.kode
    return Client().get(f"/cek/{kode}/").content.decode()


@pytest.mark.usefixtures("tanpa_mesin")
def test_masa_berlaku_ends_after_the_days_of_its_kind(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    JenisSurat.objects.update(berlaku_hari=180)
    pabrik.permohonan_siap(domisili, petugas)
    rincian = SuratKeluar.objects.get().naskah.rincian
    assert rincian["berlaku_sampai"] == (dasar.SENIN + timedelta(days=180)).isoformat() == "2027-05-22"
    assert "<h1>BERLAKU</h1>" in cek()
    jam.move_to(dasar.pukul(9, hari=date(2027, 5, 23)))
    assert "<h1>KEDALUWARSA</h1>" in cek()


@pytest.mark.usefixtures("tanpa_mesin")
def test_masa_berlaku_without_days_has_no_end(domisili: Layanan, petugas: Pengguna) -> None:
    pabrik.permohonan_siap(domisili, petugas)
    assert "berlaku_sampai" not in SuratKeluar.objects.get().naskah.rincian
    assert "tidak dibatasi" in cek()
