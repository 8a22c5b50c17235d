"""How long a service really takes, from the letters that were made."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time
from statistics import median
from typing import TYPE_CHECKING, Any

from bungah.dasar.aturan import Jeda as Selang
from bungah.dasar.aturan import menit_kantor_bersih
from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.zona import JAKARTA
from layanan.aturan.capaian import PALING_BANYAK, PALING_SEDIKIT, TERAKHIR
from layanan.models import HasilTelusur, Jeda, Permohonan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class WaktuLazim:
    """Half of the last ``banyak`` were ready within ``menit`` office minutes, waiting for papers left out."""

    menit: int
    banyak: int


@ingat()
def waktu_lazim(layanan_id: int, hari: date) -> WaktuLazim | None:
    """Of the last 90 days, at most 200 letters; None when they are too few (R092)."""
    menit = _dihitung([layanan_id], hari)[layanan_id]
    return WaktuLazim(math.ceil(median(menit)), len(menit)) if len(menit) >= PALING_SEDIKIT else None


def waktu_90_hari(layanan: Iterable[int], hari: date) -> Mapping[int, Sequence[int]]:
    """Office minutes of what was finished in 90 days, by service, at most the last 200 of each.

    Kept figures (``HasilTelusur``) come first; where they are too few yet, the letters are counted.
    """
    ids = list(layanan)
    hasil: dict[int, list[int]] = {satu: [] for satu in ids}
    simpan = HasilTelusur.objects.filter(layanan__in=ids, hari__gte=hari - TERAKHIR).order_by("-hari", "-pk")
    for satu, menit in simpan.values_list("layanan", "menit")[: PALING_BANYAK * len(ids)]:
        if len(hasil[satu]) < PALING_BANYAK:
            hasil[satu].append(menit)
    kurang = [satu for satu in ids if len(hasil[satu]) < PALING_SEDIKIT]
    return {**hasil, **_dihitung(kurang, hari)} if kurang else hasil


def _dihitung(layanan: Sequence[int], hari: date) -> Mapping[int, Sequence[int]]:
    """From the letters themselves, waiting for papers left out, in two queries."""
    sejak = datetime.combine(hari - TERAKHIR, time.min, JAKARTA)
    siap = Permohonan.objects.filter(layanan__in=layanan, siap_pada__gte=sejak).order_by("-siap_pada")
    pilih: dict[int, list[tuple[int, Any, Any]]] = {satu: [] for satu in layanan}
    baris = siap.values_list("layanan", "pk", "lengkap_pada", "siap_pada")[: PALING_BANYAK * len(layanan)]
    for satu, pk, lengkap, siap_pada in baris:
        if len(pilih[satu]) < PALING_BANYAK:
            pilih[satu].append((pk, lengkap, siap_pada))  # what is ready was complete
    if not any(len(daftar) >= PALING_SEDIKIT for daftar in pilih.values()):
        return dict.fromkeys(layanan, ())  # too few to say anything
    jeda = _jeda_warga([pk for daftar in pilih.values() for pk, _, _ in daftar])
    kalender = kalender_kerja()
    return {
        satu: [menit_kantor_bersih(mulai, siap, jeda[pk], kalender) for pk, mulai, siap in daftar]
        for satu, daftar in pilih.items()
    }


def _jeda_warga(permohonan: Sequence[int]) -> Mapping[int, list[Selang]]:
    jeda: dict[int, list[Selang]] = defaultdict(list)
    for satu in Jeda.objects.filter(jenis=Jeda.Jenis.WARGA, permohonan__in=permohonan):
        jeda[satu.permohonan_id].append((satu.mulai, satu.selesai))
    return jeda
