"""Forms of questions and answers, for villagers and for staff."""

from __future__ import annotations

from typing import Any

from django import forms

from bungah.dasar.formulir import Formulir, KunciKirimField, TeleponField
from layanan.models import Layanan

_LIMA = {"rows": "5"}


class LayananWargaField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """A service by the name villagers use."""

    def label_from_instance(self, obj: Layanan) -> str:
        """``Surat domisili``, not the official name."""
        return obj.nama_warga


def _layanan(label: str, *, wajib: bool = False) -> LayananWargaField:
    return LayananWargaField(
        Layanan.objects.filter(aktif=True, subjek=Layanan.Subjek.EKSTERNAL).order_by("nama_warga"),
        label=label,
        to_field_name="kode",
        required=wajib,
        empty_label="Lainnya",
    )


def _teks(label: str, panjang: int, petunjuk: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=panjang, help_text=petunjuk, widget=forms.Textarea(attrs=dict(_LIMA))
    )


def _menit() -> forms.IntegerField:
    kotak = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label="Lamanya (menit)", min_value=1, max_value=480, initial=5, widget=kotak)


class TanyaForm(Formulir):
    """A villager's question: the words, perhaps the service, perhaps a phone."""

    kunci = KunciKirimField()
    tanya = _teks("Pertanyaan Anda", 1000, "Jangan menulis NIK atau nomor KK.")
    layanan = _layanan("Tentang layanan")
    telepon = TeleponField(
        label="Nomor HP", required=False, help_text="Hanya dibaca petugas, kalau perlu bertanya balik."
    )

    def clean_telepon(self) -> str:
        """The number as it is kept."""
        telepon: Any = self.cleaned_data["telepon"]
        return telepon.e164 if telepon else ""


class KonsultasiForm(Formulir):
    """What was asked and answered at the desk."""

    kunci = KunciKirimField()
    layanan = _layanan("Tentang layanan")
    topik = forms.CharField(label="Pokok", max_length=80, required=False)
    tanya = _teks("Yang ditanyakan", 1000)
    jawab = _teks("Jawaban", 2000)
    menit = _menit()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["layanan"].widget.attrs["autofocus"] = True


class JawabForm(Formulir):
    """The answer to a question from the website."""

    jawab = _teks("Jawaban", 2000, "Dibaca penanya dengan kodenya. Pakai kata sehari-hari.")
    menit = _menit()


class UmumForm(Formulir):
    """The public text of an answered question."""

    layanan = _layanan("Tampil pada layanan", wajib=True)
    tanya_umum = forms.CharField(
        label="Pertanyaan", max_length=200, help_text="Tanpa nama dan nomor siapa pun."
    )
    jawab_umum = _teks("Jawaban", 1000)


class TutupForm(Formulir):
    """Why a question gets no answer."""

    alasan_tutup = forms.CharField(label="Alasan", max_length=160, help_text="Misalnya: bukan pertanyaan.")
