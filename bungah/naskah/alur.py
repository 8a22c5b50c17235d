"""Deeds on issued papers: take a number, freeze bytes, cancel. All inside the caller's ``tulis()``."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat
from bungah.dasar.nilai import kode_baru
from bungah.dasar.penomoran import nomor_berikut
from bungah.naskah.models import Naskah, NaskahIsi

if TYPE_CHECKING:
    from datetime import date

PANJANG_KODE = 26


def ambil_nomor(*, jenis: Naskah.Jenis, seri: str, tanggal: date, perihal: str, **rincian: Any) -> Naskah:
    """Give the next number of the series in the year of ``tanggal`` to a new, still empty document.

    The caller, who knows the pattern, sets the printed number; until then it is the bare count.
    """
    urut = nomor_berikut(seri, str(tanggal.year))
    naskah = Naskah.objects.create(
        jenis=jenis,
        seri=seri,
        tahun=tanggal.year,
        urut=urut,
        nomor=str(urut),
        tanggal=tanggal,
        perihal=perihal,
        kode=kode_baru(PANJANG_KODE),
        status=Naskah.Status.DISIAPKAN,
        rincian=rincian,
    )
    catat(naskah, "ambil_nomor", seri=seri, tahun=tanggal.year, urut=urut)
    return naskah


def bekukan(naskah: Naskah, isi: bytes) -> NaskahIsi:
    """Freeze ``isi`` as the newest version of a document that is not cancelled.

    Raises:
        Ditolak: the document was cancelled or lost.
    """
    if naskah.status not in {Naskah.Status.DISIAPKAN, Naskah.Status.BEKU}:
        pesan = f"Naskah {naskah.nomor} sudah {naskah.get_status_display().casefold()}."
        raise Ditolak(pesan)
    versi = naskah.isi.count() + 1
    baru = NaskahIsi.objects.create(
        naskah=naskah, versi=versi, sha256=hashlib.sha256(isi).hexdigest(), isi=isi
    )
    naskah.status = Naskah.Status.BEKU
    naskah.save(update_fields=["status"])
    catat(naskah, "bekukan", versi=versi, sha256=baru.sha256)
    return baru


def batalkan(naskah: Naskah) -> None:
    """Mark a document as cancelled; its number and bytes stay."""
    naskah.status = Naskah.Status.BATAL
    naskah.save(update_fields=["status"])
    catat(naskah, "batalkan")
