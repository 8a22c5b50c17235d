"""Kill -9 of the real server while visitors press the kiosk: nobody's number is lost, doubled or skipped."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.ketahanan.kantor import Kios, Pelayan, buka_kantor, utuh

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]
KLIEN = 8


@pytest.mark.parametrize("kali", [3, pytest.param(100, marks=pytest.mark.ketahanan)])
def test_peladen_killed_under_load_loses_no_acknowledged_number(
    armada: list[Pelayan], record_property: Callable[[str, object], None], kali: int
) -> None:
    kios, acak, terputus = Kios(buka_kantor()), random.Random(kali), 0
    satu = armada[0]
    for _ in range(kali):
        satu.nyalakan()
        kios.ulangi(satu.port)
        cukup = len(kios.diakui) + acak.randint(0, 40)
        antre = kios.ramai(satu.port, klien=KLIEN)
        while len(kios.diakui) < cukup:
            antre[0].join(0.001)
            assert any(warga.is_alive() for warga in antre), kios.salah
        satu.bunuh()
        for warga in antre:
            warga.join()
        terputus += len(kios.tak_tahu)
        assert kios.salah == []
    satu.nyalakan()
    kios.ulangi(satu.port)
    record_property("nomor diakui", len(kios.diakui))
    record_property("kiriman terputus", terputus)
    assert terputus > 0, "tidak ada kiriman yang terputus: bunuhnya terlalu sopan"
    utuh(kios)
