"""A step's name on the wall: few words, none wider than the largest paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bungah.naskah.huruf import lebar_teks
from bungah.naskah.keterbacaan import A1
from bungah.naskah.tata_poster import TEPI
from layanan.aturan.bagan import Temuan
from layanan.aturan.periksa_bagan import PERINGATAN
from layanan.aturan.tata_alir import ruang_kata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bungah.naskah.keterbacaan import Batas
    from layanan.aturan.bagan import Simpul

KATA_TERBANYAK: Final = 5  # what is taken in at a glance


def saran_dinding(daftar: Iterable[Simpul], batas: Batas) -> list[Temuan]:
    """Steps whose name is long for the wall; nothing of it keeps a standard from coming in force."""
    kalimat = [(satu.urut, _saran(satu.nama_dinding or satu.nama, batas)) for satu in daftar]
    return [Temuan("dinding", urut, kata, PERINGATAN) for urut, kata in kalimat if kata]


def _saran(nama: str, batas: Batas) -> str:
    muat = ruang_kata(A1.lebar - 2 * TEPI, batas)
    for kata in nama.split():
        if lebar_teks(kata, batas.isi, tebal=True) > muat:
            return f"Kata «{kata}» tidak muat di bagan dinding untuk jarak {batas}. Isi nama pendeknya."
    banyak = len(nama.split())
    if banyak <= KATA_TERBANYAK:
        return ""
    return f"«{nama}» {banyak} kata. Untuk dinding isi nama pendeknya, paling banyak {KATA_TERBANYAK} kata."
