"""The list of standards: every service with its version in force, its draft, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max, Q

from layanan.aturan.komponen import BANYAK, lengkap, yang_kurang
from layanan.aturan.penetapan import tinjau_sebelum
from layanan.kueri.komponen import bersama, komponen_utuh, standar_utuh, temuan_bagan
from layanan.kueri.peringatan import belum_dijawab, hukum_disebut, keadaan, peringatan_utuh
from layanan.models import AturanStandar, Layanan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from layanan.aturan.peringatan import Peringatan

Status = VersiStandar.Status


@dataclass(frozen=True, slots=True)
class Ringkas:
    """One version as the list shows it."""

    standar: VersiStandar
    lengkap: int
    kurang: str  # names of the components that are missing
    belum: tuple[Peringatan, ...]
    usang: tuple[str, ...]  # laws out of force
    bisa_dijalani: bool
    tinjau_lewat: bool

    @property
    def siap(self) -> bool:
        """All fourteen filled and every warning answered: an SK may decide it."""
        return not self.standar.ditetapkan and self.lengkap == BANYAK and not self.belum


@dataclass(frozen=True, slots=True)
class BarisStandar:
    """One service with its version in force and its draft."""

    layanan: Layanan
    berlaku: Ringkas | None
    draf: Ringkas | None

    @property
    def hutang(self) -> bool:
        """A service for residents whose version in force is not decided."""
        luar = self.layanan.subjek == Layanan.Subjek.EKSTERNAL
        return luar and (self.berlaku is None or not self.berlaku.standar.ditetapkan)

    @property
    def calon(self) -> Ringkas | None:
        """The version that would be decided next: the draft, else the one in use."""
        if self.draf is not None:
            return self.draf
        return self.berlaku if self.berlaku and not self.berlaku.standar.ditetapkan else None


def daftar_standar(hari: date) -> list[BarisStandar]:
    """Every active service, by the order of the public list; a fixed number of queries."""
    layanan = list(Layanan.objects.filter(aktif=True).order_by("subjek", "urutan", "nama"))
    pakai = Q(status__in=(Status.DRAF, Status.BERLAKU), layanan__aktif=True)
    semua = list(
        standar_utuh(VersiStandar.objects.filter(pakai))
        .prefetch_related("tanggapan")
        .annotate(ditinjau=Max("tinjauan__terjadi_pada"))
    )
    ada = _ringkas(semua, hari)
    return [
        BarisStandar(satu, ada.get((satu.pk, Status.BERLAKU)), ada.get((satu.pk, Status.DRAF)))
        for satu in layanan
    ]


def _ringkas(semua: Sequence[VersiStandar], hari: date) -> Mapping[tuple[int, str], Ringkas]:
    umum, kini = bersama(hari), keadaan({satu.layanan_id for satu in semua}, hari)
    komponen = {satu.pk: komponen_utuh(satu, umum) for satu in semua}
    bulan = AturanStandar.ambil().tinjau_bulan
    return {
        (satu.layanan_id, satu.status): Ringkas(
            standar=satu,
            lengkap=lengkap(komponen[satu.pk]),
            kurang=yang_kurang(komponen[satu.pk]),
            belum=() if satu.ditetapkan else tuple(belum_dijawab(peringatan_utuh(satu, kini))),
            usang=tuple(h.nama for h in hukum_disebut(satu) if h.keadaan),
            bisa_dijalani=all(temuan.berat != "salah" for temuan in temuan_bagan(satu)),
            tinjau_lewat=_lewat(satu, bulan, hari),
        )
        for satu in semua
    }


def _lewat(standar: VersiStandar, bulan: int, hari: date) -> bool:
    """A decided version nobody has reviewed for so many months (R066)."""
    if standar.ditetapkan_pada is None:
        return False
    tinjauan = standar.ditinjau  # type: ignore[attr-defined]  # annotated above
    sejak = max(standar.ditetapkan_pada, tinjauan.date()) if tinjauan else standar.ditetapkan_pada
    return tinjau_sebelum(sejak, bulan) < hari
