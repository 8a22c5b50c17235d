"""What can be said about a typed verify code before anybody looks for it."""

from __future__ import annotations

from typing import Final

from bungah.dasar.nilai.kode import ABJAD

PANJANG_KODE: Final = 26
PANJANG_KARCIS: Final = 8  # codes of tickets, receipts, places from home, questions

KOSONG: Final = "Tulis kodenya dulu. Kode ada di bagian bawah surat."


NOMOR: Final = (
    f"Itu nomor surat. Yang ditulis di sini kodenya: {PANJANG_KODE} huruf dan angka di bagian bawah surat, "
    "tanpa garis miring."
)


def petik_kode(teks: str) -> str:
    """The code in what somebody typed or pasted: from an address of this page, what stands behind it."""
    _, cek, akhir = teks.casefold().rpartition("/cek/")
    return akhir.partition("/")[0] if cek else akhir


def mirip_nomor(teks: str) -> bool:
    """True for the number of a letter, which many take for its code; one may have just as many characters."""
    return petik_kode(teks).count("/") > 1


def salah_kode(kode: str) -> str:
    """Why this can be no letter's code, in words that accuse nobody; empty when it has the shape of one."""
    ada = len(kode)
    if not ada:
        return KOSONG
    if ada == PANJANG_KARCIS:
        return (
            "Ini kode karcis atau tanda terima, bukan kode surat. Lihat urusannya di Cek nomor. "
            f"Kode surat ada {PANJANG_KODE} huruf dan angka, di bagian bawah surat."
        )
    if ada < PANJANG_KODE:
        return (
            f"Kode surat ada {PANJANG_KODE} huruf dan angka, yang ditulis baru {ada}. Lengkapi dari suratnya."
        )
    if ada > PANJANG_KODE:
        return f"Kode surat hanya {PANJANG_KODE} huruf dan angka, yang ditulis lebih. Cocokkan lagi."
    asing = sorted(set(kode) - set(ABJAD))
    if asing:
        return f"Huruf {', '.join(asing)} tidak pernah dipakai di kode surat; mungkin itu V. Cocokkan lagi."
    return ""
