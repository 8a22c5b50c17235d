"""Questions about the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.models import Pengesahan, SuratKeluar

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def register_keluar(tahun: int, *, sebelum: int | None = None, banyak: int = 50) -> list[SuratKeluar]:
    """One keyset page of the outgoing register, newest number first.

    One row more than ``banyak`` tells of a next page.
    """
    baris = SuratKeluar.objects.filter(naskah__seri="surat-keluar", naskah__tahun=tahun)
    if sebelum is not None:
        baris = baris.filter(naskah__urut__lt=sebelum)
    return list(baris.select_related("naskah", "klasifikasi").order_by("-naskah__urut")[: banyak + 1])


def surat_menurut_kode(kode: str) -> SuratKeluar | None:
    """The register row a verify code points to."""
    return SuratKeluar.objects.select_related("naskah", "klasifikasi").filter(naskah__kode=kode).first()


def nomor_bolong(tahun: int) -> list[int]:
    """Numbers of a year that stand in no row: must be empty."""
    ada = set(
        SuratKeluar.objects.filter(naskah__seri="surat-keluar", naskah__tahun=tahun).values_list(
            "naskah__urut", flat=True
        )
    )
    return [n for n in range(min(ada, default=1), max(ada, default=0) + 1) if n not in ada]


def dicatat_atas_nama(hari: date) -> QuerySet[Pengesahan]:
    """Pen signatures recorded on that day that the kepala desa has neither read nor objected to."""
    return (
        Pengesahan.objects.filter(
            cara=Pengesahan.Cara.PENA, dicatat_pada__date__lte=hari, diperiksa_pada=None, disanggah_pada=None
        )
        .select_related("surat__naskah", "dicatat_oleh")
        .order_by("dicatat_pada")
    )


def pengesahan_terakhir(surat: SuratKeluar) -> Pengesahan | None:
    """The pen signature on a letter, if any."""
    return (
        surat.pengesahan.filter(cara=Pengesahan.Cara.PENA)
        .select_related("penanda_tangan", "dicatat_oleh")
        .order_by("-id")
        .first()
    )
