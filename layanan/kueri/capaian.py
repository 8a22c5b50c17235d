"""What the public may know of how services keep their promise: the last 90 days, never a small count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bungah.dasar.ingatan import ingat
from bungah.dasar.nilai import Rentang
from layanan.kueri.telusur import hasil_rentang, laporan_telusur
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from datetime import date

    from layanan.kueri.telusur import BarisLaporan

HARI: Final = 90
PALING_SEDIKIT: Final = 5  # fewer say nothing, and might tell of one person


@dataclass(frozen=True, slots=True)
class Capaian:
    """One service with its standard in force, and what was reached; None while too few were finished."""

    standar: VersiStandar
    angka: BarisLaporan | None


@ingat("layanan.versistandar", "layanan.layanan", "layanan.kelompokantrean")
def capaian_layanan(hari: date) -> list[Capaian]:
    """Every service for residents on offer, each judged by the version its requests began with (R069)."""
    layanan = Layanan.Subjek.EKSTERNAL
    berlaku = VersiStandar.objects.filter(
        status=VersiStandar.Status.BERLAKU, layanan__aktif=True, layanan__subjek=layanan
    ).select_related("layanan__kelompok")
    urut = berlaku.order_by("layanan__kelompok__urutan", "layanan__urutan", "layanan__nama")
    baris = laporan_telusur(hasil_rentang(Rentang(hari - timedelta(days=HARI), hari)))
    angka = {satu.layanan: satu for satu in baris if satu.banyak >= PALING_SEDIKIT}
    return [Capaian(satu, angka.get(satu.layanan_id)) for satu in urut]
