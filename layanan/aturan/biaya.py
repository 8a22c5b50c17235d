"""Rules of fees: a fee is the sum of its parts, and words about money that every page shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.nilai import Rupiah

if TYPE_CHECKING:
    from collections.abc import Sequence

TEMPAT_BAYAR = "Kaur Keuangan (bendahara desa) atau bank yang ditunjuk"
BUKAN_LOKET = "Petugas loket tidak menerima uang."
GRATIS = "GRATIS – tidak ada pembayaran di loket"


def periksa_rincian(biaya: int, jumlah: Sequence[int]) -> str:
    """What is wrong with the parts of a fee, as a sentence; empty = they make the fee (R079)."""
    if biaya and not jumlah:
        return f"Biaya {Rupiah(biaya)} harus dirinci: komponen, jumlah, dasar, dan yang menetapkan."
    if sum(jumlah) != biaya:
        return f"Rinciannya berjumlah {Rupiah(sum(jumlah))}, biayanya {Rupiah(biaya)}. Samakan dulu."
    return ""
