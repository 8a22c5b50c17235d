"""An innovation as boxes to fill."""

from __future__ import annotations

from django import forms

from bungah.dasar.formulir import Formulir
from layanan.alur.inovasi import IsiInovasi
from layanan.models import Layanan, Rancangan, VersiStandar

PANJANG = 2000


def _uraian(label: str, petunjuk: str) -> forms.CharField:
    kotak = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=PANJANG, widget=kotak, help_text=petunjuk)


def _versi(label: str) -> forms.ModelChoiceField:  # type: ignore[type-arg]  # -- not generic at run time
    semua = VersiStandar.objects.exclude(status=VersiStandar.Status.DRAF).select_related("layanan")
    urut = semua.order_by("layanan__nama", "versi")
    return forms.ModelChoiceField(urut, label=label, required=False, empty_label="– tidak ada –")


class InovasiForm(Formulir):
    """What was wrong, what is new, what it brought, the proof."""

    nama = forms.CharField(label="Nama inovasi", max_length=120)
    layanan = forms.ModelChoiceField(
        Layanan.objects.all(), label="Layanan", required=False, empty_label="– semua layanan –"
    )
    masalah = _uraian("Masalah", "Apa yang dulu menyulitkan warga atau petugas.")
    kebaruan = _uraian("Kebaruan", "Apa yang sekarang dikerjakan dengan cara lain.")
    manfaat = _uraian("Manfaat", "Apa yang berubah, dengan angka bila ada.")
    bukti = forms.CharField(
        label="Bukti", max_length=250, help_text="Nomor map, foto, atau alamat halaman yang bisa dilihat."
    )
    direplikasi = forms.CharField(label="Ditiru oleh", max_length=160, required=False)
    rancangan = forms.ModelChoiceField(
        Rancangan.objects.select_related("layanan"),
        label="Rancang ulang",
        required=False,
        empty_label="– tidak ada –",
    )
    standar_lama = _versi("Standar sebelum")
    standar_baru = _versi("Standar sesudah")

    def isi(self) -> IsiInovasi:
        """The innovation as the deed takes it."""
        return IsiInovasi(**self.cleaned_data)
