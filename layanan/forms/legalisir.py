"""Which letter is copied for a request, or why none is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from arsip.aturan import LEMBAR_TERBANYAK
from bungah.dasar.formulir import Formulir
from layanan.models import TanpaSalinan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arsip.models import SuratKeluar

PANJANG_NOMOR = 80


class LegalisirForm(Formulir):
    """The letter, how many sheets, for whom: the last two are printed on the copy."""

    surat = forms.TypedChoiceField(
        coerce=int,
        label="Surat yang disalin",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih surat yang disalin.",
            "invalid_choice": "Surat itu tidak ada di daftar ini. Pilih lagi.",
        },
    )
    lembar = forms.IntegerField(
        label="Berapa lembar?",
        initial=1,
        min_value=1,
        max_value=LEMBAR_TERBANYAK,
        error_messages={
            "invalid": "Tulis angka, misalnya 2.",
            "min_value": "Paling sedikit 1 lembar.",
            "max_value": f"Paling banyak {LEMBAR_TERBANYAK} lembar.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    untuk = forms.CharField(
        label="Untuk apa atau siapa?",
        max_length=80,
        error_messages={"required": "Tulis salinan ini untuk apa atau siapa."},
    )

    def __init__(self, *args: Any, surat: Iterable[SuratKeluar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kata = "{0.naskah.perihal} · {0.ditujukan_kepada} · {0.naskah.nomor}"
        self.fields["surat"].choices = [(s.pk, kata.format(s)) for s in surat]  # type: ignore[attr-defined]


class CariSuratForm(Formulir):
    """Part of a letter's number."""

    nomor = forms.CharField(
        label="Nomor surat orang lain atau lembaga",
        max_length=PANJANG_NOMOR,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class TanpaSalinanForm(Formulir):
    """Why there are no bytes to copy from."""

    sebab = forms.ChoiceField(
        label="Sebabnya",
        choices=TanpaSalinan.Sebab.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih sebabnya."},
    )
    keterangan = forms.CharField(
        label="Dokumen apa?",
        max_length=160,
        help_text="Misalnya: surat keterangan domisili tahun 2015, map 12.",
        error_messages={"required": "Tulis dokumen apa yang dibawa."},
    )
