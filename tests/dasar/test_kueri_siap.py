"""A prepared question answers what the queryset behind it would, and is written only once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, DateField, DateTimeField
from django.db.models.functions import Greatest
from django.test.utils import CaptureQueriesContext

from bungah.dasar.kueri_siap import KueriSiap, SisipSiap, UbahSiap
from bungah.dasar.models import HariLibur, Perangkat
from tests.pabrik import dasar

if TYPE_CHECKING:
    from django.db.models import QuerySet

pytestmark = pytest.mark.django_db
SAAT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def kios(nama: str) -> Perangkat:
    pemasang = dasar.pengguna(nama)
    return Perangkat.objects.create(
        nama=nama, jenis="kios", sidik_tanda=nama * 4, dipasangkan_pada=SAAT, dipasangkan_oleh=pemasang
    )


def menurut_nama(nama: Any) -> QuerySet[Perangkat]:
    return Perangkat.objects.filter(nama=nama).select_related("dipasangkan_oleh")


def test_it_finds_what_the_queryset_finds_with_its_relations() -> None:
    satu, _ = kios("satu"), kios("dua")
    [didapat] = KueriSiap(menurut_nama, nama=CharField())(nama="satu")
    with CaptureQueriesContext(connection) as kueri:
        assert (didapat, didapat.sidik_tanda) == (satu, "satu" * 4)
        assert (didapat.dipasangkan_oleh, didapat.dipasangkan_pada) == (satu.dipasangkan_oleh, SAAT)
    assert len(kueri) == 0


def test_every_asking_binds_its_own_values() -> None:
    semua = [kios(nama) for nama in ("satu", "dua", "tiga")]
    tanya = KueriSiap(menurut_nama, nama=CharField())
    assert [tanya.pertama(nama=satu.nama) for satu in semua] == semua
    assert tanya.pertama(nama="empat") is None


def test_it_is_written_once() -> None:
    ditulis: list[int] = []

    def susun(nama: Any) -> QuerySet[Perangkat]:
        ditulis.append(1)
        return menurut_nama(nama)

    tanya = KueriSiap(susun, nama=CharField())
    tanya(nama="a")
    tanya(nama="b")
    assert ditulis == [1]


@pytest.mark.parametrize(
    ("nama", "bidang", "nilai"),
    [
        ("dipasangkan_pada", DateTimeField(), SAAT),
        ("dipasangkan_pada__lt", DateTimeField(), datetime(2099, 1, 1, tzinfo=UTC)),
        ("id__gt", BigIntegerField(), 0),
        ("sidik_tanda__startswith", CharField(), "satusatu"),
    ],
)
def test_values_are_prepared_as_their_field_would(nama: str, bidang: Any, nilai: object) -> None:
    satu = kios("satu")
    tanya = KueriSiap(lambda isi: Perangkat.objects.filter(**{nama: isi}), isi=bidang)
    assert tanya(isi=nilai) == [satu]


def test_rows_of_values_work_too() -> None:
    HariLibur.objects.create(tanggal=date(2026, 12, 25), nama="Natal")
    tanya = KueriSiap(
        lambda hari: HariLibur.objects.filter(tanggal=hari).values_list("nama", "tanggal"), hari=DateField()
    )
    assert tanya(hari=date(2026, 12, 25)) == [("Natal", date(2026, 12, 25))]
    assert tanya(hari=date(2026, 12, 26)) == []


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_over_its_own_connection() -> None:
    satu = kios("satu")
    tanya = KueriSiap(menurut_nama, nama=CharField())
    hasil: list[Perangkat | None] = [tanya.pertama(nama="satu")]

    def lain() -> None:
        hasil.append(tanya.pertama(nama="satu"))
        connection.close()

    utas = Thread(target=lain)
    utas.start()
    utas.join()
    assert hasil == [satu, satu]


def test_a_row_inserted_alone_gets_its_key_and_counts_as_saved() -> None:
    pemasang = dasar.pengguna("pasang")
    satu = Perangkat(
        nama="tv", jenis="layar", sidik_tanda="x" * 64, dipasangkan_pada=SAAT, dipasangkan_oleh=pemasang
    )
    assert SisipSiap(Perangkat).satu(satu) is satu
    assert not satu._state.adding
    lama = Perangkat.objects.get(pk=satu.pk)
    bidang = [nama.attname for nama in Perangkat._meta.concrete_fields]
    assert [getattr(lama, nama) for nama in bidang] == [getattr(satu, nama) for nama in bidang]


def test_a_prepared_update_changes_what_still_fits_and_says_how_many() -> None:
    satu = kios("satu")
    cabut = UbahSiap(
        lambda pk, kini: (
            Perangkat.objects.filter(pk=pk, dicabut_pada=None),
            {"dicabut_pada": Greatest("dipasangkan_pada", kini), "nama": "dicabut"},
        ),
        pk=BigIntegerField(),
        kini=DateTimeField(),
    )
    kemudian = SAAT + timedelta(minutes=5)
    assert [cabut(pk=satu.pk, kini=kemudian), cabut(pk=satu.pk, kini=kemudian)] == [1, 0]
    satu.refresh_from_db()
    assert (satu.dicabut_pada, satu.nama, satu.jenis) == (kemudian, "dicabut", "kios")
