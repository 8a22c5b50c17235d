"""When a decree may decide a standard: plain rules over dates and words."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bungah.dasar.nilai import tanggal_surat

if TYPE_CHECKING:
    from datetime import date

SETAHUN = 12


@dataclass(frozen=True, slots=True)
class Ketetapan:
    """A decree as it was typed."""

    nomor: str
    tanggal: date


@dataclass(frozen=True, slots=True)
class Sidang:
    """A hearing as the rules know it."""

    dengar_pendapat: bool
    selesai: bool
    hari: date
    warga: int  # participants who do not work for the office


def periksa_sidang(sidang: Sidang) -> str:
    """Why this hearing cannot carry a standard; empty = it can (UU 25/2009 art. 20)."""
    if not sidang.dengar_pendapat:
        return "Kegiatan itu bukan dengar pendapat dengan warga. Pilih dengar pendapatnya."
    if not sidang.selesai:
        return "Dengar pendapat itu belum selesai. Catat dulu berita acaranya yang bertanda tangan."
    if not sidang.warga:
        return "Dengar pendapat itu tidak dihadiri warga. Standar ditetapkan sesudah warga didengar."
    return ""


def periksa_sk(sk: Ketetapan, *, hari: date, sidang: date, sebelum: date | None) -> str:
    """Why this decree cannot decide a standard today; ``sebelum`` = date of the service's former one."""
    if not sk.nomor.strip():
        return "Isi nomor SK."
    if sk.tanggal > hari:
        return f"SK bertanggal {tanggal_surat(sk.tanggal)}, padahal hari itu belum tiba."
    if sk.tanggal < sidang:
        kata = f"SK bertanggal {tanggal_surat(sk.tanggal)}, lebih dulu daripada dengar pendapatnya"
        return f"{kata} ({tanggal_surat(sidang)})."
    if sebelum and sk.tanggal < sebelum:
        kata = f"SK bertanggal {tanggal_surat(sk.tanggal)}, lebih dulu daripada SK standar sebelumnya"
        return f"{kata} ({tanggal_surat(sebelum)})."
    if sebelum and sidang <= sebelum:
        kata = f"Dengar pendapat {tanggal_surat(sidang)} membahas standar yang dulu"
        return f"{kata} (SK {tanggal_surat(sebelum)}). Adakan dengar pendapat untuk versi ini."
    return ""


def tinjau_sebelum(sejak: date, bulan: int) -> date:
    """The last day of a review that is due so many months after ``sejak``; 31 January + 1 = 28 February."""
    tahun, sisa = divmod(sejak.month - 1 + bulan, SETAHUN)
    tahun, sisa = sejak.year + tahun, sisa + 1
    return sejak.replace(year=tahun, month=sisa, day=min(sejak.day, monthrange(tahun, sisa)[1]))
