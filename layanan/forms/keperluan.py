"""What a letter is for, where the paper list of a power cut had no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from layanan.aturan.susulan import dari_daftar_kertas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layanan.models import Permohonan, VersiTemplat


class KeperluanForm(Formulir):
    """The errand in the villager's words, as the letter prints it."""

    keperluan = forms.CharField(
        label="Untuk keperluan",
        max_length=200,
        help_text="Daftar kertas tidak memuatnya, suratnya memuat. Misalnya mendaftar sekolah anak.",
        error_messages={"required": "Tulis untuk apa suratnya."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def tanya_keperluan(
    data: Mapping[str, Any] | None, permohonan: Permohonan, templat: VersiTemplat
) -> KeperluanForm | None:
    """The question, while the errand is still the mark of the paper list and the wording prints it."""
    perlu = dari_daftar_kertas(permohonan.keperluan) and "keperluan" in templat.isi
    return KeperluanForm(data) if perlu else None
