"""A phrase and who checked it."""

from __future__ import annotations

from django import forms

from bungah.dasar.formulir import Formulir, TanggalField

WAKTU = "Tulis {waktu} di tempat kata enjing, siyang, sonten, atau dalu; kata itu diisi sendiri menurut jam."


class UcapanForm(Formulir):
    """Krama, its meaning, and the name and day of the last check."""

    krama = forms.CharField(
        label="Krama",
        max_length=200,
        help_text=WAKTU,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "jv", "spellcheck": "false"}),
    )
    indonesia = forms.CharField(
        label="Arti dalam bahasa Indonesia", max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )
    pemeriksa = forms.CharField(
        label="Diperiksa oleh",
        max_length=100,
        required=False,
        help_text="Nama sesepuh atau guru yang membaca ucapan ini dan menyatakan benar.",
    )
    tanggal = TanggalField(label="Tanggal diperiksa", required=False)
