"""What a review of a standard looks at: what came in since the last one, by whatever app counts it (R066)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.aplikasi import tawaran
from layanan.aturan.penetapan import tinjau_sebelum
from layanan.models import AturanStandar, TinjauanStandar

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from bungah.dasar.papan import Kartu
    from layanan.models import VersiStandar


def tinjauan_standar(standar: VersiStandar) -> QuerySet[TinjauanStandar]:
    """Reviews of every version of this service, newest first."""
    daftar = TinjauanStandar.objects.filter(standar__layanan=standar.layanan_id)
    return daftar.select_related("standar", "kegiatan", "dicatat_oleh")


def sejak_tinjauan(standar: VersiStandar) -> date:
    """Since when inputs count: the last review, else the day it was decided or came in use."""
    awal: date = standar.ditetapkan_pada or standar.berlaku_dari
    akhir = standar.tinjauan.order_by("-terjadi_pada").values_list("terjadi_pada", flat=True).first()
    return max(awal, timezone.localdate(akhir)) if akhir else awal


def tinjau_paling_lambat(standar: VersiStandar) -> date:
    """The last day on which this version is still reviewed in time."""
    return tinjau_sebelum(sejak_tinjauan(standar), AturanStandar.ambil().tinjau_bulan)


def masukan(standar: VersiStandar) -> list[Kartu]:
    """Figures from every app about this service since its last review."""
    kartu: list[Kartu] = tawaran("masukan_standar", standar.layanan.kode, sejak_tinjauan(standar))
    return sorted(kartu, key=lambda satu: satu.urut)
