"""The result of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from bungah.mutu.models import Kegiatan
from layanan.models import TinjauanStandar

if TYPE_CHECKING:
    BidangKegiatan = forms.ModelChoiceField[Kegiatan]
else:
    BidangKegiatan = forms.ModelChoiceField


class _PilihanKegiatan(BidangKegiatan):
    """Meetings by topic and day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.topik}, {obj.hari:%d-%m-%Y}"


class TinjauanForm(Formulir):
    """It stays or has to be changed, why, and the meeting that spoke about it."""

    hasil = forms.ChoiceField(
        label="Hasil tinjauan", choices=TinjauanStandar.Hasil.choices, widget=forms.RadioSelect
    )
    catatan = forms.CharField(
        label="Apa yang ditemukan, dan apa yang diubah",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kegiatan = _PilihanKegiatan(
        label="Dibicarakan dalam kegiatan",
        queryset=Kegiatan.objects.filter(status=Kegiatan.Status.SELESAI).order_by("-hari", "-id"),
        required=False,
        empty_label="Tanpa kegiatan",
    )
