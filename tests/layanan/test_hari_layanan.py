"""The service day: midnight in Jakarta, not in Greenwich; a clock set back gives no number twice."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from bungah.dasar.models import Pengguna
from layanan.alur.antrean import panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import Kunjungan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


def _nomor(petugas: Pengguna) -> tuple[str, date]:
    satu = pabrik.kunjungan(petugas, alasan_luar_jam="uji")
    return satu.nomor, satu.hari


@pytest.mark.parametrize("tanggal", range(1, 10))
def test_hari_berganti_tengah_malam_jakarta(
    petugas: Pengguna, jam: time_machine.Traveller, tanggal: int
) -> None:
    """23.59 and 00.00 WIB on the days whose numbers have one digit (16:59 and 17:00 UTC)."""
    jam.move_to(datetime(2026, 12, tanggal, 16, 59, 59, tzinfo=UTC))
    petugas = Pengguna.objects.get(pk=petugas.pk)
    assert _nomor(petugas) == ("A-001", date(2026, 12, tanggal))
    jam.move_to(datetime(2026, 12, tanggal, 17, 0, tzinfo=UTC))
    assert _nomor(petugas) == ("A-001", date(2026, 12, tanggal + 1))
    jam.move_to(datetime(2026, 12, tanggal + 1, 0, 0, tzinfo=UTC))  # 07.00 WIB: still the same day
    assert _nomor(petugas) == ("A-002", date(2026, 12, tanggal + 1))


@pytest.mark.syarat("R028")
def test_jam_mundur_tidak_mengulang_nomor(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """Set back an hour, a day and forward again: every number of a day is given once."""
    semua = []
    for saat in (
        dasar.pukul(9), dasar.pukul(8), dasar.pukul(9, hari=date(2026, 11, 22)), dasar.pukul(9, 1),
        dasar.pukul(9, hari=date(2026, 11, 22)), dasar.pukul(8, 30),
    ):  # fmt: skip
        jam.move_to(saat)
        semua.append(_nomor(petugas))
    assert len(set(semua)) == len(semua)
    assert [n for n, hari in semua if hari == dasar.SENIN] == ["A-001", "A-002", "A-003", "A-004"]


def test_jam_mundur_memanggil_tetap_bisa(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """Called "before" the arrival: the call counts from the arrival, nothing breaks."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    satu = pabrik.kunjungan()
    jam.move_to(dasar.pukul(8, 30))
    dipanggil = panggil_berikut(pelaku=petugas)
    assert dipanggil == satu
    assert Kunjungan.objects.get().dipanggil_pada == satu.terjadi_pada
