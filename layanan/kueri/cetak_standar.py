"""Standards as prints take them: one service, or all on offer, with their fourteen components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from layanan.aturan.langkah_umum import LangkahUmum, langkah_umum
from layanan.kueri.komponen import bersama, komponen_utuh, potret, standar_utuh
from layanan.kueri.umum import berlaku_umum
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

    from layanan.aturan.komponen import Komponen

PEMISAH = ":"  # "domisili:3" is version 3 of that service


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


def pilihan_layanan() -> list[tuple[str, str]]:
    """Services with a standard in force, as (code, name)."""
    return list(berlaku_umum().values_list("layanan__kode", "layanan__nama"))


def standar_tercetak(kode: str) -> StandarCetak | None:
    """The version in force of that service, else its newest draft; ``kode:3`` is that very version."""
    nama, _, versi = kode.partition(PEMISAH)
    semua = VersiStandar.objects.filter(layanan__kode=nama)
    if versi:
        semua = semua.filter(versi=int(versi) if versi.isascii() and versi.isdigit() else 0)
    urut = sorted(semua, key=lambda satu: (satu.status == VersiStandar.Status.BERLAKU, satu.versi))
    if not urut:
        return None
    return banyak_tercetak(VersiStandar.objects.filter(pk=urut[-1].pk))[0]


def semua_tercetak() -> list[StandarCetak]:
    """Every service on offer in the order of the public list, in eight queries."""
    return banyak_tercetak(berlaku_umum())


def banyak_tercetak(daftar: QuerySet[VersiStandar]) -> list[StandarCetak]:
    """These standards with all they say, in the order of ``daftar``."""
    umum = bersama(timezone.localdate())
    return [_utuh(satu, komponen_utuh(satu, umum)) for satu in standar_utuh(daftar).select_related("layanan__kelompok")]


def _utuh(standar: VersiStandar, komponen: Sequence[Komponen]) -> StandarCetak:
    isi = potret(standar)
    return StandarCetak(
        standar, {satu.kode: satu for satu in komponen}, langkah_umum(isi["langkah"]), isi["syarat"]
    )
