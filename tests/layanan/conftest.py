"""The office of these tests: open on a Monday morning, with its people and one service."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from bungah.dasar.alur_orang import pasangkan
from bungah.dasar.models import Pengguna, Perangkat
from bungah.dasar.peran import Peran
from layanan.cetak import surat as cetak_surat
from layanan.models import Layanan
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

PDF = b"%PDF-1.7 surat "


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    """Monday 23 November 2026, 09.00, standing still until a test moves it."""
    with time_machine.travel(dasar.pukul(9), tick=False) as jam:
        yield jam


@pytest.fixture
def kantor(db: None, jam: time_machine.Traveller) -> None:
    """Hours, profile and the kepala desa's place in the staff list."""
    dasar.profil()
    dasar.jam_kerja()
    kepegawaian.pegawai("kades", "Ani Lestari")


@pytest.fixture
def petugas(kantor: None) -> Pengguna:
    """Budi, who holds the front desk and writes letters."""
    orang = dasar.pengguna("Budi Santoso", Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN)
    kepegawaian.pegawai("kasi_pelayanan", "Budi Santoso", orang)
    return orang


@pytest.fixture
def kades(kantor: None) -> Pengguna:
    """Ani, the kepala desa, with an account."""
    return dasar.pengguna("Ani Lestari", Peran.KADES)


@pytest.fixture
def domisili(kantor: None) -> Layanan:
    """A service with a letter: one required paper, 30 minutes."""
    return pabrik.layanan()


@pytest.fixture
def tanpa_mesin(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Stand in for the print machine; gives the data of every page that was asked for."""
    dicetak: list[dict[str, object]] = []

    def cetak(templat: str, data: dict[str, object], *, kertas: object) -> bytes:
        dicetak.append(data)
        return PDF + f"{len(dicetak)}".encode()

    monkeypatch.setattr(cetak_surat, "cetak_pdf", cetak)
    return dicetak


@pytest.fixture
def klien() -> Callable[[Pengguna], Client]:
    """Give a browser on a paired desk, logged in as that person."""

    def buka(orang: Pengguna) -> Client:
        _, tanda = pasangkan(nama="Meja uji", jenis=Perangkat.Jenis.MEJA, pelaku=None)
        satu = Client()
        satu.force_login(orang)
        satu.cookies["perangkat"] = tanda
        return satu

    return buka


def maju_ke(jam: time_machine.Traveller, saat: datetime) -> None:
    """Move the clock."""
    jam.move_to(saat)
