"""What was made public, by a medium that does not answer by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField
from bungah.dasar.nilai import tanggal_surat
from bungah.mutu.models import Kegiatan
from layanan.alur.publikasi import IsiPublikasi
from layanan.aturan.publikasi import DIJAWAB_SENDIRI
from layanan.kueri.umum import berlaku_umum
from layanan.models import Layanan, Publikasi

if TYPE_CHECKING:
    from collections.abc import Sequence

SEMUA = "semua"
BANYAK_KEGIATAN = 12


class PublikasiForm(Formulir):
    """One leaflet, post, broadcast or evening: which services, which of the nine things, since when."""

    lewat = forms.ChoiceField(
        label="Media",
        choices=[
            ("", "pilih medianya"),
            *(m for m in Publikasi.Media.choices if m[0] not in DIJAWAB_SENDIRI),
        ],
    )
    layanan = forms.ChoiceField(label="Layanan")
    butir = forms.MultipleChoiceField(
        label="Yang diumumkan", choices=Publikasi.Butir.choices, widget=forms.CheckboxSelectMultiple
    )
    sejak = TanggalField(label="Sejak", initial=timezone.localdate)
    kegiatan = forms.ChoiceField(
        label="Penyuluhan yang mana", required=False, help_text="Hanya untuk media penyuluhan."
    )
    bukti = forms.CharField(
        label="Buktinya",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Misalnya alamat unggahan, judul brosur dan jumlahnya, atau hari dan jam siaran.",
    )

    def __init__(self, *isi: Any, **lain: Any) -> None:
        super().__init__(*isi, **lain)
        layanan, kegiatan = self.fields["layanan"], self.fields["kegiatan"]
        self._semua = list(Layanan.objects.filter(standar__in=berlaku_umum().order_by()))
        nama = sorted((satu.nama_warga, satu.kode) for satu in self._semua)
        if isinstance(layanan, forms.ChoiceField) and isinstance(kegiatan, forms.ChoiceField):
            layanan.choices = [
                ("", "pilih layanannya"),
                *((k, n) for n, k in nama),
                (SEMUA, f"semua layanan ({len(nama)})"),
            ]
            kegiatan.choices = [("", "bukan penyuluhan"), *_penyuluhan()]

    def clean(self) -> dict[str, Any]:
        """An outreach is proof by itself; everything else needs words."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("kegiatan") and data.get("lewat", "") not in {"", Publikasi.Media.PENYULUHAN}:
            self.add_error(
                "kegiatan", "Medianya bukan penyuluhan. Pilih media penyuluhan, atau kosongkan ini."
            )
        elif data.get("kegiatan"):
            data["bukti"] = dict(_penyuluhan())[data["kegiatan"]]
        elif data.get("lewat") == Publikasi.Media.PENYULUHAN:
            self.add_error("kegiatan", "Pilih penyuluhannya. Belum ada? Catat dulu di menu Penyuluhan.")
        elif not data.get("bukti", "").strip() and "bukti" not in self.errors:
            self.add_error("bukti", "Tulis buktinya.")
        return data

    def isi(self) -> tuple[Sequence[Layanan], IsiPublikasi]:
        """As the deed takes it."""
        data = self.cleaned_data
        layanan = [satu for satu in self._semua if data["layanan"] in {SEMUA, satu.kode}]
        bukti = " ".join(data["bukti"].split())[:200]
        return layanan, IsiPublikasi(data["lewat"], data["butir"], data["sejak"], bukti)


def _penyuluhan() -> list[tuple[str, str]]:
    """Finished outreach, the latest first."""
    selesai = Kegiatan.objects.filter(jenis=Kegiatan.Jenis.PENYULUHAN, status=Kegiatan.Status.SELESAI)
    return [
        (str(satu.pk), f"{satu.topik}, {tanggal_surat(satu.hari)}, {satu.tempat}")
        for satu in selesai[:BANYAK_KEGIATAN]
    ]
