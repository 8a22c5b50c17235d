"""Who wakes the night's work in the office's own server: a quiet thread, a child process for the work.

An office PC is off at night. So the day's work begins a little after the start, or after midnight when the
machine stays on; the child has its own memory and low priority, and a visitor never waits for it.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SETELAH_MULAI: Final = 45.0  # seconds: the first pages of the morning go first
TENGOK: Final = 60.0  # how often the date is looked at; a suspended PC wakes up on another day
TUNGGU_GAGAL: Final = 16 * 60.0  # a little more than the door itself asks


class PenjagaMalam:
    """Looks at the date once a minute and runs ``manage.py malam`` once for each."""

    def __init__(self, *, awal: float = SETELAH_MULAI, tengok: float = TENGOK) -> None:
        self._henti = threading.Event()
        self._awal, self._tengok = awal, tengok
        self._anak: subprocess.Popen[bytes] | None = None
        self._utas = threading.Thread(target=self._jaga, name="malam", daemon=True)

    def mulai(self) -> None:
        """Begin to watch."""
        self._utas.start()

    def henti(self) -> None:
        """Stop watching; a child at work ends with its transaction rolled back, and tomorrow catches up."""
        self._henti.set()
        if (anak := self._anak) is not None:
            with suppress(OSError):
                anak.terminate()
        self._utas.join(timeout=10)

    def _jaga(self) -> None:
        selesai: date | None = None
        tunggu = self._awal
        while not self._henti.wait(tunggu):
            tunggu, hari = self._tengok, timezone.localdate()
            if hari == selesai:
                continue
            if self._kerjakan():
                selesai = hari
            else:
                tunggu = max(self._tengok, TUNGGU_GAGAL)

    def _kerjakan(self) -> bool:
        perintah = [sys.executable, str(settings.BASE_DIR / "manage.py"), "malam", "--pelan"]
        try:
            self._anak = subprocess.Popen(perintah, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command
        except OSError:
            return False
        kode = self._anak.wait()
        self._anak = None
        return kode == 0


@contextmanager
def dijaga() -> Iterator[None]:
    """Watch while the server serves."""
    penjaga = PenjagaMalam()
    penjaga.mulai()
    try:
        yield
    finally:
        penjaga.henti()
