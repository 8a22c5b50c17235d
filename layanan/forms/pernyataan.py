"""The form that registers a signed statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField

if TYPE_CHECKING:
    from datetime import date

PANJANG_SAKSI = 120


class CatatPernyataanForm(Formulir):
    """When the paper was signed, and before whom."""

    ditandatangani_pada = TanggalField(label="Tanggal ditandatangani")
    saksi_satu = forms.CharField(label="Saksi pertama", max_length=PANJANG_SAKSI, required=False)
    saksi_dua = forms.CharField(label="Saksi kedua", max_length=PANJANG_SAKSI, required=False)

    def clean_ditandatangani_pada(self) -> date:
        """A day that has come."""
        hari: date = self.cleaned_data["ditandatangani_pada"]
        if hari > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba. Tulis tanggal hari ini atau sebelumnya.")
        return hari

    @property
    def saksi(self) -> str:
        """The witnesses as they are kept."""
        nama = (
            " ".join(self.cleaned_data[satu].replace(";", ",").split())
            for satu in ("saksi_satu", "saksi_dua")
        )
        return "; ".join(satu for satu in nama if satu)
