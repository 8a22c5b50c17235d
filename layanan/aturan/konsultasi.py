"""Rules of questions and answers: when an answer is due, and what may not stand in public."""

from __future__ import annotations

import re

TENGGAT_MENIT = 720  # two ordinary office days
_DERET = re.compile(r"\d(?:[ .\-]?\d){8,}")
_SUREL = re.compile(r"\S+@\S+\.\S+")


def data_pribadi(teks: str) -> str:
    """What in a public text could point at a person, as a sentence; empty when nothing was found.

    A long run of digits is a NIK, a KK or a phone. Names are the reviewer's own duty.
    """
    if _DERET.search(teks):
        return "Ada deretan angka panjang (NIK, KK, atau nomor HP). Hapus dulu."
    if _SUREL.search(teks):
        return "Ada alamat surel. Hapus dulu."
    return ""
