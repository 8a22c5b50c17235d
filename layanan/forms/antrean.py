"""The ticket form of desk and kiosk."""

from __future__ import annotations

from django import forms

from bungah.dasar.formulir import Formulir, KunciKirimField
from layanan.kueri.standar import kelompok_ditawarkan
from layanan.models import Kunjungan, Layanan


class KarcisForm(Formulir):
    """A number: group (one button each), priority, and outside hours a reason."""

    kunci = KunciKirimField()
    kelompok = forms.ModelChoiceField(
        kelompok_ditawarkan(), label="Keperluan", to_field_name="kode", empty_label=None
    )
    layanan = forms.ModelChoiceField(
        Layanan.objects.ditawarkan(), label="Layanan (bila sudah tahu)", to_field_name="kode", required=False
    )
    prioritas = forms.ChoiceField(
        label="Didahulukan karena",
        choices=[("", "Tidak didahulukan"), *Kunjungan.Prioritas.choices],
        required=False,
    )
    alasan_luar_jam = forms.CharField(
        label="Alasan melayani di luar jam", max_length=160, required=False, help_text="Kantor sedang tutup."
    )
