"""The steps a request walks: open one, close it with the deed that closes it, open the next.

The deeds of a request call ``maju``; so the timeline is written by the work itself and no separate
tick is asked (R025, R098).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat
from bungah.dasar.nilai import hari_dan_pukul
from kepegawaian.kueri import pelaksana_hari_ini
from layanan.aturan.permohonan import langkah_berikut
from layanan.models import LangkahBerjalan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bungah.dasar.models import Pengguna
    from layanan.models import Cabang, Langkah, Permohonan


def maju(
    permohonan: Permohonan,
    perbuatan: str,
    *,
    pelaku: Pengguna,
    saat: datetime | None = None,
    catatan: str = "",
    cabang: int | None = None,
) -> datetime:
    """Close the running step with ``perbuatan``, open the next one, and give the moment of both.

    ``cabang`` is the exit chosen (``Cabang.pk``) where the step is a decision.

    Raises:
        Ditolak: another step is running, the request is paused, or ``saat`` lies before the step began.
    """
    jalan = tutup_langkah(permohonan, perbuatan, pelaku=pelaku, saat=saat, catatan=catatan)
    if berikut := _berikut(permohonan, jalan, cabang):
        buka_langkah(permohonan, berikut, jalan.selesai or jalan.mulai)
    return jalan.selesai or jalan.mulai


def _berikut(permohonan: Permohonan, jalan: LangkahBerjalan, pilih: int | None) -> Langkah | None:
    """Where the step just closed leads: its exit, which is kept, or the next one by order."""
    keluar = list(jalan.langkah.cabang.select_related("tujuan"))
    if not keluar and pilih is None:
        return langkah_berikut(permohonan.standar.langkah.all(), jalan.langkah.urut)
    diambil = _dipilih(keluar, pilih, jalan.langkah)
    catat_keluar(jalan, diambil)
    return diambil.tujuan


def _dipilih(keluar: Sequence[Cabang], pilih: int | None, langkah: Langkah) -> Cabang:
    """The exit chosen. One way out needs no choice; a signature given leads on by its first."""
    if pilih is None and (len(keluar) == 1 or langkah.perbuatan == langkah.Perbuatan.TERBIT):
        return keluar[0]
    for satu in keluar:
        if satu.pk == pilih:
            return satu
    pesan = f"Langkah «{langkah}» tidak bercabang. Muat ulang halaman ini."
    if keluar:
        pesan = f"Pilih hasilnya: {' atau '.join(satu.label for satu in keluar)}."
    raise Ditolak(pesan)


def catat_keluar(jalan: LangkahBerjalan, diambil: Cabang | None) -> None:
    """Keep the exit by which a step was left."""
    if diambil is not None:
        jalan.cabang = diambil
        jalan.save(update_fields=["cabang"])


def buka_langkah(permohonan: Permohonan, langkah: Langkah, mulai: datetime) -> LangkahBerjalan:
    """Start a step; who is absent that day is replaced by the substitute, and the trail says so (R114)."""
    petugas = pelaksana_hari_ini(langkah.pelaksana, langkah.pengganti, timezone.localdate(mulai))
    jalan = LangkahBerjalan.objects.create(
        permohonan=permohonan, langkah=langkah, petugas=petugas, mulai=mulai
    )
    catat(
        jalan,
        "buka_langkah",
        permohonan=permohonan.pk,
        langkah=langkah.pk,
        pegawai=petugas.pk if petugas else None,
        pengganti=jalan.digantikan,
    )
    return jalan


def tutup_langkah(
    permohonan: Permohonan, perbuatan: str, *, pelaku: Pengguna, saat: datetime | None, catatan: str = ""
) -> LangkahBerjalan:
    """Close the running step, refusing to skip one."""
    jalan = permohonan.langkah.filter(selesai=None).select_related("langkah").first()
    if jalan is None or jalan.langkah.perbuatan != perbuatan:
        sedang = f"«{jalan.langkah}»" if jalan else "tidak ada"
        pesan = f"Langkah yang sedang berjalan: {sedang}. Selesaikan urut dari itu."
        raise Ditolak(pesan)
    if permohonan.jeda.filter(selesai=None).exists():
        pesan = "Permohonan ini sedang ditunda. Lanjutkan dulu."
        raise Ditolak(pesan)
    return _tutup(jalan, _akhir(jalan, saat), pelaku, catatan)


def hentikan_langkah(permohonan: Permohonan, *, pelaku: Pengguna, catatan: str) -> None:
    """End whatever step is running, because the request ends here."""
    for jalan in permohonan.langkah.filter(selesai=None):
        _tutup(jalan, max(timezone.now(), jalan.mulai), pelaku, catatan)


def _tutup(jalan: LangkahBerjalan, selesai: datetime, pelaku: Pengguna, catatan: str) -> LangkahBerjalan:
    jalan.selesai, jalan.ditutup_oleh, jalan.catatan = selesai, pelaku, catatan
    jalan.save(update_fields=["selesai", "ditutup_oleh", "catatan"])
    return jalan


def _akhir(jalan: LangkahBerjalan, saat: datetime | None) -> datetime:
    """When the step ended; people write minutes, so the minute it began in is not too early."""
    if saat and saat < jalan.mulai.replace(second=0, microsecond=0):
        pesan = f"Waktunya tidak boleh sebelum {hari_dan_pukul(timezone.localtime(jalan.mulai))}."
        raise Ditolak(pesan)
    return max(saat or timezone.now(), jalan.mulai)
