"""What the server itself refuses, before any page is asked: read to the end and answered in Indonesian.

Waitress answers the moment it knows, in English, and closes; a browser in mid-upload then shows "connection
reset" instead of the answer. So a body that is too large is swallowed, without keeping any of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask

BUANG: Final = 64 * 1024 * 1024  # bytes swallowed for the sake of an answer; beyond, the line is cut
_TEMPLAT: Final = Path(__file__).resolve().parents[2] / "templates"
_HALAMAN: Final = {400: "400.html", 413: "413.html", 431: "400.html", 500: "500.html"}
KEPALA: Final = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; font-src 'self'"),
]


class Pengurai(HTTPRequestParser):  # type: ignore[misc]  # -- untyped library
    """A request whose body is too large is complete only once the body has gone by."""

    _sisa = 0

    def received(self, data: bytes) -> int:
        if not self._sisa:
            dibaca: int = super().received(data)
            if self.error and self.error.code == 413 and not self.chunked:  # noqa: PLR2004 -- HTTP
                self._sisa = self.content_length if self.content_length <= BUANG else 0
                self.completed = not self._sisa
            return dibaca
        dibuang = min(len(data), self._sisa)
        self._sisa -= dibuang
        self.completed = not self._sisa
        return dibuang


class Penolakan(ErrorTask):  # type: ignore[misc]  # -- untyped library
    """The refusal as a page a person can read."""

    def execute(self) -> None:
        galat: Any = self.request.error
        isi = (_TEMPLAT / _HALAMAN.get(galat.code, "400.html")).read_bytes()
        self.status = f"{galat.code} {galat.reason}"
        self.response_headers.extend(KEPALA)
        self.set_close_on_finish()
        self.content_length = len(isi)
        self.write(isi)
