"""Brakes for people who guess codes: only misses count, so a busy office behind one address is never locked.

A miss is no deed of the office: it leaves a figure, not a row in the trail. Addresses are kept only as
keyed hashes and for at most two quarter hours.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import BigIntegerField, CharField

from bungah.dasar.jejak import sidik
from bungah.dasar.kueri_siap import KueriSiap
from bungah.dasar.models import HitunganMeleset

if TYPE_CHECKING:
    from django.http import HttpRequest

JENDELA: Final = 15 * 60  # seconds

_jumlah_sejak = KueriSiap(
    lambda kunci, sejak: HitunganMeleset.objects.filter(kunci=kunci, jendela__gte=sejak).values_list(
        "jumlah", flat=True
    ),
    kunci=CharField(),
    sejak=BigIntegerField(),
)


def kunci_alamat(request: HttpRequest, untuk: str) -> str:
    """Name of the counter of one address and one purpose."""
    return f"{untuk}:{sidik(request.META.get('REMOTE_ADDR', ''))}"


def penuh(kunci: str, *, batas: int = 20) -> bool:
    """True when ``batas`` misses happened in this quarter hour and the one before (one query)."""
    return sum(_jumlah_sejak(kunci=kunci, sejak=_jendela() - 1)) >= batas


def meleset(kunci: str) -> int:
    """Count one miss and give how many this quarter hour has seen; sweeps what is older than two."""
    jendela = _jendela()
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO dasar_hitunganmeleset (kunci, jendela, jumlah) VALUES (%s, %s, 1) "
            "ON CONFLICT (kunci, jendela) DO UPDATE SET jumlah = dasar_hitunganmeleset.jumlah + 1 "
            "RETURNING jumlah",
            [kunci, jendela],
        )
        jumlah = int(kursor.fetchone()[0])
        if jumlah == 1:
            HitunganMeleset.objects.filter(jendela__lt=jendela - 1).delete()
    return jumlah


def _jendela() -> int:
    return int(time.time()) // JENDELA
