"""The register of these tests: Monday morning, an officer who writes letters, a kepala desa who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine

from bungah.dasar.peran import Peran
from tests.pabrik import dasar, kepegawaian

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    """Monday 23 November 2026, 10.00, standing still until a test moves it."""
    with time_machine.travel(dasar.pukul(10), tick=False) as jam:
        yield jam


@pytest.fixture
def penulis(db: None, jam: time_machine.Traveller) -> Pengguna:
    """Budi, who numbers letters and records signatures."""
    dasar.profil()
    return dasar.pengguna("Budi Santoso", Peran.PETUGAS_LAYANAN, Peran.SEKDES)


@pytest.fixture
def kades(penulis: Pengguna) -> Pengguna:
    """Ani, the kepala desa, with an account."""
    return dasar.pengguna("Ani Lestari", Peran.KADES)


@pytest.fixture
def penanda(kades: Pengguna) -> Pegawai:
    """Ani in the staff list."""
    return kepegawaian.pegawai("kades", "Ani Lestari", kades)
