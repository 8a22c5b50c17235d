"""Rules of the service charter: how long, signed when, what changed since in what it promises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.nilai import tanggal_surat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

PANJANG: Final = 600
DIJANJIKAN: Final = ("menit", "biaya", "produk", "kompensasi", "kewajiban")  # what a line of the annex holds
_NOMOR = re.compile(r"(\d{1,2})[.)]\s+(.+)")


def salah_isi(isi: str) -> str:
    """Why these words cannot be a charter; empty when they can."""
    if not isi.strip():
        return "Isi bunyi maklumat."
    if len(isi) > PANJANG:
        return f"Maklumat paling panjang {PANJANG} huruf agar terbaca di dinding; ini {len(isi)} huruf."
    return ""


def salah_tanda(
    *, hari: date, kini: date, sebelum: date | None, sk_nomor: str, sk_tanggal: date | None
) -> str:
    """Why a signature of that day cannot be recorded today; ``sebelum`` = the former one's day."""
    if hari > kini:
        return f"Ditandatangani {tanggal_surat(hari)}, padahal hari itu belum tiba."
    if sebelum and hari < sebelum:
        kata = f"Maklumat yang berlaku ditandatangani {tanggal_surat(sebelum)}"
        return f"{kata}. Penggantinya tidak bisa lebih dulu."
    if bool(sk_nomor.strip()) != bool(sk_tanggal):
        return "Isi nomor dan tanggal SK, atau kosongkan keduanya."
    if sk_tanggal and sk_tanggal > kini:
        return f"SK bertanggal {tanggal_surat(sk_tanggal)}, padahal hari itu belum tiba."
    return ""


def alinea(isi: str) -> list[tuple[str, str]]:
    """The words line by line as (number, text); the number is empty for a line without one."""
    hasil = []
    for baris in filter(None, (satu.strip() for satu in isi.splitlines())):
        cocok = _NOMOR.fullmatch(baris)
        hasil.append((f"{cocok[1]}.", cocok[2]) if cocok else ("", baris))
    return hasil


def berubah(dulu: Sequence[Mapping[str, Any]], kini: Sequence[Mapping[str, Any]]) -> list[str]:
    """Names of the services whose promise is another than the one that was signed, gone and new ones too."""
    lama, baru = ({satu["kode"]: satu for satu in daftar} for daftar in (dulu, kini))
    beda = [
        kode
        for kode in {**baru, **lama}
        if kode not in lama
        or kode not in baru
        or any(lama[kode].get(nama) != baru[kode].get(nama) for nama in DIJANJIKAN)
    ]
    return [str((baru.get(kode) or lama[kode])["layanan"]) for kode in beda]
