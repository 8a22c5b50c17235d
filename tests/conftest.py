"""What every test may lean on: the browser, the two databases, the size of property tests."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from bungah.dasar import alur_orang
from bungah.naskah import segel
from bungah.pasang_sistem import peramban
from tests import basis, kosong
from tests.pertanyaan import Pencatat, hanya_sqlite

# Playwright's synchronous API keeps an event loop in the thread; Django would refuse to query there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

hypothesis_settings.register_profile("cepat", max_examples=50, deadline=None, derandomize=True)
hypothesis_settings.register_profile("lama", max_examples=5_000, deadline=None)
hypothesis_settings.load_profile("cepat")

KANTOR_LATIHAN = Path(__file__).parent / "layanan" / "test_contoh.py"
PERALATAN_PERAMBAN = {"page", "context", "browser", "new_context"}
PERALATAN_BASISDATA = {"db", "transactional_db", "django_db_setup", "live_server", "client", "admin_client"}
CHROMIUM_DIAM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",  # a microphone that beeps
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # a page may call nobody
]  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switches of the stages."""
    bantuan = "only tests that touch the database, and of those on tests/sekali.py the named ones"
    parser.addoption("--hanya-basisdata", action="store_true", help=bantuan)
    parser.addoption("--catat-pertanyaan", action="store_true", help="note what only others ask")


def pytest_configure(config: pytest.Config) -> None:
    """Note what is asked, where the whole of SQLite runs."""
    if config.getoption("--catat-pertanyaan"):
        config.pluginmanager.register(Pencatat(), "pencatat")


def _memakai_basisdata(item: pytest.Item) -> bool:
    alat = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(alat & PERALATAN_BASISDATA)


@pytest.hookimpl(wrapper=True)  # before -m looks at the markers, and after pytest-django has sorted
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None, object, object]:
    """Mark browser tests by what they use, and drop what the present database cannot show."""
    lain = "sqlite" if "postgresql" in settings.DATABASES["default"]["ENGINE"] else "postgres"
    tinggal: list[pytest.Item] = []
    buang: list[pytest.Item] = []
    for item in items:
        if PERALATAN_PERAMBAN & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.peramban)
            if item.path.parent.name != "perjalanan":
                raise pytest.UsageError(f"{item.nodeid}: uji dengan peramban tinggal di tests/perjalanan")
        bukan_di_sini = item.get_closest_marker(lain) is not None
        bukan_lagi = config.getoption("--hanya-basisdata") and (
            not _memakai_basisdata(item) or hanya_sqlite(item)
        )
        (buang if bukan_di_sini or bukan_lagi else tinggal).append(item)
    if buang:
        config.hook.pytest_deselected(items=buang)
    items[:] = tinggal
    hasil = yield
    # The practice office takes long to fill: begun first, all its tests stay with one worker.
    items.sort(key=lambda item: item.path != KANTOR_LATIHAN)
    return hasil


def pytest_collection_finish() -> None:
    """Let the collector skip what lives as long as the run: thousands of tests and every module."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the figures that long runs have counted (``record_property``)."""
    for satu in terminalreporter.getreports("passed"):
        for nama, nilai in satu.user_properties:
            terminalreporter.write_line(f"{satu.nodeid.split('::')[-1]}: {nama} {nilai}")


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """Start from a copy of the migrated database instead of migrating once per worker."""
    uji = settings.DATABASES["default"].get("TEST", {})
    # pg_virtualenv throws its cluster away after the run.
    lempar = connection.vendor == "sqlite" or "pg_virtualenv." in os.environ.get("PGSYSCONFDIR", "")
    if not lempar or request.config.getvalue("create_db") or request.config.getvalue("reuse_db"):
        return bool(request.config.getvalue("reuse_db"))
    if connection.vendor == "sqlite":
        basis.salin(Path(uji["NAME"]))
    else:
        basis.salin_pg(str(uji["NAME"] or f"test_{connection.settings_dict['NAME']}"))
    return True


@pytest.fixture(scope="session", autouse=True)
def _kosongkan_yang_terisi() -> Iterator[None]:
    """Empty only what a transactional test filled, not every table there is."""

    def kosongkan(uji: Any) -> None:
        for nama in uji._databases_names(include_mirrors=False):
            kosong.kosongkan(connections[nama])

    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(TransactionTestCase, "_fixture_teardown", kosongkan)
        yield


@pytest.fixture(scope="session", autouse=True)
def _rahasia_lekas() -> Iterator[None]:
    """Turn passphrase and PIN into keys quickly, as passwords are; the real cost has a test of its own."""
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setitem(segel._SCRYPT, "n", 2**4)
        ganti.setattr(alur_orang, "PUTARAN_PIN", 1)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the Chromium of this machine, silent towards the world."""
    return {**browser_type_launch_args, "executable_path": peramban(), "args": CHROMIUM_DIAM}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """Walk as a villager with a small phone in Java."""
    layar = {"width": 360, "height": 740}
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta", "viewport": layar}
