"""The steps of a service as a numbered list for everybody: the usual way, and what happens if not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layanan.aturan.bagan import Titik, jalur_utama, sisi

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Jalan = tuple[str, int]


@dataclass(frozen=True, slots=True)
class LangkahUmum:
    """One numbered step; ``bila`` are its other exits as sentences."""

    nomor: int
    nama: str
    jabatan: str
    unit: str
    pengganti: str
    menit: int
    dokumen: str
    keluaran: str
    bila: tuple[str, ...]


def langkah_umum(langkah: Sequence[Mapping[str, Any]]) -> list[LangkahUmum]:
    """The main path of a standard's steps (as ``potret`` holds them), numbered from one."""
    menurut = {satu["urut"]: satu for satu in langkah}
    jalan = sisi([_titik(satu) for satu in langkah])
    utama = jalur_utama([_titik(satu) for satu in langkah])
    nomor = {urut: n for n, urut in enumerate(utama, 1)}
    sama = ("nama", "jabatan", "unit", "pengganti", "menit", "dokumen", "keluaran")
    return [
        LangkahUmum(
            nomor=nomor[urut],
            **{nama: menurut[urut][nama] for nama in sama},
            bila=tuple(_bila(urut, jalan, menurut, nomor)),
        )
        for urut in utama
    ]


def _titik(satu: Mapping[str, Any]) -> Titik:
    return Titik(satu["urut"], satu["jenis"], tuple((label, ke) for label, ke in satu["keluar"]))


def _bila(
    urut: int,
    jalan: Mapping[int, Sequence[Jalan]],
    menurut: Mapping[int, Mapping[str, Any]],
    nomor: Mapping[int, int],
) -> list[str]:
    """Every exit but the first, also those met on the way back to the main path."""
    hasil, antre, sudah = [], [("", satu) for satu in jalan[urut][1:]], set[int]()
    while antre:
        asal, (label, kini) = antre.pop(0)
        lewat: list[str] = []
        while kini in menurut and kini not in nomor and kini not in sudah:
            sudah.add(kini)
            nama = _awal_kecil(menurut[kini]["nama"])
            lewat.append(nama)
            antre += [(f"Saat {nama}, bila", satu) for satu in jalan[kini][1:]]
            kini = jalan[kini][0][1] if jalan[kini] else 0
        ujung = _ujung(nomor.get(kini), nomor[urut])
        kata = f"{asal or 'Bila'} {_awal_kecil(label) or 'perlu'}"
        hasil.append(f"{kata}: {', lalu '.join([*lewat, ujung])}.")
    return hasil


def _ujung(ke: int | None, kini: int) -> str:
    """Where a way ends: on a step of the list, or the matter is over."""
    if ke is None:
        return "selesai"
    return f"ke langkah {ke}" if ke > kini else f"kembali ke langkah {ke}"


def _awal_kecil(teks: str) -> str:
    """``Mendatangi lokasi`` → ``mendatangi lokasi``; what begins with two capitals stays (``KTP``)."""
    return teks if teks[1:2].isupper() else teks[:1].lower() + teks[1:]
