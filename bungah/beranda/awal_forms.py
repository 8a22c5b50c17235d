"""Forms of the first-run guide that the roof asks itself."""

from __future__ import annotations

from typing import Any

from django import forms

from bungah.dasar.forms import SandiBaruForm
from bungah.dasar.formulir import Formulir, FormulirModel
from bungah.dasar.models import Pengguna, ProfilDesa


class KodeAwalForm(Formulir):
    """The code printed in the terminal."""

    kode = forms.CharField(
        label="Kode dari layar tempat Bungah dijalankan",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text="8 huruf dan angka. Besar kecil huruf dan garis tidak masalah.",
    )


class DesaForm(FormulirModel):
    """Who the village is, and how many people work at its office."""

    class Meta:
        model = ProfilDesa
        fields = (
            "nama_desa", "kode_desa", "kecamatan", "kabupaten", "provinsi", "alamat", "kode_pos", "telepon",
            "surel", "ukuran",
        )  # fmt: skip
        widgets = {"ukuran": forms.RadioSelect, "telepon": forms.TextInput(attrs={"type": "tel"})}
        labels = {
            "nama_desa": "Nama desa",
            "alamat": "Alamat kantor desa",
            "surel": "Surel (email) kantor",
            "ukuran": "Berapa orang bekerja di kantor?",
        }
        help_texts = {
            "nama_desa": "Tanpa kata 'Desa', misalnya Bungah.",
            "kabupaten": "Tanpa kata 'Kabupaten', misalnya Gresik.",
            "ukuran": "Menentukan apa yang menyala lebih dulu; bisa diubah kapan saja.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("nama_desa", "kecamatan", "kabupaten", "provinsi", "alamat"):
            self.fields[nama].required = True


class AkunAwalForm(SandiBaruForm):
    """The account of the person who looks after the system."""

    nama = forms.CharField(label="Nama lengkap Anda", max_length=100)
    nama_akun = forms.CharField(
        label="Nama akun untuk masuk",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text="Huruf kecil tanpa spasi, misalnya rizal. Akun ini tidak bisa menyetujui surat.",
    )
    field_order = ["nama", "nama_akun", "sandi_baru", "ulang"]

    def untuk(self) -> Pengguna:
        """The account to be: its names may not be in the password."""
        isi = self.cleaned_data
        return Pengguna(username=isi.get("nama_akun", ""), nama=isi.get("nama", ""))
