"""SQLite whose writers queue fairly, inside one process and between the processes of one machine.

SQLite's own busy handler sleeps and retries, so under many threads some writer waits for seconds
while others pass (measured: p95 300–700 ms from 8 writers). A first-come lock taken at BEGIN
IMMEDIATE cures that: threads queue in their process, processes at a lock file beside the database,
which the system lets go when its holder dies. Correctness never rests on it: IMMEDIATE and constraints
carry that.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

with suppress(ImportError):  # Windows has none: one server process, and SQLite's own waiting for the rest
    import fcntl

TUNGGU_DETIK = 20
ADA_KUNCI_BERKAS = os.name == "posix"


class KunciUrut:
    """A lock handed over strictly in order of asking; with ``berkas`` also between processes."""

    def __init__(self, berkas: str = "") -> None:
        self._jaga = threading.Lock()
        self._antre: deque[threading.Event] = deque()
        self._dipegang = False
        self._berkas = os.open(berkas, os.O_RDWR | os.O_CREAT, 0o600) if berkas and ADA_KUNCI_BERKAS else None

    def ambil(self, detik: float = TUNGGU_DETIK) -> bool:
        """Wait for the turn, at most ``detik`` seconds for the threads of this process."""
        if not self._ambil_di_sini(detik):
            return False
        self._antar_proses("LOCK_EX")
        return True

    def lepas(self) -> None:
        """Hand the lock to the longest waiting, or free it."""
        self._antar_proses("LOCK_UN")
        with self._jaga:
            if self._antre:
                self._antre.popleft().set()
            else:
                self._dipegang = False

    def tutup(self) -> None:
        """Let go of the lock file; a copy of it in a forked process would hold the lock of the other."""
        if self._berkas is not None:
            with suppress(OSError):
                os.close(self._berkas)

    def _antar_proses(self, perbuatan: str) -> None:
        if self._berkas is not None:
            with suppress(OSError):  # a disk that knows no such locks: SQLite's own waiting remains
                fcntl.flock(self._berkas, getattr(fcntl, perbuatan))

    def _ambil_di_sini(self, detik: float) -> bool:
        with self._jaga:
            if not self._dipegang:
                self._dipegang = True
                return True
            giliran = threading.Event()
            self._antre.append(giliran)
        if giliran.wait(detik):
            return True
        with self._jaga:
            if giliran.is_set():  # handed over in the very moment we gave up
                return True
            self._antre.remove(giliran)
        return False


_kunci_per_berkas: dict[str, KunciUrut] = {}
_membuka = threading.Lock()


def _kunci(nama: str) -> KunciUrut:
    """The lock of one database file; one in memory belongs to this process alone."""
    with _membuka:
        if nama not in _kunci_per_berkas:
            _kunci_per_berkas[nama] = KunciUrut(f"{nama}-giliran" if Path(nama).is_file() else "")
        return _kunci_per_berkas[nama]


def _lupakan() -> None:
    """After a fork: the locks are the parent's, this process makes its own."""
    global _membuka  # noqa: PLW0603 -- it may be held by a thread that was not forked
    _membuka = threading.Lock()
    for kunci in _kunci_per_berkas.values():
        kunci.tutup()
    _kunci_per_berkas.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_lupakan)


class DatabaseWrapper(base.DatabaseWrapper):
    """Holds the file's ``KunciUrut`` from BEGIN to commit, rollback or close."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._memegang: KunciUrut | None = None

    def _start_transaction_under_autocommit(self) -> None:
        kunci = _kunci(str(self.settings_dict["NAME"]))
        if not kunci.ambil():
            raise OperationalError("database is locked")
        self._memegang = kunci
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # stubs leave it out
        except BaseException:
            self._lepas()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # a failed commit is followed by a rollback, which lets go
        self._lepas()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # stubs leave it out
        finally:
            self._lepas()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # stubs leave it out
        finally:
            self._lepas()

    def _lepas(self) -> None:
        kunci, self._memegang = self._memegang, None
        if kunci is not None:
            kunci.lepas()
