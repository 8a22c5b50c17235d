"""The form that takes a recording."""

from __future__ import annotations

from django import forms

from bungah.dasar.formulir import Formulir


class RekamanForm(Formulir):
    """One sound file; the deed reads it as WAV and writes it anew."""

    berkas = forms.FileField(
        label="Berkas rekaman",
        help_text=(
            "Rekaman HP (M4A, MP3, OGG) diubah halaman ini menjadi WAV sebelum dikirim. Bila tombol Rekam "
            "tidak tampak, pilih berkas WAV. Paling lama 8 detik; direkam di tempat sepi."
        ),
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        error_messages={
            "required": "Pilih dulu berkas rekamannya.",
            "empty": "Berkas itu kosong.",
            "missing": "Pilih dulu berkas rekamannya.",
        },
    )
