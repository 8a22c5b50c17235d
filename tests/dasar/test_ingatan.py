"""Reference data is remembered for seconds, forgotten when it changes here, and never shared."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import override_settings

from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import fitur_menyala, profil
from bungah.dasar.models import Fitur, ProfilDesa

LOKAL = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "ingatan"}}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ingatan_sungguhan() -> object:
    with override_settings(CACHES=LOKAL):
        cache.clear()
        yield
        cache.clear()


def test_ingatan_asks_once() -> None:
    ditanya: list[int] = []

    @ingat()
    def tanya(n: int) -> list[int]:
        ditanya.append(n)
        return [n]

    assert (tanya(1), tanya(1), tanya(2)) == ([1], [1], [2])
    assert ditanya == [1, 2]


def test_ingatan_gives_everybody_a_copy() -> None:
    @ingat()
    def tanya() -> list[int]:
        return [1]

    tanya().append(2)
    assert tanya() == [1]


def test_ingatan_forgets_when_reference_data_changes_here() -> None:
    ProfilDesa.objects.create(pk=1, nama_desa="Lama")
    assert profil().nama_desa == "Lama"
    desa = ProfilDesa.ambil()
    desa.nama_desa = "Baru"
    desa.save()
    assert profil().nama_desa == "Baru"


def test_ingatan_forgets_a_switch_that_was_turned() -> None:
    ProfilDesa.objects.create(pk=1)
    assert "kios" not in fitur_menyala()
    Fitur.objects.create(kode="kios", menyala=True)
    assert "kios" in fitur_menyala()
