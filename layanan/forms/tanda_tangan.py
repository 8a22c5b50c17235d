"""Forms of signing: submitting a letter, the signed stack."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class TulisanTanganForm(Formulir):
    """A letter already written with the pen: on which reserved number, with which day and time."""

    cadangan = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        required=False,
        label="Ditulis tangan di blangko nomor",
        error_messages={"invalid_choice": "Nomor itu sudah dipakai atau dibatalkan. Pilih lagi."},
    )
    tanggal_tulis = TanggalField(label="Tanggal di suratnya", required=False)
    pukul_tulis = forms.TimeField(
        label="Ditulis pukul",
        required=False,
        help_text="Misalnya 10.15.",
        error_messages={"invalid": "Tulis jam dan menit, misalnya 10.15."},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, nomor: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["cadangan"]
        pilihan.choices = [("", "– tidak, surat baru –"), *nomor]

    def clean(self) -> dict[str, Any]:
        """What stands on paper has its day and time there."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("cadangan"):
            for nama, apa in (("tanggal_tulis", "tanggal yang tertulis"), ("pukul_tulis", "jam ditulisnya")):
                if not data.get(nama) and nama not in self.errors:
                    self.add_error(nama, f"Isi {apa} di surat itu.")
        return data


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
