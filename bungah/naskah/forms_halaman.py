"""A page of the public site as boxes: its words, then its rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from bungah.naskah.alur_halaman import Baris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bungah.naskah.models import VersiHalaman

    HimpunanDasar = forms.BaseFormSet[Formulir]
else:
    HimpunanDasar = forms.BaseFormSet

TERBANYAK, TAMBAHAN = 40, 2
ALAMAT_SENDIRI = re.compile(r"/([^/\\]|$)")


class HalamanForm(Formulir):
    """What stands above the rows, and where the words come from."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    pengantar = forms.CharField(
        label="Pengantar", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    sumber = forms.CharField(
        label="Sumber atau alasan perubahan",
        max_length=250,
        help_text="Misalnya: Perdes 3 Tahun 2026, atau rapat 12 November.",
    )


class BarisForm(Formulir):
    """One row; without a heading it is left out."""

    nomor = forms.IntegerField(label="Urutan", min_value=1, max_value=99, required=False)
    judul = forms.CharField(label="Judul", max_length=120, required=False)
    isi = forms.CharField(
        label="Isi", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    bukti = forms.CharField(
        label="Alamat buktinya di situs ini",
        max_length=200,
        required=False,
        help_text="Misalnya /layanan/domisili/",
    )
    sumber = forms.CharField(label="Sumber", max_length=160, required=False)

    def clean_bukti(self) -> str:
        """An address of this site only."""
        bukti: str = self.cleaned_data["bukti"]
        if bukti and not ALAMAT_SENDIRI.match(bukti):
            pesan = "Tulis alamat di situs ini, diawali satu garis miring, misalnya /layanan/domisili/."
            raise forms.ValidationError(pesan)
        return bukti

    def clean(self) -> dict[str, Any]:
        """Words need a heading."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if not isi.get("judul") and any(isi.get(n) for n in ("isi", "bukti")) and "judul" not in self.errors:
            self.add_error("judul", "Isi judulnya.")
        return isi


class HimpunanBaris(HimpunanDasar):
    """All rows of a page, in the order of their numbers; one without a number goes behind."""

    def _construct_form(self, i: int, **kwargs: Any) -> Formulir:
        satu: Formulir = super()._construct_form(i, empty_permitted=False, **kwargs)  # type: ignore[misc]  # -- not in the stubs
        return satu

    def terpakai(self) -> Iterator[Baris]:
        """The rows that have a heading."""
        ada = [satu.cleaned_data for satu in self.forms if satu.cleaned_data.get("judul")]
        for isi in sorted(ada, key=lambda isi: isi["nomor"] or TERBANYAK + 99):
            teks = {n: isi[n].replace("\r\n", "\n") for n in ("judul", "isi", "bukti", "sumber")}
            yield Baris(**teks)


BarisSet = forms.formset_factory(
    BarisForm, formset=HimpunanBaris, extra=TAMBAHAN, max_num=TERBANYAK, validate_max=True
)


def awal_halaman(versi: VersiHalaman | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the boxes hold at first; a new version says anew why."""
    if versi is None:
        return {}, []
    baris = [
        {"nomor": b.urut, "judul": b.judul, "isi": b.isi, "bukti": b.bukti, "sumber": b.sumber}
        for b in versi.baris.all()
    ]
    return {"versi": versi.versi, "pengantar": versi.pengantar, "sumber": versi.sumber}, baris
