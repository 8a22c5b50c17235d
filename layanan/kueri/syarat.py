"""Questions about requirements: all of them side by side, those that were dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from layanan.aturan.syarat import SyaratRingkas
from layanan.models import Layanan, Persyaratan, SyaratDilepas, VersiStandar

if TYPE_CHECKING:
    from django.db.models import QuerySet


def ringkas_syarat(draf: VersiStandar | None = None) -> list[SyaratRingkas]:
    """Every requirement residents meet, in one query; ``draf`` in the place of its own version in force."""
    milik = Q(
        standar__status=VersiStandar.Status.BERLAKU,
        standar__layanan__aktif=True,
        standar__layanan__subjek=Layanan.Subjek.EKSTERNAL,
    )
    if draf is not None:
        milik = (milik & ~Q(standar__layanan=draf.layanan_id)) | Q(standar=draf)
    baris = Persyaratan.objects.filter(milik).order_by("standar__layanan__urutan", "standar__layanan", "urut")
    return [
        SyaratRingkas(
            kode=satu.standar.layanan.kode,
            layanan=satu.standar.layanan.nama,
            nama=satu.nama,
            produk=satu.standar.produk,
            wajib=satu.wajib,
            ditinjau=satu.ditinjau_pada is not None,
            berdasar=satu.dasar_id is not None,
            dimiliki_oleh=satu.dimiliki_oleh,
            standar=satu.standar_id,
        )
        for satu in baris.select_related("standar__layanan")
    ]


def syarat_dilepas(layanan_id: int | None = None) -> QuerySet[SyaratDilepas]:
    """What is no longer asked for, the newest first; of one service or of all."""
    semua = SyaratDilepas.objects.select_related("standar__layanan", "oleh").order_by("-pada", "-pk")
    return semua if layanan_id is None else semua.filter(standar__layanan=layanan_id)


def syarat_standar(standar: VersiStandar) -> list[Persyaratan]:
    """The requirements of one standard with their basis and reviewer."""
    return list(standar.persyaratan.select_related("dasar", "ditinjau_oleh").order_by("urut"))
