"""Charts as a template tag, loaded everywhere like ``desa`` (settings: ``builtins``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString, mark_safe

from bungah.dasar.grafik import grafik_batang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.grafik import Batang

register = template.Library()


@register.simple_tag
def gambar_batang(
    batang: Sequence[Batang], *, judul: str, uraian: str, deret: str | Sequence[str] = "Jumlah"
) -> SafeString:
    """The bare drawing, for prints. ``deret`` = "Median|80% paling lama" or a sequence of names."""
    nama = deret.split("|") if isinstance(deret, str) else deret
    return mark_safe(grafik_batang(batang, judul=judul, uraian=uraian, deret=nama))  # noqa: S308 -- it escapes


@register.inclusion_tag("komponen/grafik.html")
def grafik(
    batang: Sequence[Batang],
    *,
    judul: str,
    uraian: str,
    deret: str | Sequence[str] = "Jumlah",
    kolom: str = "Nama",
    tabel: bool = True,
    tingkat: int = 2,
) -> dict[str, object]:
    """Chart with heading, its message as a sentence and the same figures as a table beneath.

    ``kolom`` heads the table's first column; ``tabel=False`` where the page has a fuller table of its own.
    """
    nama = deret.split("|") if isinstance(deret, str) else list(deret)
    return {
        "svg": gambar_batang(batang, judul=judul, uraian=uraian, deret=nama),
        "judul": judul,
        "uraian": uraian,
        "kepala": "|".join([kolom, *(f"{satu}#" for satu in nama)]),
        "baris": [(satu.label, [satu.tulisan(ke) for ke in range(len(nama))]) for satu in batang],
        "bertabel": tabel,
        "tingkat": tingkat,
    }
