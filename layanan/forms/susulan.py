"""The grid of the paper list: thirty rows, each judged cell by cell."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone

from bungah.dasar.formulir import Formulir, NIKField, TanggalField
from bungah.dasar.nilai import NilaiKeliru
from layanan.aturan.standar import cari_layanan
from layanan.aturan.susulan import (
    BARIS_LEMBAR,
    SERI,
    LayananKertas,
    baca_hasil,
    baca_jam,
    baca_nomor,
    layanan_menurut_nomor,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, time

    from bungah.dasar.nilai import NIK
    from layanan.aturan.susulan import Hasil

SEL = {"autocomplete": "off", "spellcheck": "false", "class": "masukan"}
ANGKA = {**SEL, "inputmode": "numeric"}


class HariSusulanForm(Formulir):
    """The day the list was written."""

    hari = TanggalField(
        label="Hari di kertas", error_messages={"required": "Isi tanggal yang tertulis di kertas."}
    )

    def clean_hari(self) -> date:
        hari: date = self.cleaned_data["hari"]
        if hari > timezone.localdate():
            pesan = "Hari ini belum sampai tanggal itu."
            raise forms.ValidationError(pesan)
        return hari


class BarisSusulanForm(Formulir):
    """One visit of the list. A row where only the printed number stands is empty."""

    nomor = forms.CharField(label="Nomor", max_length=8, widget=forms.TextInput(attrs=SEL))
    jam = forms.CharField(label="Jam", max_length=8, widget=forms.TextInput(attrs=ANGKA))
    nama = forms.CharField(label="Nama", max_length=100, widget=forms.TextInput(attrs=SEL))
    rt = forms.RegexField(
        r"^[0-9]{1,3}$", label="RT", required=False, widget=forms.TextInput(attrs=ANGKA),
        error_messages={"invalid": "Angka RT saja."},
    )  # fmt: skip
    nik = NIKField(label="NIK", required=False, widget=forms.TextInput(attrs=ANGKA))
    layanan = forms.CharField(
        label="Layanan", max_length=60, widget=forms.TextInput(attrs={**SEL, "list": "layanan-kertas"})
    )
    hasil = forms.CharField(label="Hasil", max_length=10, required=False, widget=forms.TextInput(attrs=SEL))

    def __init__(self, *args: Any, daftar: Sequence[LayananKertas], urut: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar, self.urut, self.dinilai = daftar, urut, False
        for nama, bidang in self.fields.items():
            bidang.widget.attrs["aria-label"] = f"Baris {urut}, {bidang.label}"
            bidang.widget.attrs["data-sel"] = nama

    @property
    def kosong(self) -> bool:
        """True when nothing but the number was written."""
        return not any(self.data.get(self.add_prefix(n), "").strip() for n in self.fields if n != "nomor")

    def full_clean(self) -> None:
        """Judge only a row with something in it, and only once the sheet is to be recorded."""
        if self.is_bound and (self.kosong or not self.dinilai):
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def clean_nomor(self) -> int:
        return int(_baca(baca_nomor, self.cleaned_data["nomor"]))

    def clean_jam(self) -> time:
        jam: time = _baca(baca_jam, self.cleaned_data["jam"])
        return jam

    def clean_nama(self) -> str:
        return " ".join(self.cleaned_data["nama"].split())

    def clean_nik(self) -> str:
        nik: NIK | None = self.cleaned_data["nik"]
        return nik.angka if nik else ""

    def clean_hasil(self) -> Hasil:
        hasil: Hasil = _baca(baca_hasil, self.cleaned_data["hasil"])
        return hasil

    def clean_layanan(self) -> LayananKertas:
        teks = self.cleaned_data["layanan"]
        if satu := _baca(lambda t: layanan_menurut_nomor(t, self.daftar), teks):
            return satu  # type: ignore[no-any-return]
        mirip = cari_layanan(teks, [(satu.nama, satu.kode) for satu in self.daftar])
        tepat = [i for i in mirip if self.daftar[i].nama.casefold() == teks.casefold()]
        if len(tepat or mirip) != 1:
            raise forms.ValidationError(_kata_mirip([self.daftar[i] for i in mirip]))
        return self.daftar[(tepat or mirip)[0]]


def _kata_mirip(mirip: Sequence[LayananKertas]) -> str:
    if not mirip:
        return "Layanan ini tidak ada. Tulis nomornya di daftar."
    return "Yang mana? " + ", ".join(f"{satu.nomor} {satu.nama}" for satu in mirip[:3]) + "."


def _baca(pembaca: Any, teks: str) -> Any:
    try:
        return pembaca(teks)
    except NilaiKeliru as keliru:
        raise forms.ValidationError(str(keliru)) from None


def baris_lembar(
    data: Mapping[str, str] | None, *, daftar: Sequence[LayananKertas], mulai: int
) -> list[BarisSusulanForm]:
    """The rows of the sheet, with the printed numbers already in them."""
    return [
        BarisSusulanForm(
            data, prefix=f"b{i}", initial={"nomor": f"{SERI}-{mulai + i:03}"}, daftar=daftar, urut=i + 1
        )
        for i in range(BARIS_LEMBAR)
        if data is None or f"b{i}-nomor" in data  # recorded rows have left the sheet
    ]


def periksa(baris: Sequence[BarisSusulanForm], hari: date) -> list[BarisSusulanForm]:
    """Judge every row that is not empty, and all together: a number stands once. Gives those rows."""
    isi = [satu for satu in baris if not satu.kosong]
    pertama: dict[int, int] = {}
    for satu in isi:
        satu.dinilai = True
        satu.full_clean()
        nomor, jam = satu.cleaned_data.get("nomor"), satu.cleaned_data.get("jam")
        if nomor and pertama.setdefault(nomor, satu.urut) != satu.urut:
            satu.add_error("nomor", f"Sama dengan baris {pertama[nomor]}.")
        if jam and saat(hari, jam) >= timezone.now():
            satu.add_error("jam", "Jam ini belum lewat.")
    return isi


def saat(hari: date, jam: time) -> datetime:
    """The moment the paper names, in office time."""
    return datetime.combine(hari, jam, timezone.get_default_timezone())
