"""What the tracing of steps offers to menus and public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from bungah.dasar.papan import Menu
from layanan.kueri.telusur import PEMBACA_TELUSUR

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna


def menu_telusur(pengguna: Pengguna) -> list[Menu]:
    """How requests walked, where they stand, who does what."""
    uraian = Menu("Uraian tugas", reverse("layanan:uraian_tugas"), "orang", 78)
    if not pengguna.berperan(*PEMBACA_TELUSUR):
        return [uraian]
    return [
        uraian,
        Menu("Papan kendali", reverse("layanan:kendali"), "mata", 60),
        Menu("Telusur langkah", reverse("layanan:telusur"), "cari", 74),
    ]
