"""What prints and the wall offer to menus, the staff home and the night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from bungah.dasar.papan import Kartu, Malam, Menu
from bungah.dasar.peran import SEMUA_PETUGAS, Peran
from bungah.naskah.alur_borongan import sapu_borongan
from bungah.naskah.alur_tempelan import PEMBACA_DINDING
from bungah.naskah.kueri_tempelan import hitung_dinding

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

PENGGANTI = (Peran.SEKDES, Peran.PETUGAS_LAYANAN)  # who sees to it that the wall is true


def menu_dinding(pengguna: Pengguna) -> list[Menu]:
    """Everything that can be printed; what hangs where."""
    butir = []
    if pengguna.berperan(*SEMUA_PETUGAS, Peran.ADMIN):
        butir.append(Menu("Cetakan", reverse("naskah:cetakan_daftar"), "cetak", 79))
    if pengguna.berperan(*PEMBACA_DINDING):
        butir.append(Menu("Dinding", reverse("naskah:dinding"), "lokasi", 79))
    return butir


def kartu_dinding(pengguna: Pengguna) -> list[Kartu]:
    """Sheets that no longer hold, are gone or cannot be read, while there are any."""
    if not pengguna.berperan(*PENGGANTI):
        return []
    semua, perlu = hitung_dinding()
    if not perlu:
        return []
    kata = f"dari {semua} lembar di dinding kedaluwarsa atau rusak"
    return [Kartu("Tempelan perlu diganti", str(perlu), kata, reverse("naskah:dinding"), "telat", 38)]


def malam_dinding() -> list[Malam]:
    """The zips of yesterday."""
    return [Malam("borongan", "Zip cetak borongan yang sudah sehari dihapus", sapu_borongan)]
