"""The form that takes a recording."""

from __future__ import annotations

from django import forms

from bungah.dasar.formulir import Formulir


class RekamanForm(Formulir):
    """One sound file; what it holds is judged by its bytes in the deed."""

    berkas = forms.FileField(
        label="Berkas rekaman",
        help_text="WAV, MP3, OGG, atau WEBM, paling besar 300 KB. Rekam di tempat sepi, langsung bicara.",
        error_messages={
            "required": "Pilih dulu berkas rekamannya.",
            "empty": "Berkas itu kosong.",
            "missing": "Pilih dulu berkas rekamannya.",
        },
    )
