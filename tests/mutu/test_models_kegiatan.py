"""Meetings with the public: what the database itself refuses."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from bungah.mutu.models import FotoKegiatan, PesertaKegiatan, SaranKegiatan
from tests.pabrik.dasar import SENIN
from tests.pabrik.standar import sidang

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "salah",
    [
        {"jenis": "rapat"},
        {"status": "lupa"},
        {"status": "selesai", "ba_ditandatangani": None},
        {"status": "selesai", "ba_ditandatangani": SENIN - timedelta(days=1)},
        {"status": "batal", "alasan_batal": ""},
        {"terjadi_pada": "2026-01-01T08:00:00+07:00"},
    ],
    ids=str,
)
def test_kegiatan_refuses(salah: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        sidang(SENIN, **salah) if "terjadi_pada" not in salah else _lewat(salah)


def _lewat(salah: dict[str, Any]) -> None:
    satu = sidang(SENIN)
    type(satu).objects.filter(pk=satu.pk).update(**salah)  # entered afterwards without a paper source


def test_penyuluhan_is_a_kind_and_keeps_its_photos_in_order() -> None:
    satu = sidang(SENIN, jenis="penyuluhan")
    FotoKegiatan.objects.create(kegiatan=satu, urut=1, foto=b"x")
    with pytest.raises(IntegrityError), transaction.atomic():
        FotoKegiatan.objects.create(kegiatan=satu, urut=1, foto=b"y")


@pytest.mark.parametrize("status", ["rencana", "selesai", "batal"])
def test_kegiatan_in_every_state(status: str) -> None:
    assert sidang(SENIN, status=status).peserta.count() == 3


def test_peserta_and_saran_refuse() -> None:
    satu = sidang(SENIN)
    salah: list[Any] = [
        PesertaKegiatan(kegiatan=satu, urut=1, nama="Dua"),
        PesertaKegiatan(kegiatan=satu, urut=9, nama="Siapa", unsur="tamu"),
        SaranKegiatan(kegiatan=satu, urut=1, isi="Sama"),
        SaranKegiatan(kegiatan=satu, urut=9, isi="Ditolak tanpa kata", diterima=False),
    ]
    for baris in salah:
        with pytest.raises(IntegrityError), transaction.atomic():
            baris.save()
    SaranKegiatan.objects.create(kegiatan=satu, urut=2, isi="Belum dijawab")
