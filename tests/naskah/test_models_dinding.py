"""Sheets on the wall and batches: what the database itself refuses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bungah.dasar.models import Tempat
from bungah.naskah.models import CetakBorongan, LembarCetak, Tempelan
from tests.pabrik import dasar
from tests.pabrik.dasar import SENIN

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


def lembar(**isi: Any) -> LembarCetak:
    baku = {"kode": "ABCD2345", "jenis": "biaya", "judul": "Poster biaya", "sidik": "a" * 64}
    return LembarCetak.objects.create(**baku | {"kertas": "a4", "jarak_mm": 3000} | isi)


def tempel(**isi: Any) -> Tempelan:
    tempat, _ = Tempat.objects.get_or_create(kode="LOBI", defaults={"jenis": "ruang", "nama": "Lobi"})
    baku = {"tempat": tempat, "sejak": SENIN, "oleh": dasar.pengguna("Ani")}
    return Tempelan.objects.create(**{"lembar": lembar()} | baku | isi)


def borongan(**isi: Any) -> CetakBorongan:
    return CetakBorongan.objects.create(**{"total": 1, "oleh": dasar.pengguna("Ani")} | isi)


# name -> a deed that breaks it; for a unique constraint also the columns that SQLite names instead
PELANGGARAN: dict[str, Callable[[], object]] = {
    "tempelan_dilepas_beralasan": lambda: tempel(dilepas=SENIN),
    "tempelan_dilepas_sesudah_dipasang": lambda: tempel(dilepas=SENIN - timedelta(days=1), alasan="sobek"),
    "borongan_satu_berjalan|cetakborongan.berjalan": lambda: [borongan(oleh=o) for o in _dua()],
    "borongan_selesai": lambda: borongan(selesai=timezone.now()),
}


def _dua() -> list[object]:
    return [dasar.pengguna("Ani"), dasar.pengguna("Budi")]


@pytest.mark.parametrize("nama", PELANGGARAN)
def test_constraint_is_held_by_the_database(nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        PELANGGARAN[nama]()


def test_code_of_a_sheet_is_given_once() -> None:
    lembar()
    with pytest.raises(IntegrityError, match="kode"), transaction.atomic():
        lembar(jenis="waktu")


def test_a_finished_batch_makes_room_for_the_next() -> None:
    satu, dua = _dua()
    borongan(oleh=satu, berjalan=False, selesai=timezone.now())
    assert borongan(oleh=dua).berjalan
