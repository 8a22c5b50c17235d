"""Forms of signing: submitting a letter, the signed stack."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField

RANGKAP_KELIRU = "Isi 1 sampai 20."


class TanggalSuratForm(Formulir):
    """Another date than today's, and for a past year the sekdes' reason."""

    tanggal = TanggalField(label="Tanggal surat", required=False, help_text="Kosong berarti hari ini.")
    alasan_tahun_lalu = forms.CharField(
        label="Alasan memakai tahun lalu",
        max_length=200,
        required=False,
        help_text="Hanya oleh Sekretaris Desa.",
    )


class AjukanForm(TanggalSuratForm):
    """The date, and how many copies are printed and signed."""

    rangkap = forms.IntegerField(
        label="Rangkap",
        min_value=1,
        max_value=20,
        required=False,
        help_text="Berapa lembar dicetak dan ditandatangani.",
        error_messages={
            "invalid": "Tulis dengan angka, misalnya 2.",
            "min_value": RANGKAP_KELIRU,
            "max_value": RANGKAP_KELIRU,
        },
    )


class TandaTanganForm(Formulir):
    """Letters that came back signed (ids of the bytes that were shown), and when the pen touched them."""

    surat = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Surat yang kembali bertanda tangan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang surat yang kembali bertanda tangan.",
            "invalid_choice": "Daftarnya sudah berubah. Periksa lagi centangnya.",
        },
    )
    diperiksa = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Diperiksa Kepala Desa",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Daftarnya sudah berubah. Periksa lagi centangnya."},
    )
    pukul = forms.TimeField(
        label="Ditandatangani pukul",
        required=False,
        help_text="Kosong berarti sekarang. Misalnya 13.30.",
        error_messages={"invalid": "Tulis jam dan menit, misalnya 13.30."},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    hari = TanggalField(label="Tanggalnya", required=False, help_text="Kosong berarti hari ini.")

    def __init__(self, *args: Any, pilihan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("surat", "diperiksa"):
            self.fields[nama].choices = pilihan  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Join day and time to ``terjadi_pada`` (None = now)."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        hari, pukul = data.get("hari"), data.get("pukul")
        data["terjadi_pada"] = None
        if hari and pukul is None and "pukul" not in self.errors:
            self.add_error("pukul", "Isi juga pukulnya, misalnya 13.30.")
        elif isinstance(pukul, time):
            saat = timezone.make_aware(datetime.combine(hari or timezone.localdate(), pukul))
            if saat > timezone.now():
                self.add_error("pukul", "Waktu tanda tangan tidak boleh di masa depan.")
            data["terjadi_pada"] = saat
        return data
