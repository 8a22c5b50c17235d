"""Codes and rows of the outgoing register, made by the real deeds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from arsip.alur import ALUR_SURAT_KELUAR, bekukan_surat, daftarkan_keluar
from arsip.models import Klasifikasi, SuratKeluar
from bungah.dasar.jejak import tulis

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

HARI = date(2026, 11, 23)
PDF = b"%PDF-1.7 surat keluar"


def klasifikasi(kode: str = "400.12.2.1", nama: str = "Identitas penduduk") -> Klasifikasi:
    """A classification code."""
    return Klasifikasi.objects.get_or_create(kode=kode, defaults={"nama": nama})[0]


def surat_keluar(
    pelaku: Pengguna, *, tanggal: date = HARI, kepada: str = "Siti Aminah", **rincian: Any
) -> SuratKeluar:
    """A register row with its number, still without bytes (``disiapkan``)."""
    return daftarkan_keluar(
        klasifikasi=klasifikasi(),
        tanggal=tanggal,
        perihal="Keterangan domisili",
        ditujukan_kepada=kepada,
        pelaku=pelaku,
        **rincian,
    )


def surat_menunggu(pelaku: Pengguna, *, isi: bytes = PDF, **lain: Any) -> SuratKeluar:
    """A register row whose frozen letter waits for the pen."""
    baris = surat_keluar(pelaku, **lain)
    with tulis(pelaku=pelaku):
        bekukan_surat(baris, isi)
    return ALUR_SURAT_KELUAR.jalankan(baris, "minta_tanda_tangan", pelaku=pelaku)


def surat_terbit(pelaku: Pengguna, *, penanda_tangan: Pegawai, **lain: Any) -> SuratKeluar:
    """A register row whose letter is signed with the pen."""
    baris = surat_menunggu(pelaku, **lain)
    return ALUR_SURAT_KELUAR.jalankan(baris, "terbitkan", pelaku=pelaku, penanda_tangan=penanda_tangan)
