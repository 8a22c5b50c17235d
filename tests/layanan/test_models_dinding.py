"""Charter and publications: what the database itself refuses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from layanan.models import Layanan, Maklumat, Publikasi
from tests.pabrik import dasar
from tests.pabrik.dasar import SENIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.models import Pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("domisili")]
SAH = {"status": "berlaku", "ditandatangani_pada": SENIN, "penanda_nama": "Ani Lestari"}


@pytest.fixture
def ani() -> Pengguna:
    return dasar.pengguna("Ani")


def maklumat(ani: Pengguna, **isi: Any) -> Maklumat:
    return Maklumat.objects.create(**{"versi": 1, "isi": "Kami sanggup.", "dibuat_oleh": ani} | isi)


def publikasi(ani: Pengguna, **isi: Any) -> Publikasi:
    baku = {"butir": "biaya", "media": "papan", "sejak": SENIN, "oleh": ani}
    return Publikasi.objects.create(**{"layanan": Layanan.objects.get()} | baku | isi)


# name -> a deed that breaks it; for a unique constraint also the columns that SQLite names instead
PELANGGARAN: dict[str, Callable[[Pengguna], object]] = {
    "maklumat_status": lambda ani: maklumat(ani, **SAH | {"status": "lupa"}),
    "maklumat_berisi": lambda ani: maklumat(ani, isi=""),
    "maklumat_ditandatangani": lambda ani: maklumat(ani, status="berlaku"),
    "maklumat_satu_yang_berlaku|maklumat.status": lambda ani: [maklumat(ani, versi=n, **SAH) for n in (1, 2)],
    "maklumat_satu_draf|maklumat.status": lambda ani: [maklumat(ani, versi=n) for n in (1, 2)],
    "publikasi_satu_yang_jalan|publikasi.layanan_id": lambda ani: [publikasi(ani) for _ in range(2)],
    "publikasi_butir": lambda ani: publikasi(ani, butir="cuaca"),
    "publikasi_media": lambda ani: publikasi(ani, media="kabar"),
    "publikasi_urut_hari": lambda ani: publikasi(ani, sampai=SENIN - timedelta(days=1)),
}


@pytest.mark.parametrize("nama", PELANGGARAN)
def test_constraint_is_held_by_the_database(ani: Pengguna, nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        PELANGGARAN[nama](ani)


def test_a_signed_charter_and_the_next_draft_stand_side_by_side(ani: Pengguna) -> None:
    maklumat(ani, versi=1, **SAH | {"status": "lama"})
    maklumat(ani, versi=2, **SAH)
    assert maklumat(ani, versi=3).status == "draf"


def test_an_ended_publication_makes_room_for_the_next(ani: Pengguna) -> None:
    publikasi(ani, sampai=SENIN)
    assert publikasi(ani).sampai is None
