"""Questions of the verify page: the same two for every code, known or not, written into SQL once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Subquery

from arsip.models import Pencabutan, Pengesahan, SuratKeluar
from bungah.dasar.kueri_siap import KueriSiap
from bungah.naskah.models import LembarMusnah

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

BUKAN_SIAPA_PUN = 0  # the key of no row: an unknown code asks the second question too
MENGESAHKAN = (Pengesahan.Cara.PENA, Pengesahan.Cara.SEGEL)


@dataclass(frozen=True, slots=True)
class HasilCek:
    """A letter that stands behind a code, and what made it valid."""

    surat: SuratKeluar
    pengesahan: Pengesahan | None
    dicabut_pada: datetime | None
    diperbaiki: bool  # a sheet of it was destroyed before hand-over


def _surat(kode: str) -> QuerySet[SuratKeluar]:
    cabut = Pencabutan.objects.filter(surat=OuterRef("pk"), dicabut_pada__isnull=False)
    musnah = LembarMusnah.objects.filter(isi__naskah=OuterRef("naskah"))
    return (
        SuratKeluar.objects.filter(naskah__kode=kode)
        .exclude(status=SuratKeluar.Status.HILANG)
        .select_related("naskah__diganti_oleh", "penanda")
        .annotate(dicabut_pada=Subquery(cabut.values("dicabut_pada")[:1]), diperbaiki=Exists(musnah))
    )


def _pengesahan(surat: int) -> QuerySet[Pengesahan]:
    """What was recorded on sheets that still exist, the newest first, with hashes but without bytes."""
    return (
        Pengesahan.objects.filter(surat=surat, cara__in=MENGESAHKAN, isi__musnah=None)
        .select_related("penanda_tangan", "dicatat_oleh", "isi__segel", "putusan")
        .defer("isi__isi", "isi__segel__ekor")
        .order_by("-id")
    )


_surat_siap = KueriSiap(_surat, kode=CharField())
_pengesahan_siap = KueriSiap(_pengesahan, surat=BigIntegerField())


def cek_kode(kode: str) -> HasilCek | None:
    """The letter behind a verify code; None when there is none, after the very same questions."""
    surat = _surat_siap.pertama(kode=kode)
    sah = _pengesahan_siap.pertama(surat=surat.pk if surat else BUKAN_SIAPA_PUN)
    if surat is None:
        return None
    keterangan = vars(surat)
    return HasilCek(surat, sah, keterangan["dicabut_pada"], keterangan["diperbaiki"])
