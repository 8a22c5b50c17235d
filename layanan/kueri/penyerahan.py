"""Questions about handing over: what nobody has come for, who was told."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.naskah.models import Pesan
from layanan.kueri.permohonan import siap_diambil

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from layanan.models import Permohonan


def rujukan(permohonan: Permohonan) -> str:
    """How papers and messages name the request they belong to."""
    return f"layanan.permohonan:{permohonan.pk}"


def belum_diambil(hari: date) -> QuerySet[Permohonan]:
    """Residents' letters that were ready before this day, longest waiting first."""
    awal = timezone.make_aware(datetime.combine(hari, time.min))
    return siap_diambil().filter(siap_pada__lt=awal, pegawai=None)


def kabar_terakhir(daftar: Iterable[Permohonan]) -> dict[str, Pesan]:
    """The newest message about each of these requests, by its ``rujukan``, in one query."""
    semua = Pesan.objects.filter(rujukan__in=[rujukan(satu) for satu in daftar])
    return {satu.rujukan: satu for satu in semua.select_related("dibuat_oleh", "templat").order_by("id")}


def siap_dibawa() -> QuerySet[Permohonan]:
    """Residents' letters that are ready, neighbourhood by neighbourhood."""
    return siap_diambil().filter(pegawai=None).order_by("warga__dusun", "warga__rw", "warga__rt", "siap_pada")
