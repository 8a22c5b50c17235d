"""How long a service really takes, from the letters that were made."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.aturan import Jeda as Selang
from bungah.dasar.aturan import menit_kantor_bersih
from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.zona import JAKARTA
from layanan.models import Jeda, Permohonan

if TYPE_CHECKING:
    from datetime import date

TERAKHIR: Final = timedelta(days=90)
PALING_BANYAK: Final = 200
PALING_SEDIKIT: Final = 5  # fewer say nothing, and might tell of one person


@dataclass(frozen=True, slots=True)
class WaktuLazim:
    """Half of the last ``banyak`` were ready within ``menit`` office minutes, waiting for papers left out."""

    menit: int
    banyak: int


@ingat()
def waktu_lazim(layanan_id: int, hari: date) -> WaktuLazim | None:
    """Of the last 90 days, at most 200 letters; None when they are too few (R092)."""
    sejak = datetime.combine(hari - TERAKHIR, time.min, JAKARTA)
    siap = Permohonan.objects.filter(layanan_id=layanan_id, siap_pada__gte=sejak).order_by("-siap_pada")
    baris: list[tuple[int, Any, Any]] = list(
        siap.values_list("pk", "lengkap_pada", "siap_pada")[:PALING_BANYAK]  # what is ready was complete
    )
    if len(baris) < PALING_SEDIKIT:
        return None
    jeda: dict[int, list[Selang]] = defaultdict(list)
    for satu in Jeda.objects.filter(jenis=Jeda.Jenis.WARGA, permohonan__in=[pk for pk, _, _ in baris]):
        jeda[satu.permohonan_id].append((satu.mulai, satu.selesai))
    kalender = kalender_kerja()
    menit = [menit_kantor_bersih(mulai, siap, jeda[pk], kalender) for pk, mulai, siap in baris]
    return WaktuLazim(math.ceil(median(menit)), len(menit))
