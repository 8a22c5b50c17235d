"""The ticket form of desk and kiosk."""

from __future__ import annotations

from uuid import UUID, uuid4

from django import forms

from layanan.kueri.standar import kelompok_ditawarkan
from layanan.models import Kunjungan, Layanan


class KarcisForm(forms.Form):
    """A number: service or group, priority, and outside hours a reason. ``kunci`` makes it safe to send twice."""

    kunci = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kelompok = forms.ModelChoiceField(
        kelompok_ditawarkan(), label="Keperluan", to_field_name="kode", empty_label=None
    )
    layanan = forms.ModelChoiceField(
        Layanan.objects.ditawarkan(), label="Layanan (bila sudah tahu)", to_field_name="kode", required=False
    )
    prioritas = forms.ChoiceField(
        label="Didahulukan karena", choices=[("", "Tidak"), *Kunjungan.Prioritas.choices], required=False
    )
    alasan_luar_jam = forms.CharField(
        label="Alasan melayani di luar jam",
        max_length=160,
        required=False,
        help_text="Hanya bila kantor sedang tutup.",
    )

    def clean_kunci(self) -> UUID:
        kunci: UUID = self.cleaned_data["kunci"]
        return kunci
