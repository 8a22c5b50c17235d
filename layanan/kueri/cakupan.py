"""Which services have a decided standard, which stand in the debts, which cite a law out of force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from layanan.kueri.peringatan import USANG
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Services for residents: how many there are, how many have a decided standard (R042)."""

    ditetapkan: int
    semua: int

    @property
    def dari(self) -> str:
        """``dari 28``, behind the figure."""
        return f"dari {self.semua}"

    @property
    def hutang(self) -> int:
        return self.semua - self.ditetapkan


def cakupan() -> Cakupan:
    """Counted over active services for residents, in one query."""
    pakai = Q(standar__status=VersiStandar.Status.BERLAKU, standar__ditetapkan_pada__isnull=False)
    hitung = Layanan.objects.filter(aktif=True, subjek=Layanan.Subjek.EKSTERNAL).aggregate(
        semua=Count("pk", distinct=True), ditetapkan=Count("pk", filter=pakai, distinct=True)
    )
    return Cakupan(hitung["ditetapkan"], hitung["semua"])


def hutang_standar() -> QuerySet[Layanan]:
    """Active services for residents without a decided standard in force (R041)."""
    pakai = VersiStandar.objects.filter(status=VersiStandar.Status.BERLAKU, ditetapkan_pada__isnull=False)
    return (
        Layanan.objects.filter(aktif=True, subjek=Layanan.Subjek.EKSTERNAL)
        .exclude(standar__in=pakai)
        .order_by("urutan", "nama")
    )


def standar_berdasar_usang() -> QuerySet[VersiStandar]:
    """Versions in force that cite a law out of force: as basis, of the fee, of a requirement (R115)."""
    usang = (
        Q(dasar_hukum__status__in=USANG)
        | Q(dasar_biaya__status__in=USANG)
        | Q(persyaratan__dasar__status__in=USANG)
    )
    return VersiStandar.objects.filter(
        usang, status=VersiStandar.Status.BERLAKU, layanan__aktif=True
    ).distinct()
