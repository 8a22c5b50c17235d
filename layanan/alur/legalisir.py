"""Deeds on a request to certify a copy: the marked copy itself, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError

from arsip.alur_salinan import buat_salinan
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import catat, tulis
from layanan.alur.permohonan import pastikan_penulis
from layanan.kueri.legalisir import minta_legalisir
from layanan.kueri.penyerahan import rujukan
from layanan.models import Permohonan, TanpaSalinan

if TYPE_CHECKING:
    from arsip.models import Salinan, SuratKeluar
    from bungah.dasar.models import Pengguna


def legalisir(
    permohonan: Permohonan, surat: SuratKeluar, *, lembar: int, untuk: str, pelaku: Pengguna
) -> tuple[Salinan, bytes]:
    """Make the marked and counted copy this request asks for; give its row and its file.

    Raises:
        TidakBerwenang: no role that works on requests.
        Ditolak: not in force, replaced, or without a purpose.
        SudahBerubah: the request is not being worked on, or somebody copied the letter this moment.
    """
    pastikan_penulis(pelaku, "membuat salinan")
    pastikan_dikerjakan(Permohonan.objects.select_related("layanan").get(pk=permohonan.pk))
    return buat_salinan(surat, lembar=lembar, untuk=untuk, pelaku=pelaku, rujukan=rujukan(permohonan))


def catat_tanpa_salinan(
    permohonan: Permohonan, *, sebab: str, keterangan: str, pelaku: Pengguna
) -> TanpaSalinan:
    """Record that the office has no bytes of this document, and what was done instead.

    Raises:
        TidakBerwenang: no role that works on requests.
        Ditolak: unknown reason, or nothing said about it.
        SudahBerubah: recorded already, or the request is not being worked on.
    """
    pastikan_penulis(pelaku, "mengerjakan legalisir")
    if sebab not in TanpaSalinan.Sebab.values or not keterangan.strip():
        pesan = "Pilih sebabnya dan tulis dokumen apa yang dibawa."
        raise Ditolak(pesan)
    try:
        with tulis(pelaku=pelaku):
            terkunci = Permohonan.objects.select_for_update(of=("self",)).select_related("layanan")
            pastikan_dikerjakan(terkunci.get(pk=permohonan.pk))
            satu = TanpaSalinan.objects.create(
                permohonan=permohonan, sebab=sebab, keterangan=keterangan.strip(), dicatat_oleh=pelaku
            )
            catat(satu, "tanpa_salinan", permohonan=permohonan.pk, sebab=sebab)
    except IntegrityError:
        pesan = "Alasannya sudah dicatat."
        raise SudahBerubah(pesan) from None
    return satu


def pastikan_dikerjakan(permohonan: Permohonan) -> None:
    """Refuse a request that asks for no copy, or not now."""
    if not minta_legalisir(permohonan):
        pesan = "Permohonan ini bukan permintaan legalisir."
        raise Ditolak(pesan)
    if permohonan.tahap != Permohonan.Tahap.PROSES:
        pesan = f"Salinan tidak bisa dibuat sekarang, tahapnya {permohonan.get_tahap_display().casefold()}."
        raise SudahBerubah(pesan)
