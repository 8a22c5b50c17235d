"""What the kepala desa reads and countersigns at the end of the day: one page, and all its signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q

from arsip.kueri_paraf import banyak_hari_lalu
from arsip.models import Pengesahan
from bungah.dasar.nilai import Rentang
from kepegawaian.kueri import kepala_desa
from layanan.aturan.laporan import Dimensi
from layanan.kueri.laporan import didahulukan, susun_laporan
from layanan.models import Permohonan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet

    from layanan.kueri.laporan import Laporan
    from layanan.models import Penyimpangan, TitikLayanan

MUAT_DIDAHULUKAN = 4  # the rest stands in the report; signatures are never left out


@dataclass(frozen=True, slots=True)
class LembarHarian:
    """The day in figures, what went out of turn, and the signatures recorded that day."""

    hari: date
    laporan: Laporan
    surat: dict[str, int]
    didahulukan: Sequence[Penyimpangan]
    didahulukan_semua: int
    tanda_tangan: Sequence[Pengesahan]
    belum_diparaf: int  # finished days before this one
    kepala_desa: str


def isi_lembar_harian(titik: TitikLayanan, hari: date, *, hari_ini: date) -> LembarHarian:
    """Everything the sheet of that day prints, in a fixed number of queries."""
    rentang = Rentang(hari, hari)
    dahulu, kades = didahulukan(titik, rentang), kepala_desa()
    return LembarHarian(
        hari=hari,
        laporan=susun_laporan(titik, rentang, Dimensi.SEMUA, hari_ini=hari_ini),
        surat=_surat(hari),
        didahulukan=list(dahulu[:MUAT_DIDAHULUKAN]),
        didahulukan_semua=dahulu.count(),
        tanda_tangan=list(_tanda_tangan(hari)),
        belum_diparaf=banyak_hari_lalu(hari),
        kepala_desa=kades.nama if kades else "",
    )


def _surat(hari: date) -> dict[str, int]:
    """Requests that came in, became ready and were fetched that day; ready in time; running past promise."""
    return Permohonan.objects.filter(pegawai=None).aggregate(
        masuk=Count("id", filter=Q(terjadi_pada__date=hari)),
        siap=Count("id", filter=Q(siap_pada__date=hari)),
        tepat=Count("id", filter=Q(siap_pada__date=hari, siap_pada__lte=F("jatuh_tempo"))),
        diambil=Count("id", filter=Q(selesai_pada__date=hari)),
    )


def _tanda_tangan(hari: date) -> QuerySet[Pengesahan]:
    """Pen signatures recorded that day in the kepala desa's name, in the order of recording."""
    return (
        Pengesahan.objects.filter(cara=Pengesahan.Cara.PENA, dicatat_pada__date=hari)
        .select_related("surat__naskah", "penanda_tangan", "dicatat_oleh")
        .defer("surat__naskah__rincian")
        .order_by("dicatat_pada", "id")
    )
