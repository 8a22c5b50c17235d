"""The invented staff: every duty has its SK, and every role somebody who holds it."""

import random
from datetime import date

import pytest

from bungah.dasar import rujukan as dasar_rujukan
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian import contoh, rujukan
from kepegawaian.kueri import kepala_desa, pelaksana_hari_ini
from kepegawaian.models import Jabatan, Pegawai, SKPenugasan

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 23)


def _isi(hari: date) -> None:
    dasar_rujukan.muat()
    rujukan.muat()
    contoh.isi(random.Random(7), hari)


def test_every_role_that_needs_an_sk_has_its_holder() -> None:
    _isi(HARI)
    dipegang = {p.username: p.peran(HARI) for p in Pengguna.objects.all()}
    assert dipegang == {
        "kades": {Peran.KADES},
        "sekdes": {Peran.SEKDES, Peran.PETUGAS_LAYANAN},
        "layanan": {Peran.PETUGAS_LAYANAN, Peran.PETUGAS_DEPAN, Peran.PENGADUAN},
        "bendahara": {Peran.BENDAHARA},
        "depan": {Peran.PETUGAS_DEPAN},
        "arsip": {Peran.ARSIPARIS},
    }


def test_every_step_of_the_services_finds_a_person() -> None:
    _isi(HARI)
    assert set(Jabatan.objects.exclude(pegawai=None)) == set(Jabatan.objects.all())
    assert str(kepala_desa()) == "H. Sutikno Wibowo, S.Sos."


def test_month_over_new_year_has_an_sk_of_both_years() -> None:
    _isi(date(2026, 1, 12))
    assert list(SKPenugasan.objects.order_by("nomor").values_list("nomor", "berlaku_sampai")) == [
        ("188/01/KEP/2025", date(2025, 12, 31)),
        ("188/01/KEP/2026", date(2026, 12, 31)),
    ]
    depan = Pengguna.objects.get(username="depan")
    assert depan.peran(date(2025, 12, 31)) == depan.peran(date(2026, 1, 1)) == {Peran.PETUGAS_DEPAN}


def test_absent_kepala_desa_is_substituted() -> None:
    _isi(HARI)
    kades, sekdes = (Jabatan.objects.get(kode=kode) for kode in ("kades", "sekdes"))
    siapa = [pelaksana_hari_ini(kades, sekdes, date(2026, 11, hari)) for hari in (4, 5, 6, 9)]
    assert [orang.jabatan.kode for orang in siapa if orang] == ["kades", "sekdes", "sekdes", "kades"]
    assert Pegawai.objects.filter(aktif=True).count() == 13
