"""Questions about certified copies: which request asks for one, what it has, which letters can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arsip.models import Salinan, SuratKeluar
from layanan.kueri.penyerahan import rujukan
from layanan.models import TanpaSalinan

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from layanan.models import Permohonan

LEGALISIR: Final = "legalisir"  # the code of the service in the reference data
BANYAK: Final = 20


def minta_legalisir(permohonan: Permohonan) -> bool:
    """True for a request whose product is a copy of the village's own letter."""
    return not permohonan.internal and permohonan.layanan.kode == LEGALISIR


def salinan_permohonan(permohonan: Permohonan) -> QuerySet[Salinan]:
    """The copies made for this request."""
    daftar = Salinan.objects.filter(rujukan=rujukan(permohonan))
    return daftar.select_related("naskah__surat_keluar", "dibuat_oleh").order_by("pk")


def tanpa_salinan(permohonan: Permohonan) -> TanpaSalinan | None:
    """Why there is no copy, if that was recorded."""
    return TanpaSalinan.objects.filter(permohonan=permohonan).first()


def belum_disalin(permohonan: Permohonan) -> bool:
    """True while a request for a copy has neither one nor the recorded reason."""
    return (
        minta_legalisir(permohonan)
        and not salinan_permohonan(permohonan).exists()
        and tanpa_salinan(permohonan) is None
    )


def bisa_disalin(permohonan: Permohonan, nomor: str = "") -> QuerySet[SuratKeluar]:
    """Letters in force: the applicant's own, newest first, or with ``nomor`` whoever's bears it."""
    terbit = SuratKeluar.objects.filter(status=SuratKeluar.Status.TERBIT, naskah__diganti_oleh=None)
    if nomor:
        terbit = terbit.filter(naskah__nomor__icontains=nomor)
    else:
        terbit = terbit.filter(surat__permohonan__warga=permohonan.warga_id)
    return terbit.select_related("naskah").order_by("-naskah__tanggal", "-pk")[:BANYAK]
