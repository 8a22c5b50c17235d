"""What quality work offers to the roof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.papan import Kartu, Menu
from bungah.dasar.peran import MEJA
from bungah.mutu.alur_kegiatan import PEMBACA_KEGIATAN
from bungah.mutu.kueri import BUKA_KANTOR, PEMBACA, keadaan

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna


def menu(pengguna: Pengguna) -> list[Menu]:
    """The month of the opening sheet (today's is opened from its card or from there), and the meetings."""
    butir = []
    if pengguna.berperan(*PEMBACA):
        butir.append(Menu("Buka kantor", reverse("mutu:periksa_bulan", args=[BUKA_KANTOR]), "daftar", 78))
    if pengguna.berperan(*PEMBACA_KEGIATAN):
        butir.append(Menu("Kegiatan warga", reverse("mutu:kegiatan_daftar"), "orang-orang", 76))
    return butir


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """On a working day: the office was not looked over yet, or something is not in order."""
    if not pengguna.berperan(*MEJA):
        return []
    dipakai, belum = keadaan(BUKA_KANTOR, hari)
    if not dipakai or belum == 0 or not kalender_kerja().jam_pada(hari):
        return []
    ke = reverse("mutu:lembar_periksa", args=[BUKA_KANTOR])
    if belum is None:
        return [Kartu("Buka kantor", "belum", "kantor belum diperiksa hari ini", ke, "tunggu", 15)]
    return [Kartu("Buka kantor", str(belum), "hal belum beres", ke, "tunggu", 60)]
