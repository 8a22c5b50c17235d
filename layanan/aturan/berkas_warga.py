"""Why a person's file may be opened, and for how long it then stays open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import pukul, tanggal_surat
from layanan.aturan.surat import BAKU

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ALASAN: Final = {
    "diminta": "Warganya sendiri meminta",
    "mengurus": "Mengurus permohonannya",
    "menjawab": "Menjawab pertanyaan atau aduannya",
    "pemeriksaan": "Pemeriksaan resmi",
}
LAMA_BUKA: Final = timedelta(minutes=15)
PERBUATAN: Final = {
    "buka_berkas": "Membuka berkas",
    "minta_data": "Mencatat permintaan data",
    "beri_data": "Memberikan salinan data",
    "tolak_data": "Menolak memberi data",
}


def uraikan(data: Mapping[str, object], *, lekuk: int = 0) -> Iterator[str]:
    """The resident's data as lines that anybody reads, without empty values."""
    for nama, isi in data.items():
        kata = BAKU.get(nama) or nama.replace("_", " ").capitalize()
        bagian = [isi] if isinstance(isi, dict) else isi if isinstance(isi, list) else None
        if bagian is None:
            yield from [f"{' ' * lekuk}{kata}: {_sebut(isi)}"] if isi else []
            continue
        for urut, satu in enumerate(bagian, 1):
            yield from ("", f"{' ' * lekuk}{kata}{f' {urut}' if isinstance(isi, list) else ''}")
            yield from uraikan(satu, lekuk=lekuk + 2)


def _sebut(isi: object) -> str:
    if isinstance(isi, datetime):
        return f"{tanggal_surat(isi)} pukul {pukul(isi)}"
    return tanggal_surat(isi) if isinstance(isi, date) else str(isi)


def baku(isi: object) -> str:
    """Days and moments as machines read them, for JSON."""
    if isinstance(isi, datetime):
        return isi.isoformat(timespec="minutes")
    return isi.isoformat() if isinstance(isi, date) else str(isi)
