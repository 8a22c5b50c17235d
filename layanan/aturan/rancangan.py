"""Which deed closes which step of a redesign: LANGKAH IV turns Format 2 into a flow, row by row (R297)."""

from __future__ import annotations

from typing import Final

AWAL: Final = "lengkapi"
UJUNG: Final = {True: ("ajukan", "terbit", "serahkan"), False: ("selesaikan", "serahkan")}
SEBUTAN: Final = {
    True: "menerima berkas, menulis surat, menandatangani, menyerahkan",
    False: "menerima berkas, mengerjakan, menyerahkan",
}


def perbuatan_baris(banyak: int, *, bersurat: bool) -> tuple[str, ...]:
    """The deed of each of so many rows: received first, handed over last, checks in between.

    Empty when there are too few rows for a flow.
    """
    ujung = UJUNG[bersurat]
    tengah = banyak - 1 - len(ujung)
    return (AWAL, *("periksa",) * tengah, *ujung) if tengah >= 0 else ()


def kurang_baris(banyak: int, *, bersurat: bool) -> str:
    """What to say about too few rows; empty = enough."""
    perlu = 1 + len(UJUNG[bersurat])
    if banyak >= perlu:
        return ""
    return f"Format 2 baru memuat {banyak} kegiatan. Perlu sedikitnya {perlu}: {SEBUTAN[bersurat]}."


def jenis_baris(ke: int, banyak: int) -> str:
    """The first row begins, the last one ends."""
    return "mulai" if ke == 1 else "selesai" if ke == banyak else "proses"
