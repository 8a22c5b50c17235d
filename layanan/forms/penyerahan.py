"""Telling a villager that the letter is ready; sending letters home with the ketua RT."""

from __future__ import annotations

from typing import Any

from django import forms

from bungah.dasar.formulir import Formulir
from bungah.naskah.models import Pesan


class PesanForm(Formulir):
    """The words, to be read, marked and copied; never sent back."""

    teks = forms.CharField(
        label="Kalimat siap kirim",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "readonly": True}),
    )


class KabarForm(Formulir):
    """How the message was passed on; ``kode`` says which words stood on the page."""

    kode = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    cara = forms.ChoiceField(
        label="Sudah dikabari lewat",
        choices=Pesan.Cara.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih lewat apa warganya dikabari."},
    )


class SerahRTForm(Formulir):
    """The letters one person carries to a neighbourhood."""

    permohonan = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Surat yang dibawa",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang surat yang dibawa.",
            "invalid_choice": "Daftarnya sudah berubah. Periksa lagi centangnya.",
        },
    )
    dibawa_oleh = forms.CharField(
        label="Dibawa oleh",
        max_length=100,
        error_messages={"required": "Tulis nama yang membawa suratnya."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    rt = forms.CharField(
        label="Sebagai", max_length=60, initial="Ketua RT", help_text="Misalnya Ketua RT 02 Dusun Krajan."
    )

    def __init__(self, *args: Any, pilihan: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["permohonan"].choices = [(pk, pk) for pk in pilihan]  # type: ignore[attr-defined]
