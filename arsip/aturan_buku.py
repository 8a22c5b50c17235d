"""The columns of the official books (Permendagri 47/2016) and how one letter stands in them. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import tanggal_surat

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its heading, the heading it shares with its neighbours, its share of the width."""

    judul: str
    bagian: int
    induk: str = ""


MASUK, KELUAR = "Surat Masuk", "Surat Keluar"
AGENDA: Final = (
    Kolom("Nomor Urut", 5),
    Kolom("Tanggal Penerimaan/Pengiriman Surat", 10),
    Kolom("Nomor", 12, MASUK),
    Kolom("Tanggal", 8, MASUK),
    Kolom("Pengirim", 12, MASUK),
    Kolom("Isi Singkat", 15, MASUK),
    Kolom("Nomor", 12, KELUAR),
    Kolom("Tanggal", 8, KELUAR),
    Kolom("Ditujukan Kepada", 12, KELUAR),
    Kolom("Isi Singkat", 15, KELUAR),
    Kolom("Ket.", 8),
)
AGENDA_MASUK: Final = (
    Kolom("Nomor Urut", 6),
    Kolom("Tanggal Penerimaan", 12),
    Kolom("Nomor Surat", 18),
    Kolom("Tanggal Surat", 12),
    Kolom("Pengirim", 20),
    Kolom("Isi Singkat", 32),
)
AGENDA_KELUAR: Final = (
    Kolom("Nomor Urut", 6),
    Kolom("Nomor Surat", 20),
    Kolom("Tanggal Surat", 14),
    Kolom("Ditujukan Kepada", 24),
    Kolom("Isi Singkat", 36),
)
EKSPEDISI: Final = (
    Kolom("Nomor Urut", 6),
    Kolom("Tanggal Pengiriman", 12),
    Kolom("Tanggal dan Nomor Surat", 22),
    Kolom("Isi Singkat Surat yang Dikirim", 28),
    Kolom("Ditujukan Kepada", 20),
    Kolom("Keterangan", 16),
)
KENDALI: Final = (
    Kolom("Nomor Agenda", 7),
    Kolom("Tanggal", 9),
    Kolom("Nomor dan Tanggal Surat", 18),
    Kolom("Pengirim/Tujuan", 15),
    Kolom("Perihal", 20),
    Kolom("Map", 10),
    Kolom("Lokasi", 13),
    Kolom("Petugas", 8),
    Kolom("Ket.", 8),
)


@dataclass(frozen=True, slots=True)
class BarisSurat:
    """A letter as the books know it; ``urut`` is its line in the book that is printed."""

    urut: int
    masuk: bool
    tanggal: date
    nomor: str
    tanggal_surat: date | None
    pihak: str
    isi: str
    keterangan: str = ""


def baris_agenda(surat: BarisSurat) -> tuple[str, ...]:
    """Its line in the one book for both directions: the cells of the other direction stay blank."""
    isi = (surat.nomor, _hari(surat.tanggal_surat), surat.pihak, surat.isi)
    kosong = ("",) * len(isi)
    pasangan = (*isi, *kosong) if surat.masuk else (*kosong, *isi)
    return (str(surat.urut), _hari(surat.tanggal), *pasangan, surat.keterangan)


def baris_agenda_masuk(surat: BarisSurat) -> tuple[str, ...]:
    """Its line in the book of incoming letters alone."""
    tanggal = (_hari(surat.tanggal), surat.nomor, _hari(surat.tanggal_surat))
    return (str(surat.urut), *tanggal, surat.pihak, _bercatatan(surat))


def baris_agenda_keluar(surat: BarisSurat) -> tuple[str, ...]:
    """Its line in the book of outgoing letters alone."""
    return (str(surat.urut), surat.nomor, _hari(surat.tanggal_surat), surat.pihak, _bercatatan(surat))


def _bercatatan(surat: BarisSurat) -> str:
    """Books without a column for remarks say them behind the subject: a cancelled number, a late entry."""
    return f"{surat.isi} ({surat.keterangan})" if surat.keterangan else surat.isi


def _hari(hari: date | None) -> str:
    return tanggal_surat(hari) if hari else ""
