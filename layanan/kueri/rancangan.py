"""Questions about redesigns and innovations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from layanan.models import Inovasi, KegiatanPelayanan, Rancangan

if TYPE_CHECKING:
    from django.db.models import QuerySet


def semua_rancangan() -> QuerySet[Rancangan]:
    """Every redesign, the newest first, with how far it got."""
    banyak = {"baris": Count("pelanggan", distinct=True), "kegiatan": Count("pelanggan__pelayanan")}
    terkait = Rancangan.objects.select_related("layanan", "draf", "dibuat_oleh")
    return terkait.annotate(**banyak).order_by("-pk")


def kegiatan_urut(rancangan: Rancangan) -> list[KegiatanPelayanan]:
    """All rows of Format 2 in the order of the work, with what they need."""
    semua = KegiatanPelayanan.objects.filter(pelanggan__rancangan=rancangan)
    terkait = semua.select_related("pelanggan", "pelaksana").prefetch_related("prasarana", "sarana")
    return list(terkait.order_by("pelanggan__urut", "urut"))


def semua_inovasi() -> QuerySet[Inovasi]:
    """The register of innovations, the newest first."""
    terkait = ("layanan", "standar_lama__layanan", "standar_baru__layanan", "rancangan")
    return Inovasi.objects.select_related(*terkait).order_by("-terjadi_pada", "-pk")
