"""Go-live of the registers: numbering goes on where the agenda book on paper stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.jejak import tulis
from bungah.dasar.penomoran import buka_seri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.dasar.models import Pengguna


def lanjutkan_buku(terakhir: Mapping[str, int], *, tahun: int, pelaku: Pengguna) -> None:
    """Set the last number on paper of each series in that year (0 = none yet).

    Raises:
        Ditolak: this office has already given a higher number.
    """
    with tulis(pelaku=pelaku):
        for seri, nomor in terakhir.items():
            buka_seri(seri, str(tahun), terakhir=nomor)
