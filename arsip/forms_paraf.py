"""Form of the countersigned daily sheet."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField


class ParafForm(Formulir):
    """Which day's sheet came back, and when the kepala desa signed it (now when left empty)."""

    hari = forms.DateField(widget=forms.HiddenInput, error_messages={"required": "Pilih harinya."})
    pukul = forms.TimeField(
        label="Diparaf pukul",
        required=False,
        help_text="Kosong berarti sekarang. Misalnya 16.30.",
        error_messages={"invalid": "Tulis jam dan menit, misalnya 16.30."},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    tanggal = TanggalField(label="Tanggalnya", required=False, help_text="Kosong berarti hari ini.")

    def clean(self) -> dict[str, Any]:
        """Join day and time to ``terjadi_pada`` (None = now)."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        tanggal, pukul = data.get("tanggal"), data.get("pukul")
        data["terjadi_pada"] = None
        if tanggal and pukul is None and "pukul" not in self.errors:
            self.add_error("pukul", "Isi juga pukulnya, misalnya 16.30.")
        elif isinstance(pukul, time):
            saat = timezone.make_aware(datetime.combine(tanggal or timezone.localdate(), pukul))
            if saat > timezone.now():
                self.add_error("pukul", "Waktu paraf tidak boleh di masa depan.")
            data["terjadi_pada"] = saat
        return data
