"""What the office can show an evaluator about its queue, counted from its own rows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q

from bungah.dasar.models import Jejak, Perangkat
from layanan.aturan.bukti import BuktiAntrean
from layanan.kueri.standar import kelompok_ditawarkan
from layanan.models import Kunjungan, Panggilan

if TYPE_CHECKING:
    from datetime import date, datetime

    from layanan.models import TitikLayanan

HARI_BUKTI: Final = 30
UJI_SUARA: Final = "uji_suara"


def bukti_antrean(titik: TitikLayanan, hari_ini: date) -> BuktiAntrean:
    """The last thirty days, today included."""
    masa = {"titik": titik, "hari__gt": hari_ini - timedelta(days=HARI_BUKTI), "hari__lte": hari_ini}
    nomor = Kunjungan.objects.filter(**masa).aggregate(n=Count("id"), jenis=Count("kelompok", distinct=True))
    tampil = Panggilan.objects.filter(**masa).aggregate(
        n=Count("id"), berloket=Count("id", filter=Q(loket__isnull=False))
    )
    return BuktiAntrean(
        nomor=nomor["n"],
        layar=Perangkat.objects.filter(jenis=Perangkat.Jenis.LAYAR, dicabut_pada=None).count(),
        panggilan=tampil["n"],
        berloket=tampil["berloket"],
        uji_suara=uji_suara_terakhir(),
        jenis=len(kelompok_ditawarkan()),
        jenis_dipakai=nomor["jenis"],
    )


def uji_suara_terakhir(perangkat: Perangkat | None = None) -> datetime | None:
    """When a screen (or this very one) last played a call to its end."""
    baris = Jejak.objects.filter(jenis=Perangkat._meta.label_lower, perbuatan=UJI_SUARA)
    if perangkat is not None:
        baris = baris.filter(objek_id=str(perangkat.pk))
    return baris.order_by("-urut").values_list("dicatat_pada", flat=True).first()
