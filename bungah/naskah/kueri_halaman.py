"""Questions about the pages of the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from bungah.naskah.models import BarisHalaman, Halaman, VersiHalaman

if TYPE_CHECKING:
    from django.db.models import QuerySet


def halaman_terbit() -> QuerySet[Halaman]:
    """Pages that are shown, in the order of their list."""
    return Halaman.objects.filter(terbit=True).order_by("urut", "kode")


def halaman_berisi(kode: str) -> Halaman | None:
    """A page with the version in use (``dipakai_kini``: none or one) and its rows, in three queries."""
    versi = VersiHalaman.objects.filter(dipakai=True).prefetch_related("baris")
    return (
        Halaman.objects.filter(kode=kode).prefetch_related(Prefetch("versi", versi, "dipakai_kini")).first()
    )


def versi_dipakai(halaman: Halaman) -> VersiHalaman | None:
    """The version in use of a page fetched by ``halaman_berisi``."""
    kini: list[VersiHalaman] = halaman.dipakai_kini  # type: ignore[attr-defined]  # prefetched there
    return kini[0] if kini else None


def belum_diisi() -> QuerySet[Halaman]:
    """Pages whose every row the office has yet to fill."""
    baris = BarisHalaman.objects.filter(versi__halaman=OuterRef("pk"), versi__dipakai=True)
    return halaman_terbit().filter(Exists(baris), ~Exists(baris.exclude(isi="")))


def semua_halaman() -> QuerySet[Halaman]:
    """Every page with how many rows still wait for words."""
    dipakai = Q(versi__dipakai=True)
    return Halaman.objects.annotate(
        banyak=Count("versi__baris", filter=dipakai),
        kosong=Count("versi__baris", filter=dipakai & Q(versi__baris__isi="")),
    ).order_by("kelompok", "urut", "kode")


def riwayat(halaman: Halaman) -> QuerySet[VersiHalaman]:
    """Every text the page ever had, newest first."""
    return halaman.versi.select_related("dicatat_oleh").order_by("-versi")


def kata_cetak(kode: str) -> dict[str, str]:
    """The office's words for a print, heading → text; empty when that page was never loaded."""
    baris = BarisHalaman.objects.filter(versi__halaman__kode=kode, versi__dipakai=True).order_by("urut")
    return dict(baris.values_list("judul", "isi"))
