"""Deed: the printed sheet of one day came back countersigned by the kepala desa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.kueri_paraf import pena_belum_dilihat
from arsip.models import LembarParaf
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import MEJA

if TYPE_CHECKING:
    from datetime import date, datetime

    from bungah.dasar.models import Pengguna

SUMBER = "lembar harian yang diparaf"


def catat_paraf(hari: date, *, pelaku: Pengguna, terjadi_pada: datetime | None = None) -> LembarParaf:
    """Record that the kepala desa countersigned the sheet of that day: its pen signatures count as read.

    What was objected to before stays objected to. What is recorded later that day needs the sheet again.

    Raises:
        TidakBerwenang: no desk role.
        Ditolak: nothing of that day waits, or the countersign lies before the last signature of the sheet.
    """
    if not pelaku.berperan(*MEJA):
        pesan = "Anda tidak bertugas mencatat paraf."
        raise TidakBerwenang(pesan)
    waktu = dua_waktu(saat=terjadi_pada, sumber=SUMBER)
    if (terjadi_pada or timezone.now()) > timezone.now():
        pesan = "Waktu paraf tidak boleh di masa depan."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        belum = pena_belum_dilihat(hari).filter(dicatat_pada__date=hari)
        if terjadi_pada is not None:
            belum = belum.filter(dicatat_pada__lte=terjadi_pada)
        terkunci = list(belum.select_for_update())
        if not terkunci:
            pesan = f"Tidak ada tanda tangan {tanggal_surat(hari)} yang menunggu paraf pada waktu itu."
            raise Ditolak(pesan)
        lembar, _ = LembarParaf.objects.get_or_create(hari=hari, defaults={**waktu, "dicatat_oleh": pelaku})
        belum.filter(pk__in=[satu.pk for satu in terkunci]).update(
            diperiksa_pada=terjadi_pada or timezone.now(), paraf=lembar
        )
        catat(lembar, "paraf", hari=hari.isoformat(), pengesahan=[satu.pk for satu in terkunci])
    return lembar
