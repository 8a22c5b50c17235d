"""Facts of issued papers: numbers and frozen bytes, messages, pages of the site."""

from bungah.naskah.models.naskah import (
    BarisHalaman,
    BungkusKunci,
    Halaman,
    KunciSegel,
    LembarMusnah,
    Naskah,
    NaskahIsi,
    Pesan,
    SegelIsi,
    TemplatPesan,
    VersiHalaman,
)

__all__ = [
    "BarisHalaman",
    "BungkusKunci",
    "Halaman",
    "KunciSegel",
    "LembarMusnah",
    "Naskah",
    "NaskahIsi",
    "Pesan",
    "SegelIsi",
    "TemplatPesan",
    "VersiHalaman",
]
