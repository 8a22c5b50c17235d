"""The treasurer's forms: through whom and when it was paid, who took it back. The amount is never typed."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField
from layanan.models import Pembayaran


class HariForm(Formulir):
    """Which day's payments to look at."""

    hari = TanggalField(label="Tanggal", required=False)


class PembayaranForm(Formulir):
    """One payment of the whole fee."""

    lewat = forms.ChoiceField(
        label="Dibayar lewat",
        choices=Pembayaran.Lewat.choices,
        initial=Pembayaran.Lewat.KAUR_KEUANGAN,
        widget=forms.RadioSelect,
    )
    bukti_bank = forms.CharField(
        label="Nomor bukti setor bank",
        max_length=60,
        required=False,
        help_text="Hanya bila dibayar lewat bank.",
    )
    pukul = forms.TimeField(
        label="Dibayar pukul",
        required=False,
        help_text="Kosong berarti sekarang. Misalnya 13.30.",
        error_messages={"invalid": "Tulis jam dan menit, misalnya 13.30."},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    hari = TanggalField(label="Tanggalnya", required=False, help_text="Kosong berarti hari ini.")
    sumber = forms.CharField(
        label="Sumber kertasnya",
        max_length=120,
        required=False,
        help_text="Misalnya buku kas halaman 12, atau slip setor bank.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a bank without its slip, and a past time without its paper; join day and time."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        bank = data.get("lewat") == Pembayaran.Lewat.BANK
        if bank and not data.get("bukti_bank"):
            self.add_error("bukti_bank", "Isi nomor bukti setor dari bank.")
        elif not bank:
            data["bukti_bank"] = ""
        data["terjadi_pada"] = self._saat(data.pop("hari", None), data.pop("pukul", None))
        if data["terjadi_pada"] and not data.get("sumber"):
            self.add_error("sumber", "Sebutkan kertas yang mencatat pembayaran itu.")
        return data

    def _saat(self, hari: Any, pukul: Any) -> datetime | None:
        if hari and pukul is None and "pukul" not in self.errors:
            self.add_error("pukul", "Isi juga pukulnya, misalnya 13.30.")
        if not isinstance(pukul, time):
            return None
        saat = timezone.make_aware(datetime.combine(hari or timezone.localdate(), pukul))
        if saat > timezone.now():
            self.add_error("pukul", "Waktu pembayaran tidak boleh di masa depan.")
        return saat


class PengembalianForm(Formulir):
    """A fee given back: who took the money, and why."""

    penerima = forms.CharField(
        label="Diterima kembali oleh",
        max_length=100,
        error_messages={"required": "Tulis nama orang yang menerima uangnya."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=200,
        error_messages={"required": "Tulis mengapa uangnya dikembalikan."},
    )
