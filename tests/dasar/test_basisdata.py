"""SQLite as the office uses it: every commit on the disk, one writer at a time, writers in order."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, OperationalError, connection, connections, transaction

from bungah.dasar.basisdata.sqlite import base
from bungah.dasar.basisdata.sqlite.base import KunciUrut
from bungah.dasar.models import Penghitung

if TYPE_CHECKING:
    from collections.abc import Iterator

sekali = pytest.mark.django_db(transaction=True)


# ------------------------------------------------------------------ the lock alone
def menunggu(kunci: KunciUrut, banyak: int) -> None:
    """Wait until so many stand in the queue."""
    while len(kunci._antre) < banyak:
        threading.Event().wait(0.001)


def test_kunci_is_handed_over_in_order_of_asking() -> None:
    kunci, urutan = KunciUrut(), list[int]()
    assert kunci.ambil()

    def giliran(nomor: int) -> None:
        assert kunci.ambil()
        urutan.append(nomor)
        kunci.lepas()

    with ThreadPoolExecutor(8) as kolam:
        for nomor in range(8):
            kolam.submit(giliran, nomor)
            menunggu(kunci, nomor + 1)
        kunci.lepas()
    assert urutan == list(range(8))


def test_kunci_gives_up_after_its_time_and_stays_usable() -> None:
    kunci = KunciUrut()
    assert kunci.ambil()
    assert not kunci.ambil(detik=0.01)
    kunci.lepas()
    assert kunci.ambil(detik=0)


def test_kunci_handed_over_while_giving_up_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait ends by its clock in the very moment the holder lets go: the lock must not be lost."""
    kunci = KunciUrut()
    assert kunci.ambil()

    class Telat(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            kunci.lepas()
            return False

    monkeypatch.setattr("bungah.dasar.basisdata.sqlite.base.threading.Event", Telat)
    assert kunci.ambil(detik=5)
    assert kunci._dipegang


# ------------------------------------------------------------------ the lock in the backend
@pytest.fixture
def kunci() -> KunciUrut:
    return base._kunci_per_berkas.setdefault(str(connection.settings_dict["NAME"]), KunciUrut())


@pytest.fixture
def penulis_lain() -> Iterator[sqlite3.Connection]:
    """A second process in the eyes of SQLite: it knows nothing of our lock and does not wait."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)) as lain:
        yield lain


@pytest.mark.sqlite
@sekali
def test_sqlite_is_durable_and_immediate() -> None:
    with connection.cursor() as kursor:
        nilai = {
            nama: kursor.execute(f"PRAGMA {nama}").fetchone()[0]
            for nama in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert nilai == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}  # 2 = FULL
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (
        "ATOMIC_REQUESTS" not in connection.settings_dict or not connection.settings_dict["ATOMIC_REQUESTS"]
    )


@pytest.mark.sqlite
@sekali
def test_sqlite_transaction_takes_the_write_lock_at_once(penulis_lain: sqlite3.Connection) -> None:
    with transaction.atomic():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            penulis_lain.execute("BEGIN IMMEDIATE")
        assert penulis_lain.execute("SELECT count(*) FROM dasar_penghitung").fetchone() == (0,)
    penulis_lain.execute("BEGIN IMMEDIATE")


def _gagal_di_tengah() -> None:
    with transaction.atomic():
        Penghitung.objects.create(seri="x", periode="2026")
        raise DatabaseError


def _tutup_di_tengah() -> None:
    with transaction.atomic():
        connection.close()


def _berhasil() -> None:
    with transaction.atomic():
        Penghitung.objects.create(seri="x", periode="2026")


@pytest.mark.sqlite
@sekali
@pytest.mark.parametrize(
    ("perbuatan", "galat"),
    [(_berhasil, None), (_gagal_di_tengah, DatabaseError), (_tutup_di_tengah, None)],
)
def test_sqlite_lock_is_let_go_however_the_block_ends(
    kunci: KunciUrut, perbuatan: object, galat: type[Exception] | None
) -> None:
    assert callable(perbuatan)
    if galat:
        with pytest.raises(galat):
            perbuatan()
    else:
        perbuatan()
    assert not kunci._dipegang


@pytest.mark.sqlite
@sekali
def test_sqlite_lock_is_let_go_when_begin_fails(kunci: KunciUrut, penulis_lain: sqlite3.Connection) -> None:
    with connection.cursor() as kursor:
        kursor.execute("PRAGMA busy_timeout = 0")
    penulis_lain.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        _berhasil()
    assert not kunci._dipegang
    penulis_lain.execute("ROLLBACK")
    _berhasil()
    connection.close()  # the next test gets the ordinary waiting time back


@pytest.mark.sqlite
@sekali
def test_sqlite_writer_that_waits_too_long_hears_a_plain_error(
    kunci: KunciUrut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KunciUrut.ambil, "__defaults__", (0.01,))
    assert kunci.ambil()
    try:
        with pytest.raises(OperationalError, match="database is locked"):
            _berhasil()
    finally:
        kunci.lepas()
    _berhasil()


@pytest.mark.sqlite
@sekali
def test_sqlite_threads_of_one_process_all_get_their_turn() -> None:
    def menambah() -> None:
        try:
            for _ in range(5):
                with transaction.atomic():
                    satu = Penghitung.objects.get(seri="x")
                    satu.terakhir += 1  # lost updates would show here
                    satu.save()
        finally:
            connections.close_all()

    _berhasil()
    with ThreadPoolExecutor(10) as kolam:
        for janji in [kolam.submit(menambah) for _ in range(10)]:
            janji.result(timeout=60)
    assert Penghitung.objects.get(seri="x").terakhir == 50
