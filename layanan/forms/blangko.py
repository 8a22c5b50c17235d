"""Which letters to print without words, and how many of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4, uuid5

from django import forms

from bungah.dasar.formulir import Formulir, KunciKirimField
from layanan.kueri.blangko import BIASA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layanan.models import JenisSurat

TERBANYAK_JENIS, TERBANYAK_SALINAN, TERBANYAK_BERNOMOR = 12, 20, 60


class BlangkoForm(Formulir):
    """The kinds (those asked for most are ticked) and the copies of each."""

    jenis = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Surat yang dicetak",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang surat yang dicetak.",
            "invalid_choice": "Pilih dari daftar ini.",
        },
    )
    salinan = forms.IntegerField(
        label="Lembar tiap surat",
        initial=3,
        min_value=1,
        max_value=TERBANYAK_SALINAN,
        error_messages={
            "invalid": "Tulis angka, misalnya 3.",
            "min_value": "Paling sedikit 1 lembar.",
            "max_value": f"Paling banyak {TERBANYAK_SALINAN} lembar.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    bernomor = forms.BooleanField(
        label="Beri nomor surat dan kode QR di tiap lembar",
        required=False,
        help_text="Nomornya langsung tercatat di buku surat keluar sebagai cadangan.",
    )
    kunci = KunciKirimField()

    def __init__(self, *args: Any, daftar: Sequence[JenisSurat], **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial", {"jenis": [satu.pk for satu in daftar[:BIASA]], "salinan": 3, "kunci": uuid4()}
        )
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["jenis"]
        pilihan.choices = [(satu.pk, f"{satu.layanan.nama_warga}, {satu.kertas}") for satu in daftar]

    def clean_jenis(self) -> list[int]:
        jenis: list[int] = self.cleaned_data["jenis"]
        if len(jenis) > TERBANYAK_JENIS:
            raise forms.ValidationError(f"Paling banyak {TERBANYAK_JENIS} surat sekali cetak.")
        return jenis

    def clean(self) -> dict[str, Any]:
        """A reserved number is a row of the book: nobody reserves a drawer full of them at once."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        banyak = len(data.get("jenis") or ()) * (data.get("salinan") or 0)
        if data.get("bernomor") and banyak > TERBANYAK_BERNOMOR:
            self.add_error("salinan", f"Paling banyak {TERBANYAK_BERNOMOR} lembar bernomor sekali siapkan.")
        if kunci := data.get("kunci"):  # Back keeps the page's key: other letters are another press
            data["kunci"] = uuid5(kunci, f"{sorted(data.get('jenis') or ())} {data.get('salinan')}")
        return data
