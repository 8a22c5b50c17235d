"""What the public may know of how services keep their promise: the last 90 days, never a small count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bungah.dasar.ingatan import ingat
from bungah.dasar.nilai import Rentang
from layanan.aturan.capaian import PALING_SEDIKIT, TERAKHIR
from layanan.kueri.telusur import hasil_rentang, laporan_telusur
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from datetime import date

    from layanan.kueri.telusur import BarisLaporan


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
    baris = laporan_telusur(hasil_rentang(Rentang(hari - TERAKHIR, hari)))
    angka = {satu.layanan: satu for satu in baris if satu.banyak >= PALING_SEDIKIT}
    return [Capaian(satu, angka.get(satu.layanan_id)) for satu in urut]
