"""Reference data is remembered for seconds, forgotten when it changes here, and never grows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from bungah.dasar.ingatan import BANYAK, ingat, lupakan
from bungah.dasar.kueri import fitur_menyala, profil, salam
from bungah.dasar.models import Fitur, ProfilDesa, Salam
from bungah.dasar.zona import JAKARTA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ingatan_sungguhan(settings: Settings) -> Iterator[None]:
    settings.INGATAN_DETIK = 10
    yield
    lupakan()


def test_ingatan_asks_once() -> None:
    ditanya: list[int] = []

    @ingat()
    def tanya(n: int) -> list[int]:
        ditanya.append(n)
        return [n]

    assert (tanya(1), tanya(1), tanya(2)) == ([1], [1], [2])
    assert ditanya == [1, 2]


def test_ingatan_never_fills_the_memory() -> None:
    ditanya: list[int] = []

    @ingat()
    def tanya(n: int) -> int:
        ditanya.append(n)
        return n

    for n in range(BANYAK + 1):
        tanya(n)
    assert tanya(0) == 0
    assert ditanya == [*range(BANYAK + 1), 0]


def test_ingatan_forgets_by_itself(settings: Settings) -> None:
    settings.INGATAN_DETIK = 0
    ditanya: list[int] = []

    @ingat()
    def tanya() -> None:
        ditanya.append(1)

    tanya()
    tanya()
    assert ditanya == [1, 1]


def test_a_phrase_is_remembered_without_its_hour() -> None:
    Salam.objects.create(saat="sambut", krama="Sugeng {waktu}", indonesia="Selamat {waktu}")
    pagi, sore = (datetime(2026, 11, 23, jam, tzinfo=JAKARTA) for jam in (8, 16))
    assert [salam("sambut", saat)[0].krama for saat in (pagi, sore)] == ["Sugeng enjing", "Sugeng sonten"]


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
