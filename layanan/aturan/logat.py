"""Javanese words of the counter, each as the Indonesian ones a service is found by."""

from __future__ import annotations

from typing import Final

from bungah.dasar.nilai import lipat

LOGAT: Final[dict[str, tuple[str, ...]]] = {
    "rabi": ("nikah",),
    "mantenan": ("nikah",),
    "dodol": ("usaha",),
    "dodolan": ("usaha",),
    "bakul": ("usaha",),
    "bakulan": ("usaha",),
    "mlarat": ("miskin",),
    "kere": ("miskin",),
    "nduwe": ("mampu",),
    "duwe": ("mampu",),
    "gadah": ("mampu",),
    "lair": ("lahir",),
    "lairan": ("lahir",),
    "mbabar": ("lahir",),
    "mbayi": ("lahir",),
    "seda": ("meninggal",),
    "sedo": ("meninggal",),
    "ninggal": ("meninggal",),
    "kelangan": ("kehilangan",),
    "ilang": ("kehilangan",),
    "boyong": ("pindah",),
    "boyongan": ("pindah",),
    "ngalih": ("pindah",),
    "sawah": ("tanah",),
    "lemah": ("tanah",),
    "tegalan": ("tanah",),
    "randha": ("janda",),
    "rondo": ("janda",),
    "dhudha": ("duda",),
    "pegatan": ("cerai",),
    "omah": ("domisili",),
    "griya": ("domisili",),
    "panggonan": ("domisili",),
    "jeneng": ("nama",),
    "asma": ("nama",),
    "nanggap": ("keramaian",),
    "lungo": ("bepergian",),
    "lunga": ("bepergian",),
}


_LIPAT: Final = {lipat(kata): tuple(map(lipat, arti)) for kata, arti in LOGAT.items()}


def padanan(kata: str) -> tuple[str, ...]:
    """The words to look for in place of this one (folded); none when it is no dialect word."""
    return _LIPAT.get(kata, ())
