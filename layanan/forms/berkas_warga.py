"""Why a person's file is opened."""

from __future__ import annotations

from django import forms

from bungah.dasar.formulir import Formulir
from layanan.aturan.berkas_warga import ALASAN


class AlasanForm(Formulir):
    """One reason of the list; it goes into the trail as it stands."""

    alasan = forms.ChoiceField(
        label="Alasan membuka berkas ini",
        choices=list(ALASAN.items()),
        widget=forms.RadioSelect(attrs={"autofocus": True}),
        error_messages={"required": "Pilih alasan membuka berkas ini."},
    )
