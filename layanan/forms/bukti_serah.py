"""The proof of a hand-over, always optional: a signature drawn on the screen, or a photo."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final

from django import forms

from bungah.dasar.formulir import Formulir
from bungah.dasar.foto import BITA, FotoKeliru, rapikan_foto, rapikan_tanda, terlalu_besar
from layanan.alur.bukti_serah import Bukti
from layanan.aturan.bukti_serah import TANDA_TERPANJANG
from layanan.models import BuktiSerah

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

AWALAN: Final = "data:image/png;base64,"
SISI_FOTO: Final = 1000


class BuktiSerahForm(Formulir):
    """Both are drawn anew, so nothing but the picture stays."""

    tanda_gambar = forms.CharField(
        required=False,
        max_length=TANDA_TERPANJANG,
        widget=forms.HiddenInput,
        error_messages={"max_length": "Tanda tangannya terlalu rumit. Ulangi dengan coretan lebih pendek."},
    )
    foto = forms.FileField(
        label="Foto penerima dengan suratnya",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment", "data-perkecil": ""}),
        error_messages={
            "empty": "Berkas ini kosong. Pilih fotonya sekali lagi.",
            "invalid": "Foto tidak sampai. Pilih sekali lagi.",
        },
    )

    def clean_foto(self) -> Bukti | None:
        """The clean photo."""
        berkas: UploadedFile[bytes] | None = self.cleaned_data["foto"]
        if not berkas:
            return None
        try:
            if (berkas.size or 0) > BITA:
                raise terlalu_besar(berkas.size or 0)
            return Bukti(BuktiSerah.Jenis.FOTO, rapikan_foto(berkas.read(), sisi=SISI_FOTO))
        except FotoKeliru as keliru:
            raise forms.ValidationError(str(keliru)) from None

    def clean_tanda_gambar(self) -> Bukti | None:
        """The clean signature."""
        teks: str = self.cleaned_data["tanda_gambar"]
        if not teks:
            return None
        try:
            isi = base64.b64decode(teks.removeprefix(AWALAN), validate=True)
            return Bukti(BuktiSerah.Jenis.TANDA, rapikan_tanda(isi))
        except (binascii.Error, ValueError):
            raise forms.ValidationError("Tanda tangannya tidak sampai. Ulangi di kotaknya.") from None
        except FotoKeliru as keliru:
            raise forms.ValidationError(str(keliru)) from None

    @property
    def bukti(self) -> Bukti | None:
        """What was given: the signature before the photo."""
        satu: Bukti | None = self.cleaned_data["tanda_gambar"] or self.cleaned_data["foto"]
        return satu
