"""What the people's app offers to the roof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.papan import Kartu
from kepegawaian.alur import BOLEH_MENUGASKAN
from kepegawaian.kueri import akhir_tugas, sk_segera_habis

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna
    from bungah.dasar.papan import Menu


def menu(_pengguna: Pengguna) -> list[Menu]:
    """None of its own yet: SK and staff are kept in the reference data."""
    return []


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """Appointments that end within 30 days: one's own, and for whoever assigns all of them."""
    hasil = []
    if sampai := akhir_tugas(pengguna, hari):
        kata = f"SK Anda berakhir {tanggal_surat(sampai)}, minta diperpanjang"
        angka = f"{(sampai - hari).days} hari"
        hasil.append(Kartu("Tugas segera berakhir", angka, kata, reverse("dasar:akun"), "tunggu", 70))
    if pengguna.berperan(*BOLEH_MENUGASKAN) and (jumlah := sk_segera_habis(hari).count()):
        ke = reverse("admin:kepegawaian_skpenugasan_changelist")
        kata = "SK petugas habis dalam 30 hari"
        hasil.append(Kartu("SK segera berakhir", str(jumlah), kata, ke, "tunggu", 65))
    return hasil
