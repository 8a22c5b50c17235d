"""Forms of the service charter: its words, and the record that it was signed."""

from __future__ import annotations

from typing import Any

from django import forms

from bungah.dasar.formulir import Formulir, TanggalField
from bungah.dasar.formulir_foto import FotoField
from layanan.aturan.maklumat import PANJANG


class MaklumatForm(Formulir):
    """The words of the draft; ``semula`` tells which words the writer saw."""

    semula = forms.CharField(required=False, widget=forms.HiddenInput)
    isi = forms.CharField(
        label="Bunyi maklumat",
        max_length=PANJANG,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=f"Paling panjang {PANJANG} huruf. Satu baris satu alinea; angka di depan menjadi nomor.",
        error_messages={"max_length": f"Maklumat paling panjang {PANJANG} huruf; ini %(show_value)d huruf."},
    )


class TandaForm(Formulir):
    """That the printed sheet was signed: the day, the decree if there is one, a photo if there is one."""

    hari = TanggalField(label="Tanggal ditandatangani")
    sk_nomor = forms.CharField(
        label="Nomor SK", max_length=80, required=False, help_text="Kosongkan bila tanpa SK."
    )
    sk_tanggal = TanggalField(label="Tanggal SK", required=False)
    pindaian = FotoField(
        label="Foto maklumat yang sudah ditandatangani",
        required=False,
    )

    def isi(self) -> dict[str, Any]:
        """What the deed takes."""
        data = dict(self.cleaned_data)
        foto = data.pop("pindaian")
        return data | {"pindaian": foto.isi if foto else None}
