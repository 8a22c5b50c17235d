"""Facts of issued papers: numbers and frozen bytes, messages, pages of the site, sheets on the wall."""

from bungah.naskah.models.dinding import CetakBorongan, LembarCetak, PeriksaTempelan, Tempelan
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
    "CetakBorongan",
    "Halaman",
    "KunciSegel",
    "LembarCetak",
    "LembarMusnah",
    "Naskah",
    "NaskahIsi",
    "PeriksaTempelan",
    "Pesan",
    "SegelIsi",
    "Tempelan",
    "TemplatPesan",
    "VersiHalaman",
]
