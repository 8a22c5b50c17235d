"""Classification codes as reference data."""

import pytest

from arsip import rujukan
from arsip.models import Klasifikasi

pytestmark = pytest.mark.django_db


def test_rujukan_knows_the_codes_of_common_letters() -> None:
    rujukan.muat()
    kode = {"400.12.2.1", "400.12.3.1", "400.12.3.2", "500.3.2.2"}
    assert set(Klasifikasi.objects.filter(kode__in=kode).values_list("kode", flat=True)) == kode


def test_rujukan_keeps_a_renamed_code() -> None:
    rujukan.muat()
    Klasifikasi.objects.filter(kode="400.12.2.1").update(nama="Domisili")
    banyak = Klasifikasi.objects.count()
    rujukan.muat()
    assert Klasifikasi.objects.get(kode="400.12.2.1").nama == "Domisili"
    assert Klasifikasi.objects.count() == banyak
