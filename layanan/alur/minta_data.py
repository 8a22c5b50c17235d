"""Deeds on a resident's request for their own data: written down, given, refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError
from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import MEJA, Peran
from layanan.models import PermintaanData

if TYPE_CHECKING:
    from datetime import datetime

    from bungah.dasar.models import Pengguna, Warga

PENJAWAB_DATA = (Peran.PETUGAS_LAYANAN, Peran.SEKDES)


def minta_data(
    warga: Warga, *, pelaku: Pengguna, saat: datetime | None = None, sumber: str = ""
) -> PermintaanData:
    """A resident asks for their data: the clock runs from ``saat`` (a letter that came earlier) or from now.

    Raises:
        TidakBerwenang: no desk role.
        Ditolak: a time that has not come.
        SudahBerubah: an earlier request of theirs is still open.
    """
    if not pelaku.berperan(*MEJA):
        pesan = "Anda tidak bertugas di meja depan."
        raise TidakBerwenang(pesan)
    if saat is not None and saat > timezone.now():
        pesan = "Waktu permintaannya belum tiba."
        raise Ditolak(pesan)
    try:
        with tulis(pelaku=pelaku):
            waktu = dua_waktu(saat=saat, sumber=sumber)
            satu = PermintaanData.objects.create(warga=warga, dicatat_oleh=pelaku, **waktu)
            catat(warga, "minta_data", permintaan=satu.pk)
    except IntegrityError:
        pesan = "Orang ini sudah meminta datanya, dan permintaan itu belum dijawab."
        raise SudahBerubah(pesan) from None
    return satu


def tutup_diberi(warga: Warga, *, pelaku: Pengguna) -> None:
    """The copy is given: whatever was open is answered. Part of that deed, inside its ``tulis()``."""
    satu = PermintaanData.objects.select_for_update().filter(warga=warga, hasil="").first()
    if satu is not None:
        _tutup(satu, PermintaanData.Hasil.DIBERI, pelaku)


def tolak_data(warga: Warga, *, alasan: str, pelaku: Pengguna) -> PermintaanData:
    """Refuse, with the reason the resident is told.

    Raises:
        TidakBerwenang: no role that may hand out full data.
        Ditolak: no reason.
        SudahBerubah: nothing is open.
    """
    if not pelaku.berperan(*PENJAWAB_DATA):
        pesan = "Permintaan data dijawab petugas layanan atau Sekretaris Desa."
        raise TidakBerwenang(pesan)
    if not alasan.strip():
        pesan = "Tulis alasan menolak, seperti yang disampaikan kepada orangnya."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        satu = PermintaanData.objects.select_for_update().filter(warga=warga, hasil="").first()
        if satu is None:
            pesan = "Permintaan ini sudah dijawab."
            raise SudahBerubah(pesan)
        satu.alasan = alasan.strip()
        _tutup(satu, PermintaanData.Hasil.DITOLAK, pelaku)
        catat(warga, "tolak_data", permintaan=satu.pk)
    return satu


def _tutup(satu: PermintaanData, hasil: str, pelaku: Pengguna) -> None:
    satu.hasil, satu.ditutup_pada, satu.ditutup_oleh = hasil, timezone.now(), pelaku
    satu.save(update_fields=["hasil", "alasan", "ditutup_pada", "ditutup_oleh"])
