"""Pages of the site: one version in use, rows in order, proofs on this site only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from bungah.naskah.models import BarisHalaman, Halaman, VersiHalaman

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


@pytest.fixture
def versi() -> VersiHalaman:
    halaman = Halaman.objects.create(kode="profil", judul="Profil desa", kelompok="profil")
    return VersiHalaman.objects.create(halaman=halaman, versi=1, sumber="RPJMDes", dipakai=True)


def lagi(satu: VersiHalaman, **isi: Any) -> VersiHalaman:
    return VersiHalaman.objects.create(**{"halaman": satu.halaman, "versi": 2, "sumber": "x"} | isi)


def baris(versi: VersiHalaman, **isi: Any) -> BarisHalaman:
    return BarisHalaman.objects.create(**{"versi": versi, "urut": 1, "judul": "Visi"} | isi)


# name -> a deed that breaks it; for a unique constraint also the columns that SQLite names instead
PELANGGARAN: dict[str, Callable[[VersiHalaman], object]] = {
    "halaman_kelompok": lambda _: Halaman.objects.create(kode="x", judul="X", kelompok="lain"),
    "halaman_versi_tunggal|versihalaman.versi": lambda satu: lagi(satu, versi=1),
    "halaman_satu_yang_dipakai|versihalaman.halaman_id": lambda satu: lagi(satu, dipakai=True),
    "halaman_baris_tunggal|barishalaman.urut": lambda satu: (baris(satu), baris(satu)),
    "halaman_bukti_di_sini": lambda satu: baris(satu, bukti="https://lain.test/"),
}


@pytest.mark.parametrize("nama", PELANGGARAN)
def test_constraint_is_held_by_the_database(versi: VersiHalaman, nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        PELANGGARAN[nama](versi)


@pytest.mark.parametrize("bukti", ["//lain.test", "/\\lain.test"])
def test_baris_refuses_a_proof_elsewhere(versi: VersiHalaman, bukti: str) -> None:
    baris(versi, bukti="/tentang/profil/")
    baris(lagi(versi), bukti="/")
    with pytest.raises(IntegrityError, match="halaman_bukti_di_sini"), transaction.atomic():
        baris(versi, urut=2, bukti=bukti)
