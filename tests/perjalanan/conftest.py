"""What every journey starts from: a Monday morning at nine, an open office, one browser per person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine
from playwright.sync_api import expect

from tests.pabrik.dasar import pukul
from tests.perjalanan.kantor import BUDI, KADES, RINI, Kantor, buka_kantor
from tests.perjalanan.ruang import SABAR, Ruang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

expect.set_options(timeout=SABAR)


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    """The office's clock: Monday 23 November 2026, 09.00, running."""
    with time_machine.travel(pukul(9), tick=True) as jam:
        yield jam


@pytest.fixture
def kantor(jam: time_machine.Traveller, transactional_db: None) -> Kantor:
    """Rini at the front desk, Budi who writes letters, the kepala desa; kiosk and phone inbox on."""
    return buka_kantor(RINI, BUDI, KADES)


@pytest.fixture
def ruang(kantor: Kantor, live_server: LiveServer, browser: Browser) -> Iterator[Ruang]:
    """Rooms with JavaScript on; afterwards nothing may have gone wrong in any of them."""
    ruang = Ruang(kantor, live_server.url, browser)
    yield ruang
    ruang.tutup()
    assert ruang.cela == []
