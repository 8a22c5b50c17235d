"""Questions about services, places and counters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from bungah.dasar.nilai import lipat
from layanan.models import JagaLoket, KelompokAntrean, Layanan, Loket, TitikLayanan, VersiStandar

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from bungah.dasar.models import Pengguna


def standar_berlaku(layanan: Layanan) -> VersiStandar | None:
    """The standard in force, with its requirements, steps and legal basis."""
    return (
        VersiStandar.objects.filter(layanan=layanan, status=VersiStandar.Status.BERLAKU)
        .prefetch_related("persyaratan", "langkah__pelaksana", "langkah__pengganti", "dasar_hukum")
        .first()
    )


def daftar_layanan(cari: str = "") -> list[VersiStandar]:
    """Standards in force of the services on offer, found by the words villagers use, in one query.

    Each carries ``.layanan`` and ``.banyak_syarat`` (required papers).
    """
    daftar = (
        VersiStandar.objects.filter(status=VersiStandar.Status.BERLAKU, layanan__aktif=True)
        .select_related("layanan__kelompok")
        .annotate(banyak_syarat=Count("persyaratan", filter=Q(persyaratan__wajib=True)))
        .order_by("layanan__urutan", "layanan__nama")
    )
    kata = lipat(cari).split()
    return [satu for satu in daftar if all(k in _teks_cari(satu.layanan) for k in kata)]


def _teks_cari(layanan: Layanan) -> str:
    return lipat(f"{layanan.nama} {layanan.nama_warga} {layanan.kata_kunci}")


def kelompok_ditawarkan() -> QuerySet[KelompokAntrean]:
    """Queue groups that hold at least one service on offer: the kiosk's tiles."""
    return KelompokAntrean.objects.filter(
        layanan__aktif=True, layanan__standar__status=VersiStandar.Status.BERLAKU
    ).distinct()


def titik_utama() -> TitikLayanan:
    """The office itself (the first place); made by the reference data."""
    return TitikLayanan.objects.filter(aktif=True).order_by("id")[0]


def loket_dijaga(pengguna: Pengguna) -> Loket | None:
    """The counter this person holds now."""
    jaga = JagaLoket.objects.terbuka().filter(petugas=pengguna).select_related("loket__titik").first()
    return jaga.loket if jaga else None
