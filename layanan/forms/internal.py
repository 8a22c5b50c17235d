"""The form of an internal request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir, KunciKirimField
from kepegawaian.models import Pegawai
from layanan.kueri.internal import layanan_antarbagian

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan


class PegawaiField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """A colleague by name and position."""

    def label_from_instance(self, obj: Pegawai) -> str:
        return f"{obj.nama}, {obj.jabatan}"


class LayananAntarbagianField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- idem
    """A service of the office to itself, by its short name."""

    def label_from_instance(self, obj: Layanan) -> str:
        return obj.nama_warga


class PermintaanForm(Formulir):
    """Who asks whom for what."""

    kunci = KunciKirimField()
    layanan = LayananAntarbagianField(
        layanan_antarbagian(), label="Yang diminta", to_field_name="kode", empty_label=None
    )
    keperluan = forms.CharField(
        label="Rincian dan untuk apa",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    peminta = PegawaiField(
        Pegawai.objects.filter(aktif=True).select_related("jabatan"),
        label="Peminta",
        help_text="Ganti bila Anda mencatatkan permintaan orang lain, misalnya pimpinan.",
        empty_label="– pilih –",
    )
    berkas_ada = forms.BooleanField(label="Berkas pendukungnya sudah ada", required=False, initial=True)

    def __init__(self, *args: Any, pelaku: Pengguna, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["peminta"] = getattr(pelaku, "pegawai", None)
        super().__init__(*args, **kwargs)
