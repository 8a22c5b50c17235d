"""Facilities and complaint channels: what the database itself refuses."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from bungah.dasar.models import SaluranAduan, Sarana
from tests.pabrik import standar as pabrik

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "salah", [{"jenis": "gedung"}, {"jumlah": 0}, {"kode": "ruang-tunggu"}], ids=lambda s: next(iter(s))
)
def test_sarana_refuses(salah: dict[str, Any]) -> None:
    satu = pabrik.sarana()
    isi = {"kode": "lain", "nama": "Kursi", "jenis": "sarana", "tempat": satu.tempat}
    with pytest.raises(IntegrityError), transaction.atomic():
        Sarana.objects.create(**isi | salah)


@pytest.mark.parametrize("salah", [{"jenis": "faks"}, {"jenis": "luar"}, {"kode": "datang"}], ids=str)
def test_saluran_refuses(salah: dict[str, Any]) -> None:
    """A body above the office is marked as such, whatever way leads there."""
    pabrik.saluran()
    isi = {"kode": "lain", "nama": "Telepon", "jenis": "telepon", "isi": "0811"}
    with pytest.raises(IntegrityError), transaction.atomic():
        SaluranAduan.objects.create(**isi | salah)


def test_saluran_luar_by_any_way() -> None:
    assert pabrik.saluran("lapor", jenis="situs", luar=True).luar
    assert pabrik.saluran("ombudsman", jenis="luar", luar=True).luar
