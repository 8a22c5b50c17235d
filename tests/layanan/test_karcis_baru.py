"""A number from the front desk."""

from uuid import uuid4

import pytest
import time_machine

from bungah.dasar.models import Pengguna
from layanan.models import Kunjungan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
KARCIS = "/kantor/karcis/"


@pytest.fixture
def kelompok(kantor: None) -> None:
    pabrik.layanan()


def _isian(**isi: object) -> dict[str, object]:
    return {"kunci": uuid4(), "kelompok": "A", "prioritas": "", "alasan_luar_jam": "", **isi}


@pytest.mark.syarat("R023")
def test_karcis_baru_memberi_nomor(petugas: Pengguna, kelompok: None) -> None:
    klien = klien_meja(petugas)
    assert 'data-kunci="Alt+1"' in klien.get(KARCIS).content.decode()
    isi = klien.post(KARCIS, _isian(prioritas="lansia"), follow=True).content.decode()
    assert "A-001" in isi
    assert "Giliran berikutnya" in isi
    assert Kunjungan.objects.get().prioritas == "lansia"


def test_karcis_baru_kiriman_kembar_satu_nomor(petugas: Pengguna, kelompok: None) -> None:
    klien, isian = klien_meja(petugas), _isian()
    alamat = {klien.post(KARCIS, isian).headers["Location"] for _ in range(2)}
    assert (len(alamat), Kunjungan.objects.count()) == (1, 1)


def test_karcis_baru_kantor_tutup_perlu_alasan(
    petugas: Pengguna, kelompok: None, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(21))
    klien, isian = klien_meja(petugas), _isian(prioritas="hamil")
    assert "Alasan melayani di luar jam" in klien.get(KARCIS).content.decode()
    jawab = klien.post(KARCIS, isian).content.decode()
    assert "Kantor sedang tutup. Buka lagi Selasa, 24 November 2026 pukul 08.00." in jawab
    assert 'value="hamil" selected' in jawab
    klien.post(KARCIS, {**isian, "alasan_luar_jam": "Melahirkan malam ini"})
    assert Kunjungan.objects.get().alasan_luar_jam == "Melahirkan malam ini"


@pytest.mark.parametrize(
    "isi", [{"kelompok": "Z"}, {"kelompok": ""}, {"prioritas": "kaya"}, {"kunci": "x"}, {"kunci": ""}]
)
def test_karcis_baru_isian_palsu_tidak_memberi_nomor(
    petugas: Pengguna, kelompok: None, isi: dict[str, str]
) -> None:
    jawab = klien_meja(petugas).post(KARCIS, _isian(**isi))
    assert (jawab.status_code, Kunjungan.objects.count()) == (200, 0)
    assert "Ada yang perlu diperbaiki" in jawab.content.decode()
