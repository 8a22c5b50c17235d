"""Telling a villager that the letter is ready."""

from __future__ import annotations

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
    """How the message was passed on."""

    cara = forms.ChoiceField(
        label="Sudah dikabari lewat",
        choices=Pesan.Cara.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih lewat apa warganya dikabari."},
    )
