"""Everybody at once through the real server: no number twice or skipped, nobody called twice."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.utils import timezone

from layanan.models import Kunjungan, Panggilan
from tests.ketahanan.kantor import Kios, Pelayan, buka_kantor, buka_meja, utuh
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("klien", "jumlah"),
    [
        (8, 20),
        pytest.param(32, 3125, marks=[pytest.mark.ketahanan, pytest.mark.sqlite]),
        pytest.param(32, 200, marks=[pytest.mark.ketahanan, pytest.mark.postgres]),
    ],
    ids=["160", "100000", "6400"],
)
def test_every_number_once_and_none_skipped(
    armada: list[Pelayan], record_property: Callable[[str, object], None], klien: int, jumlah: int
) -> None:
    kios, antre, mulai = Kios(buka_kantor()), list[threading.Thread](), time.monotonic()
    for satu in armada:
        satu.nyalakan()
    for ke in range(klien):
        antre += kios.ramai(armada[ke % len(armada)].port, klien=1, jumlah=jumlah)
    while antre:
        antre[0].join(5)
        antre = [warga for warga in antre if warga.is_alive()]
        _pulangkan()
    record_property("detik", round(time.monotonic() - mulai))
    assert (kios.salah, kios.tak_tahu) == ([], [])
    assert len(kios.diakui) == len(set(kios.diakui.values())) == klien * jumlah
    utuh(kios)


def _pulangkan() -> None:
    """Let the visitors go home: no office has a hundred thousand people waiting."""
    Kunjungan.objects.filter(status=Kunjungan.Status.TUNGGU).update(status=Kunjungan.Status.BATAL)


@pytest.mark.parametrize(
    ("petugas", "putaran", "jumlah"),
    [
        (8, 1, 10),
        pytest.param(32, 10, 32, marks=[pytest.mark.ketahanan, pytest.mark.sqlite]),
        pytest.param(32, 2, 32, marks=[pytest.mark.ketahanan, pytest.mark.postgres]),
    ],
    ids=["80", "10240", "2048"],
)
def test_nobody_is_called_twice(
    armada: list[Pelayan],
    record_property: Callable[[str, object], None],
    petugas: int,
    putaran: int,
    jumlah: int,
) -> None:
    buka_kantor()
    mulai = time.monotonic()
    meja = [buka_meja(ke) for ke in range(petugas)]
    for satu in armada:
        satu.nyalakan()
    for ke in range(putaran):
        _isi_ruang_tunggu(petugas * jumlah, mulai=ke * petugas * jumlah)
        kerja = [
            threading.Thread(target=orang.panggil, args=(armada[n % len(armada)].port, jumlah))
            for n, orang in enumerate(meja)
        ]
        for utas in kerja:
            utas.start()
        for utas in kerja:
            utas.join()
    record_property("detik", round(time.monotonic() - mulai))
    assert [galat for orang in meja for galat in orang.salah] == []
    dipanggil = [tamu for orang in meja for tamu in orang.dipanggil]
    assert len(dipanggil) == len(set(dipanggil)) == petugas * putaran * jumlah
    nomor = list(Panggilan.objects.values_list("nomor", flat=True))
    assert len(nomor) == len(set(nomor)) == len(dipanggil)
    assert not Kunjungan.objects.exclude(status=Kunjungan.Status.SELESAI).exists()


def _isi_ruang_tunggu(banyak: int, *, mulai: int) -> None:
    saat = timezone.now()
    Kunjungan.objects.bulk_create(
        Kunjungan(
            titik=pabrik.titik(), hari=timezone.localdate(), kelompok=pabrik.kelompok(), urut=mulai + n,
            kode=uuid4().hex[:8].upper(), kunci=uuid4(), terjadi_pada=saat, dicatat_pada=saat,
            giliran_pada=saat, prioritas="lansia" if n % 7 == 0 else "",
        )
        for n in range(1, banyak + 1)
    )  # fmt: skip
