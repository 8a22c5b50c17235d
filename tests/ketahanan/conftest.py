"""Servers for tests of faults: several processes where the database allows it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from tests.ketahanan.kantor import Pelayan, pelayan

if TYPE_CHECKING:
    from collections.abc import Iterator

SESI_MATI = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
PROSES = {"sqlite": 1, "postgresql": 3}  # server processes that share the database


@pytest.fixture(scope="session")
def _siap(django_db_setup: None) -> Iterator[list[Pelayan]]:
    with ExitStack() as tutup:
        yield [tutup.enter_context(pelayan()) for _ in range(PROSES[connection.vendor])]


@pytest.fixture
def armada(_siap: list[Pelayan], transactional_db: None) -> Iterator[list[Pelayan]]:
    """Servers to be started on this test's database; none outlives the test."""
    yield _siap
    for satu in _siap:
        if satu.pid:
            satu.bunuh()
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:  # sessions of the killed: the flush would wait for them
            kursor.execute(SESI_MATI)
