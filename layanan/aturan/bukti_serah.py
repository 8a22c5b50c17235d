"""How long the proof of a hand-over is kept: past the 30 days a complaint may take to come (UU 25/2009)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

SIMPAN: Final = timedelta(days=90)
TANDA_TERPANJANG: Final = 60_000  # characters of a drawn signature as it arrives
