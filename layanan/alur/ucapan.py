"""Deeds on the phrases of the desk: write them anew, have somebody who knows good krama check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Salam
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna

PENYUSUN_UCAPAN = (Peran.SEKDES,)


def ubah_ucapan(
    ucapan: Salam, *, krama: str, indonesia: str, pemeriksa: str, tanggal: date | None, pelaku: Pengguna
) -> Salam:
    """Keep a phrase and who checked it when. New words need a new check.

    Raises:
        TidakBerwenang: no role that may write phrases.
        Ditolak: only one of name and date, or a day that has not come.
    """
    if not pelaku.berperan(*PENYUSUN_UCAPAN):
        pesan = "Hanya Sekretaris Desa yang mengubah ucapan."
        raise TidakBerwenang(pesan)
    _pastikan_utuh(pemeriksa.strip(), tanggal)
    with tulis(pelaku=pelaku):
        satu = Salam.objects.select_for_update().get(pk=ucapan.pk)
        berubah = (satu.krama, satu.indonesia) != (krama.strip(), indonesia.strip())
        sama = (satu.diperiksa_oleh, satu.diperiksa_pada) == (pemeriksa.strip(), tanggal)
        satu.krama, satu.indonesia = krama.strip(), indonesia.strip()
        satu.diperiksa_oleh, satu.diperiksa_pada = pemeriksa.strip(), tanggal
        if berubah and sama:
            satu.diperiksa_oleh, satu.diperiksa_pada = "", None
        satu.save()
        catat(satu, "ubah_ucapan", berubah=berubah, diperiksa=satu.diperiksa_pada is not None)
    return satu


def _pastikan_utuh(pemeriksa: str, tanggal: date | None) -> None:
    if bool(pemeriksa) != (tanggal is not None):
        pesan = "Isi siapa yang memeriksa dan tanggalnya, atau kosongkan keduanya."
        raise Ditolak(pesan)
    if tanggal and tanggal > timezone.localdate():
        pesan = "Tanggal memeriksa belum terjadi."
        raise Ditolak(pesan)
