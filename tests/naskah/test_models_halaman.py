"""Pages of the site: one version in use, rows in order, proofs on this site only."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from bungah.naskah.models import BarisHalaman, Halaman, VersiHalaman

pytestmark = pytest.mark.django_db


@pytest.fixture
def versi() -> VersiHalaman:
    halaman = Halaman.objects.create(kode="profil", judul="Profil desa", kelompok="profil")
    return VersiHalaman.objects.create(halaman=halaman, versi=1, sumber="RPJMDes", dipakai=True)


def test_halaman_refuses_unknown_group() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Halaman.objects.create(kode="x", judul="X", kelompok="lain")


@pytest.mark.parametrize(("nomor", "dipakai"), [(1, False), (2, True)])
def test_versi_is_counted_once_and_one_is_used(versi: VersiHalaman, nomor: int, *, dipakai: bool) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        VersiHalaman.objects.create(halaman=versi.halaman, versi=nomor, sumber="x", dipakai=dipakai)
    VersiHalaman.objects.create(halaman=versi.halaman, versi=2, sumber="x")


@pytest.mark.parametrize(
    "salah",
    [{"urut": 1}, {"bukti": "https://lain.test/"}, {"bukti": "//lain.test"}, {"bukti": "/\\lain.test"}],
    ids=str,
)  # fmt: skip
def test_baris_refuses(versi: VersiHalaman, salah: dict[str, Any]) -> None:
    BarisHalaman.objects.create(versi=versi, urut=1, judul="Visi", bukti="/tentang/profil/")
    BarisHalaman.objects.create(versi=versi, urut=3, judul="Depan", bukti="/")
    with pytest.raises(IntegrityError), transaction.atomic():
        BarisHalaman.objects.create(**{"versi": versi, "urut": 2, "judul": "Misi"} | salah)
