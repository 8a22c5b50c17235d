"""A resident asks for their data; the office refuses, with a reason."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField

if TYPE_CHECKING:
    from datetime import date

SURAT = "surat permintaan"


class MintaDataForm(Formulir):
    """Asked here and now, unless a letter brought it on an earlier day."""

    tanggal = TanggalField(
        label="Lewat surat? Tanggal suratnya diterima",
        required=False,
        help_text="Kosongkan bila orangnya meminta sekarang.",
    )

    def clean_tanggal(self) -> date | None:
        """A day that has come."""
        hari: date | None = self.cleaned_data["tanggal"]
        if hari and hari > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba. Tulis hari ini atau sebelumnya.")
        return hari

    @property
    def waktu(self) -> dict[str, Any]:
        """When the clock began: the first minute of that earlier day, or now."""
        hari = self.cleaned_data["tanggal"]
        if not hari or hari == timezone.localdate():
            return {}
        return {"saat": timezone.make_aware(datetime.combine(hari, time.min)), "sumber": SURAT}


class TolakDataForm(Formulir):
    """Why the data is not given, as the resident is told."""

    alasan = forms.CharField(
        label="Alasan menolak",
        max_length=200,
        help_text="Misalnya: yang meminta bukan orangnya; isinya membuka data orang lain.",
        error_messages={"required": "Tulis alasan menolak, seperti yang disampaikan kepada orangnya."},
    )
