"""What a deed on a visitor asks for: why held, sent where, why out of turn."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from layanan.kueri.penyimpangan import Jenis
from layanan.models import Penyimpangan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from layanan.models import KelompokAntrean, Loket

BIASA = ["Mengambil fotokopi", "Mengambil berkas di rumah", "Menunggu saksi", "Menunggu perangkat dusun"]


class TahanForm(Formulir):
    """Why the visitor steps aside."""

    alasan = forms.CharField(
        label="Mengapa ditahan?",
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True, "list": "alasan-biasa"}),
    )


class PindahForm(Formulir):
    """Where to: the digit printed beside each counter and group."""

    ke = forms.IntegerField(
        label="Ketik angkanya",
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True, "data-angka": "langsung"}
        ),
    )

    def __init__(self, *args: Any, tujuan: Sequence[Loket | KelompokAntrean], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tujuan = tujuan

    def clean_ke(self) -> Loket | KelompokAntrean:
        ke: int = self.cleaned_data["ke"]
        if not 1 <= ke <= len(self.tujuan):
            pesan = f"Pilih angka 1 sampai {len(self.tujuan)}."
            raise forms.ValidationError(pesan)
        return self.tujuan[ke - 1]


class DahulukanForm(Formulir):
    """Why this visitor is called out of turn, and who asked for it."""

    sebab = forms.ChoiceField(
        label="Sebabnya", choices=Penyimpangan.Sebab.choices, widget=forms.RadioSelect, initial="darurat"
    )
    diminta_oleh = forms.CharField(
        label="Nama pimpinan yang meminta",
        max_length=100,
        required=False,
        help_text="Hanya bila diminta pimpinan.",
    )
    keterangan = forms.CharField(
        label="Penjelasan singkat",
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )

    def clean(self) -> dict[str, Any]:
        """A leader's wish carries the leader's name; any other cause its words."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        pimpinan = data.get("sebab") == Penyimpangan.Sebab.PIMPINAN
        if pimpinan and not data.get("diminta_oleh"):
            self.add_error("diminta_oleh", "Tulis nama pimpinan yang meminta.")
        if data.get("sebab") and not pimpinan and not data.get("keterangan"):
            self.add_error("keterangan", "Tulis alasannya dengan singkat.")
        return data


class LompatanForm(Formulir):
    """Filter of the list of bypasses."""

    jenis = forms.ChoiceField(label="Jenis", choices=Jenis.choices, initial=Jenis.MEJA)
    rentang = forms.ChoiceField(
        label="Sejak",
        choices=[
            ("1", "hari ini"),
            ("7", "7 hari terakhir"),
            ("31", "31 hari terakhir"),
            ("366", "setahun terakhir"),
        ],
        initial="31",
    )

    def dari(self, hari: date) -> date:
        """First day of the chosen range."""
        return hari - timedelta(days=int(self.cleaned_data["rentang"]) - 1)
