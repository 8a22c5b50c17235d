"""What every journey starts from: a Monday morning at nine, an open office, one browser per person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import expect

from bungah.settings import STORAGES
from tests.pabrik.dasar import pukul
from tests.perjalanan.kantor import BUDI, KADES, RINI, Kantor, buka_kantor
from tests.perjalanan.peladen import peladen
from tests.perjalanan.ruang import SABAR, Ruang

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

expect.set_options(timeout=SABAR)
STATIK = {"BACKEND": "bungah.dasar.gaya.PenyimpananStatik"}


def _pengaturan_statis(folder: Path) -> override_settings:
    """Static files as on a real start: joined, hashed, compressed, served by WhiteNoise."""
    return override_settings(
        STORAGES={**STORAGES, "staticfiles": STATIK},
        STATIC_ROOT=folder,
        WHITENOISE_AUTOREFRESH=False,
        WHITENOISE_USE_FINDERS=False,
    )


@pytest.fixture(scope="session")
def folder_statis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product's static files, collected once."""
    folder: Path = tmp_path_factory.mktemp("statis")
    with _pengaturan_statis(folder):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin"])
    return folder


@pytest.fixture(scope="module")
def alamat(folder_statis: Path, django_db_setup: Any) -> Iterator[str]:
    """Address of a running server; pytest-django's own would send every small stylesheet by itself."""
    with _pengaturan_statis(folder_statis), peladen() as alamat:
        yield alamat


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    """The office's clock: Monday 23 November 2026, 09.00, running."""
    with time_machine.travel(pukul(9), tick=True) as jam:
        yield jam


@pytest.fixture
def kantor(jam: time_machine.Traveller, transactional_db: None) -> Kantor:
    """Rini at the front desk, Budi who writes letters, the kepala desa; kiosk and phone inbox on."""
    return buka_kantor(RINI, BUDI, KADES)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A journey that broke off shows what stood on every open page; CI keeps no picture."""
    laporan = yield
    ruang = getattr(item, "funcargs", {}).get("ruang")
    if laporan.when == "call" and laporan.failed and isinstance(ruang, Ruang):
        laporan.sections.append(("halaman yang terbuka", ruang.yang_tampak()))
    return laporan


@pytest.fixture
def ruang(kantor: Kantor, alamat: str, browser: Browser) -> Iterator[Ruang]:
    """Rooms with JavaScript on; afterwards nothing may have gone wrong in any of them."""
    ruang = Ruang(kantor, alamat, browser)
    yield ruang
    ruang.tutup()
    assert ruang.cela == []
