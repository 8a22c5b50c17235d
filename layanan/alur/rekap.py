"""Keep the figures of months that are over; safe to run at any time, by anybody, any number of times."""

from __future__ import annotations

import math
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction

from bungah.dasar.nilai import Rentang
from layanan.aturan.laporan import Angka, Dimensi, bulan_berikut, hitung
from layanan.kueri.laporan import DISIMPAN, bulan_belum_direkap, fakta
from layanan.models import Kunjungan, RekapAntrean

if TYPE_CHECKING:
    from datetime import date

    from layanan.models import TitikLayanan


def rekap_bulan_lalu(
    titik: TitikLayanan, rentang: Rentang, *, hari_ini: date, detik: float = math.inf
) -> int:
    """Count the finished months of the period that have no kept figures yet; give how many were counted.

    After ``detik`` seconds no other month is begun, so that a page can say how far it is. Derived
    figures, no deed of a person: nothing stands in the trail.
    """
    mulai, jumlah = time.monotonic(), 0
    for bulan in bulan_belum_direkap(titik, rentang, hari_ini):
        if time.monotonic() - mulai >= detik:
            break
        _rekap(titik, bulan, hari_ini)
        jumlah += 1
    return jumlah


def _rekap(titik: TitikLayanan, bulan: date, hari_ini: date) -> None:
    """One month, under a lock that holds writers off between counting and keeping."""
    akhir = bulan_berikut(bulan) - timedelta(days=1)
    with transaction.atomic():
        if connection.vendor == "postgresql":  # SQLite has one writer at a time anyway
            with connection.cursor() as kursor:
                kursor.execute(f"LOCK TABLE {Kunjungan._meta.db_table} IN SHARE MODE")
        angka = hitung(fakta(titik, [Rentang(bulan, akhir)]), DISIMPAN, hari_ini)
        angka.setdefault((Dimensi.SEMUA, ""), Angka())
        RekapAntrean.objects.bulk_create(
            [
                RekapAntrean(titik=titik, bulan=bulan, dimensi=dimensi, kunci=kunci, isi=satu.ke_data())
                for (dimensi, kunci), satu in angka.items()
            ],
            ignore_conflicts=True,
        )
