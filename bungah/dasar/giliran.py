"""One request computes at a time; the others wait their turn instead of wresting the interpreter away.

Python runs one thread at a time anyway. Eight that fight for it at every database call changed places a
hundred times a page and lost a third of the machine (measured); so a thread computes its page to the
end, and steps out of the turn only while it waits for something outside Python.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_lokal = threading.local()


def bergiliran(aplikasi: Callable[..., Any], serentak: int = 1) -> Callable[..., Any]:
    """Wrap a WSGI application so that at most ``serentak`` threads compute an answer at once.

    More than one where the database is another process and answers take waiting (PostgreSQL).
    """
    pintu = threading.Semaphore(serentak)

    def jawab(lingkungan: dict[str, Any], mulai: Callable[..., Any]) -> Any:
        with pintu:
            _lokal.pintu = pintu
            try:
                return aplikasi(lingkungan, mulai)
            finally:
                _lokal.pintu = None

    return jawab


@contextmanager
def di_luar_giliran() -> Iterator[None]:
    """Let the others work while this thread waits (a print, a slow hash).

    Inside a transaction the turn is kept: who holds a database lock never waits for who waits for it.
    """
    pintu = getattr(_lokal, "pintu", None)
    if pintu is None or connection.in_atomic_block:
        yield
        return
    pintu.release()
    try:
        yield
    finally:
        pintu.acquire()
