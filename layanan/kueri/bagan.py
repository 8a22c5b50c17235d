"""The steps of a standard as the pure rules know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from layanan.aturan.bagan import Simpul
from layanan.models import Cabang, Langkah

if TYPE_CHECKING:
    from collections.abc import Iterable

    from layanan.models import VersiStandar


def dengan_cabang() -> Prefetch[str]:
    """Prefetch of the steps of standards, with officers and exits, for ``simpul_dari``."""
    langkah = Langkah.objects.select_related("pelaksana", "pengganti").order_by("urut")
    cabang = Cabang.objects.select_related("tujuan").order_by("urut")
    return Prefetch("langkah", langkah.prefetch_related(Prefetch("cabang", cabang)))


def simpul_standar(standar: VersiStandar) -> list[Simpul]:
    """All steps with officers, unit and exits, in two queries."""
    cabang = Cabang.objects.select_related("tujuan").order_by("urut")
    langkah = standar.langkah.select_related("pelaksana", "pengganti").order_by("urut")
    return simpul_dari(langkah.prefetch_related(Prefetch("cabang", cabang)))


def simpul_dari(langkah: Iterable[Langkah]) -> list[Simpul]:
    """The same of steps that were fetched with officers and exits."""
    return [
        Simpul(
            urut=satu.urut,
            nama=satu.nama,
            jenis=satu.jenis,
            perbuatan=satu.perbuatan,
            pelaksana=satu.pelaksana.nama,
            unit=satu.pelaksana.unit,
            pengganti=satu.pengganti.nama,
            menit=satu.menit,
            dokumen=satu.dokumen,
            keluaran=satu.keluaran,
            keluar=tuple((jalan.label, jalan.tujuan.urut) for jalan in satu.cabang.all()),
        )
        for satu in langkah
    ]
