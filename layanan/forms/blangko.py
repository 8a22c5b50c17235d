"""Which letters to print without words, and how many of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from layanan.kueri.blangko import BIASA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layanan.models import JenisSurat

TERBANYAK_JENIS, TERBANYAK_SALINAN = 12, 20


class BlangkoForm(Formulir):
    """The kinds (those asked for most are ticked) and the copies of each."""

    jenis = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Surat yang dicetak",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang surat yang dicetak.",
            "invalid_choice": "Pilih dari daftar ini.",
        },
    )
    salinan = forms.IntegerField(
        label="Lembar tiap surat",
        initial=3,
        min_value=1,
        max_value=TERBANYAK_SALINAN,
        error_messages={
            "invalid": "Tulis angka, misalnya 3.",
            "min_value": "Paling sedikit 1 lembar.",
            "max_value": f"Paling banyak {TERBANYAK_SALINAN} lembar.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, daftar: Sequence[JenisSurat], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"jenis": [satu.pk for satu in daftar[:BIASA]], "salinan": 3})
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["jenis"]
        pilihan.choices = [(satu.pk, f"{satu.layanan.nama_warga}, {satu.kertas}") for satu in daftar]

    def clean_jenis(self) -> list[int]:
        jenis: list[int] = self.cleaned_data["jenis"]
        if len(jenis) > TERBANYAK_JENIS:
            raise forms.ValidationError(f"Paling banyak {TERBANYAK_JENIS} surat sekali cetak.")
        return jenis
