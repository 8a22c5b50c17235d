"""A photo in a form: drawn anew, its place and its phone dropped, the time it was taken kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.foto import BITA, FotoKeliru, rapikan_ringan, terlalu_besar, waktu_foto

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Foto:
    """A clean picture, and when the camera says it was taken."""

    isi: bytes
    diambil_pada: datetime | None = None


class FotoField(forms.FileField):
    """Cleans to a ``Foto``; opens a phone's camera. Shrinking it in the browser would lose the time."""

    def __init__(self, **kwargs: Any) -> None:
        kotak = forms.FileInput(attrs={"accept": "image/*", "capture": "environment"})
        kata = {
            "empty": "Berkas ini kosong. Pilih fotonya sekali lagi.",
            "invalid": "Foto tidak sampai. Pilih sekali lagi.",
        }
        super().__init__(widget=kotak, error_messages=kata | kwargs.pop("error_messages", {}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Foto | None:
        """Judge the bytes, read the time, draw the picture anew."""
        berkas = super().clean(data, initial)
        if not berkas:
            return None
        try:
            if (berkas.size or 0) > BITA:
                raise terlalu_besar(berkas.size or 0)
            isi = berkas.read()
            return Foto(rapikan_ringan(isi), waktu_foto(isi))
        except FotoKeliru as keliru:
            raise forms.ValidationError(str(keliru)) from None
