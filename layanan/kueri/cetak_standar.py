"""Standards as prints take them: one service, or all on offer, with their fourteen components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from bungah.naskah.sekaligus import bersama as bersama_sekaligus
from bungah.naskah.sekaligus import sedang_sekaligus
from layanan.aturan.langkah_umum import LangkahUmum, langkah_umum
from layanan.kueri.komponen import bersama, komponen_utuh, potret, standar_utuh
from layanan.kueri.umum import berlaku_umum
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

    from layanan.aturan.komponen import Komponen


@dataclass(frozen=True, slots=True)
class StandarCetak:
    """A standard with all a print says of it."""

    standar: VersiStandar
    komponen: Mapping[str, Komponen]
    langkah: Sequence[LangkahUmum]
    syarat: Sequence[Mapping[str, Any]]

    @property
    def layanan(self) -> Layanan:
        return self.standar.layanan

    def isi(self, kode: str) -> tuple[str, ...]:
        """The points of one component."""
        return self.komponen[kode].isi


def standar_tercetak(kode: str) -> StandarCetak | None:
    """The version in force of that service."""
    berlaku = VersiStandar.objects.filter(status=VersiStandar.Status.BERLAKU)
    if sedang_sekaligus():
        return bersama_sekaligus("standar_tercetak", lambda: _menurut_kode(berlaku)).get(kode)
    return next(iter(banyak_tercetak(berlaku.filter(layanan__kode=kode))), None)


def _menurut_kode(daftar: QuerySet[VersiStandar]) -> dict[str, StandarCetak]:
    return {satu.layanan.kode: satu for satu in banyak_tercetak(daftar)}


def semua_tercetak() -> list[StandarCetak]:
    """Every service on offer in the order of the public list, in eight queries."""
    return banyak_tercetak(berlaku_umum())


def banyak_tercetak(daftar: QuerySet[VersiStandar]) -> list[StandarCetak]:
    """These standards with all they say, in the order of ``daftar``."""
    umum = bersama(timezone.localdate())
    return [
        _utuh(satu, komponen_utuh(satu, umum))
        for satu in standar_utuh(daftar).select_related("layanan__kelompok")
    ]


def _utuh(standar: VersiStandar, komponen: Sequence[Komponen]) -> StandarCetak:
    isi = potret(standar)
    return StandarCetak(
        standar, {satu.kode: satu for satu in komponen}, langkah_umum(isi["langkah"]), isi["syarat"]
    )
