"""The ticket form of desk and kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir, KunciKirimField
from layanan.kueri.standar import kelompok_ditawarkan
from layanan.models import Kunjungan, Layanan

if TYPE_CHECKING:
    from layanan.models import KelompokAntrean


class KelompokField(forms.CharField):
    """Queue group on offer, by its letter."""

    def clean(self, value: Any) -> KelompokAntrean | None:
        """Give the group (none where the form allows it); one that is no longer offered is refused."""
        kode = super().clean(value)
        if not kode:
            return None
        for satu in kelompok_ditawarkan():
            if satu.kode == kode:
                return satu
        raise forms.ValidationError("Pilih salah satu keperluan yang ada.", code="invalid_choice")


class KarcisKiosForm(Formulir):
    """What one touch at the kiosk says: the group, and whether the visitor goes first."""

    kunci = KunciKirimField()
    kelompok = KelompokField(label="Keperluan")
    prioritas = forms.ChoiceField(
        label="Didahulukan karena",
        choices=[("", "Tidak didahulukan"), *Kunjungan.Prioritas.choices],
        required=False,
    )


class KarcisLayananForm(KarcisKiosForm):
    """One touch on the very service: its group comes along."""

    kelompok = None  # type: ignore[assignment]  # -- Django's way to take a field away
    layanan = forms.ModelChoiceField(
        Layanan.objects.ditawarkan().select_related("kelompok"), label="Layanan", to_field_name="kode"
    )

    def clean(self) -> dict[str, Any]:
        """The group of the service that was touched."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if layanan := isi.get("layanan"):
            isi["kelompok"] = layanan.kelompok
        return isi


class KarcisForm(KarcisKiosForm):
    """A number given at the desk: perhaps the service itself, and outside hours a reason."""

    kelompok = KelompokField(label="Keperluan", required=False)
    angka = forms.IntegerField(
        label="Ketik angka keperluannya",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )
    layanan = forms.ModelChoiceField(
        Layanan.objects.ditawarkan(), label="Layanan (bila sudah tahu)", to_field_name="kode", required=False
    )
    alasan_luar_jam = forms.CharField(
        label="Alasan melayani di luar jam", max_length=160, required=False, help_text="Kantor sedang tutup."
    )

    def clean(self) -> dict[str, Any]:
        """The digit typed in the box goes before the tile that Enter would press by itself."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        angka, semua = data.pop("angka", None), kelompok_ditawarkan()
        if angka is not None and 1 <= angka <= len(semua):
            data["kelompok"] = semua[angka - 1]
        elif angka is not None:
            self.add_error("angka", f"Pilih angka 1 sampai {len(semua)}.")
        elif not data.get("kelompok") and not self.errors:
            self.add_error("angka", "Ketik angka keperluannya, lalu Enter.")
        return data
