"""What the public pages about all services are made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layanan.aturan.langkah_umum import LangkahUmum, langkah_umum
from layanan.kueri.bagan import dengan_cabang, simpul_dari
from layanan.models import Layanan, Peraturan, Persyaratan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class LayananTertulis:
    """A service on offer with the steps and the number of papers of its standard in force."""

    standar: VersiStandar
    langkah: list[LangkahUmum]
    syarat: int

    @property
    def layanan(self) -> Layanan:
        return self.standar.layanan


def berlaku_umum() -> QuerySet[VersiStandar]:
    """Standards in force of the services on offer, in the order of the public list."""
    return VersiStandar.objects.filter(
        status=VersiStandar.Status.BERLAKU,
        layanan__aktif=True,
        layanan__subjek=Layanan.Subjek.EKSTERNAL,
    ).order_by("layanan__kelompok__urutan", "layanan__kelompok__kode", "layanan__urutan", "layanan__nama")


def layanan_tertulis() -> list[LayananTertulis]:
    """All of them in one query; four more while some have no ``potret`` yet."""
    semua = list(berlaku_umum().select_related("layanan__kelompok"))
    langkah, syarat = _dari_baris([satu.pk for satu in semua if not satu.potret])
    return [
        LayananTertulis(
            satu,
            langkah_umum(satu.potret["langkah"] if satu.potret else langkah[satu.pk]),
            len(satu.potret["syarat"]) if satu.potret else syarat[satu.pk],
        )
        for satu in semua
    ]


def _dari_baris(pk: list[int]) -> tuple[Mapping[int, list[dict[str, Any]]], Counter[int]]:
    """Steps and papers of older versions, which hold no ``potret``."""
    if not pk:
        return {}, Counter()
    sama = ("urut", "nama", "jenis", "unit", "pengganti", "menit", "dokumen", "keluaran", "keluar")
    langkah = {
        satu.pk: [
            {nama: getattr(s, nama) for nama in sama} | {"jabatan": s.pelaksana}
            for s in simpul_dari(satu.langkah.all())
        ]
        for satu in VersiStandar.objects.filter(pk__in=pk).prefetch_related(dengan_cabang())
    }
    syarat = Persyaratan.objects.filter(standar__in=pk).values_list("standar", flat=True)
    return langkah, Counter(syarat)


def peraturan_dan_pemakai() -> list[tuple[Peraturan, int]]:
    """The register of laws, each with the number of services on offer that rest on it, in two queries."""
    taut = VersiStandar.dasar_hukum.through.objects.filter(versistandar__in=berlaku_umum().order_by())
    pakai = Counter(taut.values_list("peraturan", flat=True))
    return [(satu, pakai[satu.pk]) for satu in Peraturan.objects.select_related("pengganti").order_by("nama")]
