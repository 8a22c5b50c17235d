"""Forms of the pages on which a place is taken from home, and of the code it gives."""

from __future__ import annotations

from typing import Any

from django import forms

from bungah.dasar.formulir import Formulir, KunciKirimField, TeleponField

MIN_NAMA = 2


class PesananForm(Formulir):
    """Who comes: a name or initials, and a phone if people like; never a NIK."""

    kunci = KunciKirimField()
    nama = forms.CharField(
        label="Nama atau inisial",
        max_length=60,
        help_text="Untuk dipanggil di kantor. Tidak perlu nama lengkap.",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    telepon = TeleponField(
        label="Nomor HP", required=False, help_text="Supaya satu keperluan tidak terdaftar dua kali."
    )

    def clean_nama(self) -> str:
        """A name, not a number: whoever types a NIK here is told not to."""
        nama = " ".join(str(self.cleaned_data["nama"]).split())
        if sum(huruf.isdigit() for huruf in nama) > MIN_NAMA:
            raise forms.ValidationError("Cukup nama atau inisial. NIK tidak diminta di sini.")
        if len(nama) < MIN_NAMA:
            raise forms.ValidationError("Tulis paling sedikit dua huruf.")
        return nama

    def clean_telepon(self) -> str:
        """The number as it is kept."""
        telepon: Any = self.cleaned_data["telepon"]
        return telepon.e164 if telepon else ""
