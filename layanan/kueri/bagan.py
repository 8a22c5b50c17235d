"""The steps of a standard as the pure rules know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from layanan.aturan.bagan import Simpul
from layanan.models import Cabang, Langkah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
            nama_dinding=satu.nama_dinding,
        )
        for satu in langkah
    ]


def simpul_potret(langkah: Iterable[Mapping[str, Any]]) -> list[Simpul]:
    """The steps as ``potret`` froze them; older ones know no short names."""
    return [
        Simpul(
            **{
                nama: satu[nama] for nama in ("urut", "nama", "jenis", "unit", "menit", "dokumen", "keluaran")
            },
            perbuatan=satu.get("perbuatan", ""),
            pelaksana=satu["jabatan"],
            pengganti=satu.get("pengganti", ""),
            keluar=tuple((label, ke) for label, ke in satu["keluar"]),
            nama_dinding=satu.get("nama_dinding", ""),
        )
        for satu in langkah
    ]
