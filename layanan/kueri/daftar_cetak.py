"""For which services something can be printed: code and name, in the order of the counters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from django.db.models import QuerySet


def layanan_dipakai() -> list[tuple[str, str]]:
    """Every service on offer with a standard in force, those between parts of the office too."""
    return list(_dipakai().values_list("kode", "nama"))


def layanan_umum() -> list[tuple[str, str]]:
    """Those residents may ask for."""
    return list(_dipakai().filter(subjek=Layanan.Subjek.EKSTERNAL).values_list("kode", "nama"))


def _dipakai() -> QuerySet[Layanan]:
    daftar = Layanan.objects.filter(aktif=True, standar__status=VersiStandar.Status.BERLAKU)
    return daftar.order_by("kelompok__urutan", "urutan", "nama")
