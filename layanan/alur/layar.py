"""Telling the waiting room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import BigIntegerField

from bungah.dasar.kueri_siap import KueriSiap, SisipSiap
from layanan.models import Panggilan, TitikLayanan

if TYPE_CHECKING:
    from layanan.models import Kunjungan


_sisip = SisipSiap(Panggilan)
_kunci = KueriSiap(
    lambda titik: (
        TitikLayanan.objects.select_for_update(no_key=True).filter(pk=titik).values_list("pk", flat=True)
    ),
    titik=BigIntegerField(),
)


def umumkan(kunjungan: Kunjungan) -> Panggilan:
    """Write the call of this visitor for screens and voice; belongs inside the deed that calls.

    The place is locked first: ids of one place then appear in their order also where two counters
    commit at once (PostgreSQL gives an id before it shows the row), so a screen cannot skip one.
    """
    if connection.features.has_select_for_update:  # SQLite has one writer anyway
        _kunci(titik=kunjungan.titik_id)
    return _sisip.satu(
        Panggilan(
            titik_id=kunjungan.titik_id,
            hari=kunjungan.hari,
            nomor=kunjungan.nomor,
            loket=kunjungan.loket.nomor if kunjungan.loket else None,
            ke=kunjungan.panggilan_ke,
        )
    )
