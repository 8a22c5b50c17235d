"""Whether a desk's page is still up to date: one small question, whatever the queue holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.db.models import BigIntegerField

from bungah.dasar.kueri_siap import KueriSiap
from bungah.dasar.models import Jejak, KepalaJejak

if TYPE_CHECKING:
    from datetime import datetime

# Deeds on these change what the desk shows of the queue; every deed leaves a row in the trail.
JENIS: Final = (
    "layanan.kunjungan",
    "layanan.jagaloket",
    "layanan.loket",
    "layanan.kelompokantrean",
    "layanan.layanan",
    "layanan.aturanantrean",
)
JAUH: Final = 500  # so many deeds later nobody looks through them: it is news
SEMENIT: Final = 60

_kepala = KueriSiap(lambda: KepalaJejak.objects.filter(pk=1).order_by().values_list("urut", flat=True))
_ada = KueriSiap(
    lambda dari, sampai: (
        Jejak.objects.filter(urut__gt=dari, urut__lte=sampai, jenis__in=JENIS)
        .order_by("urut")
        .values_list("urut", flat=True)[:1]
    ),
    dari=BigIntegerField(),
    sampai=BigIntegerField(),
)


def rupa_meja(sekarang: datetime) -> str:
    """Where the trail stands, and the minute (the desk says for how many minutes somebody waits)."""
    return f"{_kepala.pertama() or 0}-{int(sekarang.timestamp()) // SEMENIT}"


def masih_sama(lama: str, baru: str) -> bool:
    """True when nothing of the queue happened between two marks; deeds on other things do not count."""
    if lama == baru:
        return True
    cocok = re.fullmatch(r"(\d{1,18})-(\d{1,18})", lama, re.ASCII)
    if cocok is None:
        return False
    kepala, _, menit = baru.partition("-")
    dari, sampai = int(cocok[1]), int(kepala)
    if cocok[2] != menit or not dari <= sampai <= dari + JAUH:
        return False
    return _ada.pertama(dari=dari, sampai=sampai) is None
