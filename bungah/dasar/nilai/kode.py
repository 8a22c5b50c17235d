"""Unguessable codes that people can read out, type and write down."""

from __future__ import annotations

import secrets
import unicodedata

# Crockford's base 32: no I, L, O (they look like 1 and 0) and no U; 5 bits a character.
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG_MIN = 6
_MIRIP = str.maketrans("OIL", "011")


def kode_baru(panjang: int) -> str:
    """A random code of ``panjang`` characters, 5 bits each, from the system's secure source.

    Raises:
        ValueError: shorter than 6 characters (30 bits), which could be guessed.
    """
    if panjang < PANJANG_MIN:
        raise ValueError(f"Kode {panjang} huruf terlalu mudah ditebak.")
    return "".join(secrets.choice(ABJAD) for _ in range(panjang))


def rapikan_kode(teks: str) -> str:
    """A typed code as it was given out: upper case, no separators, O read as 0, I and L as 1."""
    lebar = unicodedata.normalize("NFKC", teks).upper()
    return "".join(huruf for huruf in lebar if huruf.isascii() and huruf.isalnum()).translate(_MIRIP)


def tampilkan_kode(kode: str) -> str:
    """A code in groups of four: ``K7QF2M9X`` → ``K7QF-2M9X``."""
    return "-".join(kode[awal : awal + 4] for awal in range(0, len(kode), 4))
