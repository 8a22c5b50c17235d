"""The steps of a standard as the pure rules know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from layanan.aturan.bagan import Simpul
from layanan.models import Cabang

if TYPE_CHECKING:
    from layanan.models import VersiStandar


def simpul_standar(standar: VersiStandar) -> list[Simpul]:
    """All steps with officers, unit and exits, in two queries."""
    cabang = Cabang.objects.select_related("tujuan").order_by("urut")
    langkah = standar.langkah.select_related("pelaksana", "pengganti").order_by("urut")
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
        for satu in langkah.prefetch_related(Prefetch("cabang", cabang))
    ]
