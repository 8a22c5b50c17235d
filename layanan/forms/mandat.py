"""Form of a standing mandate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir, TanggalField
from kepegawaian.models import Pegawai
from layanan.models import JenisSurat

if TYPE_CHECKING:
    BidangJenis = forms.ModelChoiceField[JenisSurat]
else:
    BidangJenis = forms.ModelChoiceField


class _PilihanJenis(BidangJenis):
    """Letter kinds by the name of their service: several letters share one title."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.layanan)


class MandatForm(Formulir):
    """Which letter kind, who signs it, on what basis, how long."""

    jenis = _PilihanJenis(
        JenisSurat.objects.surat().select_related("layanan").order_by("layanan__nama"),
        label="Jenis surat",
        empty_label="– pilih –",
    )
    pegawai = forms.ModelChoiceField(
        Pegawai.objects.filter(aktif=True).exclude(jabatan__kode="kades"),
        label="Ditandatangani oleh",
        empty_label="– pilih –",
    )
    cara = forms.ChoiceField(
        label="Tulisan di atas namanya",
        choices=[
            ("an", "a.n. Kepala Desa"),
            ("ub", "a.n. Kepala Desa, Sekretaris Desa, u.b."),
        ],
        widget=forms.RadioSelect,
        initial="an",
    )
    dasar = forms.CharField(
        label="Dasar", max_length=160, help_text="Misalnya: Keputusan Kepala Desa Nomor 7 Tahun 2026."
    )
    dari = TanggalField(label="Mulai")
    sampai = TanggalField(label="Sampai dengan", required=False, help_text="Kosong: sampai dicabut.")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if isi.get("dari") and isi.get("sampai") and isi["sampai"] < isi["dari"]:
            self.add_error("sampai", "Hari terakhir tidak boleh sebelum hari pertama.")
        return isi
