"""Practice office: the outgoing register goes live in the middle of the year, after number 327 on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.alur import SERI_SURAT_KELUAR
from bungah.dasar.jejak import tulis
from bungah.dasar.latihan import hari_awal, jam_latihan, pada
from bungah.dasar.penomoran import buka_seri

if TYPE_CHECKING:
    import random
    from datetime import date

TERAKHIR_DI_BUKU = 327


def isi(acak: random.Random, hari_ini: date) -> None:
    """Enter the last number of the paper agenda, as the first-run guide asks."""
    awal = hari_awal(hari_ini)
    with jam_latihan(pada(awal)), tulis(pelaku=None):
        buka_seri(SERI_SURAT_KELUAR, str(awal.year), terakhir=TERAKHIR_DI_BUKU)
