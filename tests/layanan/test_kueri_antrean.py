"""Questions about who waits."""

import pytest
import time_machine

from bungah.dasar.models import Pengguna
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.kueri.antrean import (
    giliran,
    menurut_nomor,
    ringkas_hari,
    sedang_dilayani,
    tidak_hadir,
)
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
SENIN = dasar.SENIN


def test_giliran_hanya_hari_ini_dan_yang_menunggu(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    pabrik.kunjungan()
    jam.shift(24 * 3600)
    pertama, batal = pabrik.kunjungan(), pabrik.kunjungan()
    ALUR_KUNJUNGAN.jalankan(batal, "batalkan", pelaku=Pengguna.objects.get(pk=petugas.pk))
    antre = giliran(pabrik.titik(), SENIN.replace(day=24))
    assert [satu.kunjungan for satu in antre] == [pertama]


def test_giliran_setelah_dua_prioritas_kembali_urut(petugas: Pengguna) -> None:
    """What was already called counts: two priority calls in a row, then whoever came first."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    biasa = pabrik.kunjungan()
    for _ in range(3):
        pabrik.kunjungan(prioritas="lansia")
    for _ in range(2):
        satu = panggil_berikut(pelaku=petugas)
        assert satu is not None
        ALUR_KUNJUNGAN.jalankan(satu, "tidak_hadir", pelaku=petugas)
    assert giliran(pabrik.titik(), SENIN)[0].kunjungan == biasa


def test_sedang_dilayani_dan_tidak_hadir(petugas: Pengguna) -> None:
    assert sedang_dilayani(petugas) is None
    jaga_loket(pabrik.loket(), pelaku=petugas)
    kunjungan = pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    assert sedang_dilayani(petugas) == kunjungan
    ALUR_KUNJUNGAN.jalankan(kunjungan, "tidak_hadir", pelaku=petugas)
    assert (sedang_dilayani(petugas), list(tidak_hadir(pabrik.titik(), SENIN))) == (None, [kunjungan])
    assert ringkas_hari(pabrik.titik(), SENIN) == {"tidak_hadir": 1}


@pytest.mark.parametrize("teks", ["A-001", "a001", "A 1", " a-1 "])
def test_nomor_ditulis_bermacam_cara(kantor: None, teks: str) -> None:
    kunjungan = pabrik.kunjungan()
    assert menurut_nomor(teks, SENIN) == kunjungan


@pytest.mark.parametrize("teks", ["", "A", "1", "A-0", "AA-1", "A-1x", "B-001", "A-999999"])
def test_nomor_yang_bukan_nomor(kantor: None, teks: str) -> None:
    pabrik.kunjungan()
    assert menurut_nomor(teks, SENIN) is None
