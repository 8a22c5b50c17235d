"""Call events: one row per call and recall, born and lost with the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bungah.dasar.galat import SudahBerubah
from bungah.dasar.peran import Peran
from layanan.alur import antrean as alur
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import Kunjungan, Panggilan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

pytestmark = pytest.mark.django_db


def _baris() -> list[tuple[object, ...]]:
    return list(Panggilan.objects.values_list("titik__nama", "hari", "nomor", "loket", "ke"))


def test_panggilan_setiap_satu_berbaris(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(2), pelaku=petugas)
    for _ in range(2):
        pabrik.kunjungan()
    kunjungan = panggil_berikut(pelaku=petugas)
    assert kunjungan is not None
    ALUR_KUNJUNGAN.jalankan(kunjungan, "panggil_ulang", pelaku=petugas)
    ALUR_KUNJUNGAN.jalankan(kunjungan, "tidak_hadir", pelaku=petugas)
    panggil_berikut(pelaku=petugas)
    hari = kunjungan.hari
    assert _baris() == [
        ("Kantor Desa", hari, "A-001", 2, 1),
        ("Kantor Desa", hari, "A-001", 2, 2),
        ("Kantor Desa", hari, "A-002", 2, 1),
    ]
    nomor = list(Panggilan.objects.values_list("id", flat=True))
    assert nomor == sorted(nomor)


def test_panggilan_tidak_memuat_data_orang() -> None:
    assert {bidang.name for bidang in Panggilan._meta.get_fields()} == {
        "id", "titik", "hari", "nomor", "loket", "ke", "pada",
    }  # fmt: skip


def test_panggilan_gagal_tidak_berbaris(petugas: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()

    def gagal(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(alur, "catat", gagal)
    with pytest.raises(RuntimeError):
        panggil_berikut(pelaku=petugas)
    assert (_baris(), Kunjungan.objects.get().status) == ([], "tunggu")


def test_panggilan_ulang_oleh_orang_lain_ditolak_tanpa_baris(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    kunjungan = panggil_berikut(pelaku=petugas)
    assert kunjungan is not None
    sari = dasar.pengguna("Sari Wahyuni", Peran.PETUGAS_DEPAN)
    with pytest.raises(SudahBerubah):
        ALUR_KUNJUNGAN.jalankan(kunjungan, "panggil_ulang", pelaku=sari)
    assert len(_baris()) == 1
