"""What a reserved number becomes: the row of the letter that was written by hand on its blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from arsip.aturan import susun_nomor
from bungah.dasar.galat import Ditolak
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.models import Naskah

if TYPE_CHECKING:
    from datetime import date

    from arsip.models import SuratKeluar


def isi_nomor_cadangan(
    baris: SuratKeluar, *, tanggal: date, perihal: str, ditujukan_kepada: str, **rincian: Any
) -> None:
    """Give a reserved row its letter; the number is completed with the month of the letter's date.

    The pattern is the one that was printed, even when the office has changed it since.

    Raises:
        Ditolak: a date outside the number's year, in the future, or before the number was reserved.
    """
    naskah, hari_ini = baris.naskah, timezone.localdate()
    if tanggal > hari_ini:
        pesan = "Tanggal surat tidak boleh di masa depan."
        raise Ditolak(pesan)
    if tanggal.year != naskah.tahun:
        pesan = f"Nomor ini milik buku tahun {naskah.tahun}; tanggal suratnya harus di tahun itu."
        raise Ditolak(pesan)
    disiapkan = timezone.localdate(naskah.dibuat_pada)
    if tanggal < disiapkan:
        pesan = f"Nomor ini baru disiapkan {tanggal_surat(disiapkan)}. Periksa tanggal di suratnya."
        raise Ditolak(pesan)
    asal = naskah.rincian["cadangan"]
    naskah.nomor = susun_nomor(
        asal["pola"],
        klasifikasi=asal["klasifikasi"],
        urut=naskah.urut,
        kode_desa=asal["kode_desa"],
        tanggal=tanggal,
    )
    naskah.tanggal, naskah.perihal, naskah.status = tanggal, perihal, Naskah.Status.DISIAPKAN
    naskah.rincian |= rincian
    naskah.save(update_fields=["nomor", "tanggal", "perihal", "status", "rincian"])
    baris.ditujukan_kepada, baris.isi_singkat = ditujukan_kepada, perihal
