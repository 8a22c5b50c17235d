"""The posts of a village office as reference data."""

import pytest

from kepegawaian import rujukan
from kepegawaian.models import Jabatan

pytestmark = pytest.mark.django_db


def test_rujukan_knows_the_posts_and_who_signs() -> None:
    rujukan.muat()
    assert set(Jabatan.objects.filter(penanda_tangan=True).values_list("kode", flat=True)) == {
        "kades",
        "sekdes",
    }
    assert Jabatan.objects.get(kode="kasi_pelayanan").peran == [
        "petugas_layanan",
        "petugas_depan",
        "pengaduan",
    ]


def test_every_post_has_its_unit() -> None:
    rujukan.muat()
    assert not Jabatan.objects.filter(unit="").exists()


def test_rujukan_keeps_a_renamed_post() -> None:
    rujukan.muat()
    Jabatan.objects.filter(kode="kades").update(nama="Lurah Desa")
    Jabatan.objects.filter(kode="kadus").delete()
    rujukan.muat()
    assert Jabatan.objects.get(kode="kades").nama == "Lurah Desa"
    assert Jabatan.objects.filter(kode="kadus").count() == 1
