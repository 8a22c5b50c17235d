"""What somebody fills in at home: how much, how long it is kept, what is missing, what a comparison means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.zona import JAKARTA

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

UMUR: Final = timedelta(days=7)
FOTO_PER_SYARAT: Final = 3
FOTO_PER_TEMPAT: Final = 12
BITA_PER_TEMPAT: Final = 8 * 1024 * 1024
BITA_SEMUA: Final = 1024 * 1024 * 1024  # of all drawers together
BAWA = "bawa"  # "I bring the paper itself, without a photo"
DIRI, SURAT, SYARAT, PIN = "diri", "surat", "syarat", "pin"


class Hasil(StrEnum):
    """What the officer saw when photo or word was laid beside the paper."""

    SESUAI = "sesuai"
    TIDAK_SESUAI = "tidak_sesuai"
    BELUM = "belum"
    DI_KANTOR = "di_kantor"


# What the result says about the file of the request: only a paper that was seen is there.
KEADAAN: Final = {
    Hasil.SESUAI: "ada",
    Hasil.TIDAK_SESUAI: "belum",
    Hasil.BELUM: "belum",
    Hasil.DI_KANTOR: "di_kantor",
}


@dataclass(frozen=True, slots=True)
class Ruang:
    """How much a drawer holds, and how much of everything the office keeps for people at home."""

    foto: int
    foto_syarat: int
    bita: int
    bita_semua: int


def batas_simpan(dibuat: datetime, hari: date) -> datetime:
    """When it is deleted at the latest: after seven days, but not before the end of the day of the visit.

    Counted from the beginning, so that no change prolongs it.
    """
    akhir_hari = datetime.combine(hari + timedelta(days=1), time(0), JAKARTA)
    return max(dibuat + UMUR, akhir_hari)


def sebab_penuh(ruang: Ruang, besar: int) -> str:
    """Why one more photo of so many bytes does not fit; empty when it does."""
    if ruang.foto_syarat >= FOTO_PER_SYARAT:
        return f"Untuk berkas ini sudah ada {FOTO_PER_SYARAT} foto. Hapus satu dulu."
    if ruang.foto >= FOTO_PER_TEMPAT or ruang.bita + besar > BITA_PER_TEMPAT:
        return "Fotonya sudah cukup banyak. Berkas lainnya cukup dibawa aslinya."
    if ruang.bita_semua + besar > BITA_SEMUA:
        return PENUH
    return ""


PENUH: Final = (
    "Tempat foto di kantor sedang penuh. Yang sudah Anda isi tetap tersimpan. "
    "Pilih «saya bawa aslinya saja», atau coba lagi besok."
)


def halaman_kurang(isi: Mapping[str, Any], *, wajib: Collection[int], berfoto: Collection[int]) -> list[str]:
    """Pages that still need an answer, in their order: requirement ids, ``diri``, ``surat``."""
    dijawab = {int(pk) for pk in isi.get(SYARAT, {})} | set(berfoto)
    kurang = [str(pk) for pk in wajib if pk not in dijawab]
    return kurang + [halaman for halaman in (DIRI, SURAT) if halaman not in isi]


def lengkapi_hasil(
    hasil: Mapping[int, str], *, wajib: Collection[int], berfoto: Collection[int]
) -> dict[int, str]:
    """The one key «semua sesuai asli»: what is required or was photographed, and not answered, fits."""
    sesuai = dict.fromkeys([*wajib, *berfoto], Hasil.SESUAI.value)
    return sesuai | {pk: satu for pk, satu in hasil.items() if satu}


def keadaan_berkas(hasil: Mapping[int, str]) -> dict[int, str]:
    """The answers of the request's checklist that follow from the comparison."""
    return {pk: KEADAAN[Hasil(satu)] for pk, satu in hasil.items() if satu}


@dataclass(frozen=True, slots=True)
class Orang:
    """What tells one person from another: folded words of the name, NIK, birth date (ISO)."""

    kata: frozenset[str]
    nik: str = ""
    lahir: str = ""


def sama_orang(isi: Orang, warga: Orang) -> bool:
    """Two facts: a word of the name with the NIK, or the whole name with the birth date.

    One fact never chooses a person.
    """
    if isi.nik and warga.nik:
        return isi.nik == warga.nik and bool(isi.kata & warga.kata)
    return bool(isi.kata) and bool(isi.lahir) and isi.lahir == warga.lahir and isi.kata <= warga.kata
