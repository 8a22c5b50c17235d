"""The office's log of errors, written by several processes and never larger than four megabytes."""

from __future__ import annotations

import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from logging import LogRecord

UKURAN: Final = 1_000_000  # bytes of one file
LAMA: Final = 3  # files kept beside the one in use


class CatatanBersama(RotatingFileHandler):
    """A rotating file that follows when a sister process has turned the page."""

    def __init__(self, berkas: Path) -> None:
        super().__init__(berkas, maxBytes=UKURAN, backupCount=LAMA, delay=True)

    def shouldRollover(self, record: LogRecord) -> bool:  # noqa: N802 -- the library's name
        """True when this line would make the file in use too large."""
        if self.stream is not None and self._dibalik(self.stream.fileno()):
            self.stream.close()
            self.stream = self._open()
        return bool(super().shouldRollover(record))

    def _dibalik(self, terbuka: int) -> bool:
        try:
            return not os.path.samestat(os.fstat(terbuka), Path(self.baseFilename).stat())
        except FileNotFoundError:
            return True
