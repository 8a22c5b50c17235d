"""The line of the guest book, and which lines to show."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, KunciKirimField, TanggalField, TeleponField
from bungah.dasar.nilai import Rentang
from layanan.alur.tamu import IsianTamu

if TYPE_CHECKING:
    from layanan.models import TamuDinas

KETIK = {"autocomplete": "off"}
TEKS = ("nama", "instansi", "keperluan", "menemui")
RENTANG_TERPANJANG = 366


def _teks(label: str, panjang: int, **lain: Any) -> forms.CharField:
    kotak = forms.TextInput(attrs={**KETIK, **lain.pop("attrs", {})})
    return forms.CharField(label=label, max_length=panjang, widget=kotak, **lain)


class IsiTamuForm(Formulir):
    """Who came, from where, for what, to see whom."""

    nama = _teks("Nama tamu", 100, attrs={"autofocus": True})
    instansi = _teks("Instansi atau lembaga", 120)
    keperluan = _teks("Keperluan", 200)
    menemui = _teks(
        "Ingin bertemu",
        100,
        attrs={"list": "pegawai"},
        error_messages={"required": "Isi siapa yang ditemui."},
    )
    telepon = TeleponField(label="Nomor HP", required=False, help_text="Bila perlu dihubungi lagi.")

    @staticmethod
    def awal(tamu: TamuDinas) -> dict[str, str]:
        """A line as the form shows it."""
        isi = {nama: getattr(tamu, nama) for nama in TEKS}
        return {**isi, "telepon": tamu.telepon_tampil}

    def isian(self) -> IsianTamu:
        """The line as the deed takes it."""
        isi = {
            n: " ".join(self.cleaned_data[n].split()) for n in ("nama", "instansi", "keperluan", "menemui")
        }
        telepon = self.cleaned_data["telepon"]
        return IsianTamu(**isi, telepon=telepon.e164 if telepon else "")


class TamuForm(IsiTamuForm):
    """A new line: outside hours with a reason; copied from paper with its day, time and source."""

    kunci = KunciKirimField()
    alasan_luar_jam = forms.CharField(
        label="Alasan menerima di luar jam", max_length=160, required=False, help_text="Kantor sedang tutup."
    )
    hari = TanggalField(label="Tanggal datang", required=False, help_text="Kosong berarti hari ini.")
    pukul = forms.TimeField(
        label="Datang pukul",
        required=False,
        help_text="Misalnya 9.15.",
        input_formats=["%H.%M", "%H:%M"],
        error_messages={"invalid": "Tulis jam dan menit, misalnya 9.15."},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    sumber = forms.CharField(
        label="Disalin dari",
        max_length=120,
        required=False,
        help_text="Misalnya: buku tamu kertas, halaman 12.",
    )

    def clean(self) -> dict[str, Any]:
        """Join day and time to ``saat`` (None = now); a paper line names its paper."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        hari, pukul, sumber = isi.get("hari"), isi.get("pukul"), isi.get("sumber")
        isi["saat"] = None
        if not (hari or pukul or sumber) or {"hari", "pukul"} & set(self.errors):
            return isi
        if not isinstance(pukul, time):
            self.add_error("pukul", "Isi juga pukulnya, misalnya 9.15.")
        elif not sumber:
            self.add_error("sumber", "Tulis disalin dari mana, misalnya: buku tamu kertas.")
        else:
            isi["saat"] = datetime.combine(
                hari or timezone.localdate(), pukul, timezone.get_default_timezone()
            )
            if isi["saat"] >= timezone.now():
                self.add_error("pukul", "Jam ini belum lewat.")
        return isi


class BukuTamuForm(Formulir):
    """Which days and words the book shows; without any choice this month."""

    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)
    cari = forms.CharField(label="Cari nama, instansi, atau keperluan", max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        """The days as ``rentang``."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        hari_ini = timezone.localdate()
        sampai = isi.get("sampai") or hari_ini
        dari = isi.get("dari") or sampai.replace(day=1)
        if sampai < dari:
            self.add_error("sampai", "Tanggal akhir tidak boleh sebelum tanggal awal.")
        elif (sampai - dari).days >= RENTANG_TERPANJANG:
            self.add_error("dari", "Buku dibuka paling panjang satu tahun sekali lihat.")
        else:
            isi["rentang"] = Rentang(dari, sampai)
        return isi
