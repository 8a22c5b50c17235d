"""Questions about messages: on which occasion a villager is told something now, and what is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import Rupiah
from layanan.kueri.biaya import tertahan_biaya
from layanan.models import Jeda, Permohonan

if TYPE_CHECKING:
    from datetime import datetime

SIAP: Final = "siap-diambil"
MENUNGGU: Final = "menunggu-warga"
TERLAMBAT: Final = "terlambat"


def kesempatan(permohonan: Permohonan, sekarang: datetime) -> str:
    """The occasion (``TemplatPesan.kode``) there is to tell the applicant something; empty for none.

    A pause for the applicant comes before lateness: the clock stands while the office waits for them.
    """
    if permohonan.internal:
        return ""
    if permohonan.tahap == Permohonan.Tahap.SIAP:
        return SIAP
    if yang_ditunggu(permohonan):
        return MENUNGGU
    dikerjakan = permohonan.tahap in {Permohonan.Tahap.PROSES, Permohonan.Tahap.LEGALISASI}
    lewat = permohonan.jatuh_tempo is not None and permohonan.jatuh_tempo < sekarang
    return TERLAMBAT if dikerjakan and lewat else ""


def yang_ditunggu(permohonan: Permohonan) -> str:
    """What the office waits for from the applicant: missing papers, the fee, the words of the pause."""
    if permohonan.tahap == Permohonan.Tahap.PENDAFTARAN:
        berkas = permohonan.berkas.all()  # the page of a request has them, and its pauses, already
        kurang = [str(b.persyaratan) for b in berkas if b.persyaratan.wajib and b.keadaan == b.Keadaan.BELUM]
        if tertahan_biaya(permohonan):
            kurang.append(f"pembayaran {Rupiah(permohonan.standar.biaya)} kepada bendahara")
        return ", ".join(kurang)
    terbuka = (j for j in permohonan.jeda.all() if j.selesai is None and j.jenis == Jeda.Jenis.WARGA)
    return next((j.alasan for j in terbuka), "")
