"""Which reserved numbers are given up, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir

if TYPE_CHECKING:
    from collections.abc import Sequence


class BatalNomorForm(Formulir):
    """Numbers that will never be used: spoilt sheets, or a folder that is renewed."""

    nomor = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Nomor yang dibatalkan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang nomor yang dibatalkan.",
            "invalid_choice": "Daftarnya sudah berubah. Periksa lagi centangnya.",
        },
    )
    alasan = forms.CharField(
        label="Alasan dibatalkan",
        max_length=200,
        help_text="Misalnya lembarnya rusak. Lembar kertasnya ikut dimusnahkan.",
        error_messages={"required": "Tulis mengapa nomornya dibatalkan."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, terbuka: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["nomor"]
        pilihan.choices = [(satu, str(satu)) for satu in terbuka]
