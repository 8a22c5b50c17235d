"""Which period and which grouping the queue report shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField
from bungah.dasar.nilai import Rentang
from layanan.aturan.laporan import Dimensi, Periode, rentang_periode

if TYPE_CHECKING:
    from django.http import QueryDict

PERIODE = [
    (Periode.HARI, "Hari ini"),
    (Periode.MINGGU, "Minggu ini"),
    (Periode.BULAN, "Bulan ini"),
    (Periode.BULAN_LALU, "Bulan lalu"),
    (Periode.TANGGAL, "Dari tanggal sampai tanggal"),
]
MENURUT = [
    (Dimensi.HARI, "Hari"),
    (Dimensi.BULAN, "Bulan"),
    (Dimensi.KELOMPOK, "Kelompok layanan"),
    (Dimensi.LAYANAN, "Layanan"),
    (Dimensi.LOKET, "Loket"),
]
PETUGAS = (Dimensi.PETUGAS, "Petugas")
HARI_TERBANYAK = 92  # days side by side; a longer period is shown by month
TAHUN_TERLAMA = 30


class LaporanForm(Formulir):
    """Period and grouping; without any choice this week by day."""

    periode = forms.ChoiceField(label="Masa", choices=PERIODE)
    menurut = forms.ChoiceField(label="Dikelompokkan menurut")
    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)

    def __init__(self, data: QueryDict, *, boleh_petugas: bool) -> None:
        isi = data.copy()
        isi.setdefault("periode", Periode.MINGGU.value)
        isi.setdefault("menurut", Dimensi.HARI.value)
        super().__init__(isi)
        pilihan: Any = self.fields["menurut"]
        pilihan.choices = [*MENURUT, PETUGAS] if boleh_petugas else MENURUT

    def clean(self) -> dict[str, Any]:
        """The period as ``rentang`` and the grouping as ``dimensi``; days over a long time become months."""
        isi: dict[str, Any] = super().clean() or {}
        if self.errors:
            return isi
        hari_ini, periode = timezone.localdate(), Periode(isi["periode"])
        rentang = self._tanggal(isi, hari_ini) if periode is Periode.TANGGAL else None
        if self.errors:
            return isi
        isi["rentang"] = rentang or rentang_periode(periode, hari_ini)
        dimensi = Dimensi(isi["menurut"])
        terlalu_panjang = dimensi is Dimensi.HARI and isi["rentang"].jumlah_hari > HARI_TERBANYAK
        isi["dimensi"] = Dimensi.BULAN if terlalu_panjang else dimensi
        return isi

    def _tanggal(self, isi: dict[str, Any], hari_ini: Any) -> Rentang | None:
        dari, sampai = isi.get("dari"), isi.get("sampai") or hari_ini
        if dari is None:
            self.add_error("dari", "Isi tanggal awal, misalnya 1 11 2026.")
        elif sampai < dari:
            self.add_error("sampai", "Tanggal akhir tidak boleh sebelum tanggal awal.")
        elif hari_ini - dari > timedelta(days=366 * TAHUN_TERLAMA):
            self.add_error("dari", f"Laporan melihat paling jauh {TAHUN_TERLAMA} tahun ke belakang.")
        else:
            return Rentang(dari, min(sampai, max(hari_ini, dari)))
        return None
