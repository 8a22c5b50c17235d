"""Filters and forms of the registers."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

import django_filters
from django import forms
from django.utils import timezone

from arsip.aturan import LEMBAR_TERBANYAK
from arsip.kueri import sanggahan_terbuka, tahun_buku
from arsip.models import SuratKeluar
from bungah.dasar.formulir import Formulir

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

DISANGGAH = "disanggah"
BERKAS_TERBESAR: Final = 5 * 1024 * 1024  # a letter of ours is under 100 KB

_SIDIK = re.compile(r"[0-9a-f]{64}")


class BukuKeluarFilter(django_filters.FilterSet):  # type: ignore[misc]  # -- untyped library
    """Year and state; the year is always chosen, because the count starts anew every year.

    Without one it is this year, or the newest that has letters; a book without a letter is this year's.
    """

    tahun = django_filters.ChoiceFilter(field_name="naskah__tahun", label="Tahun", empty_label=None)
    status = django_filters.ChoiceFilter(
        label="Keadaan",
        empty_label="Semua",
        choices=[*SuratKeluar.Status.choices, (DISANGGAH, "Disanggah Kepala Desa")],
        method="saring_status",
    )

    class Meta:
        model = SuratKeluar
        fields: list[str] = []
        form = Formulir

    def __init__(self, data: QueryDict, *, queryset: QuerySet[SuratKeluar]) -> None:
        kini = timezone.localdate().year
        tahun, isi = tahun_buku() or [kini], data.copy()
        isi["tahun"] = isi.get("tahun") or str(kini if kini in tahun else tahun[0])
        super().__init__(isi, queryset=queryset)
        self.filters["tahun"].extra["choices"] = [(satu, str(satu)) for satu in tahun]

    def saring_status(self, daftar: QuerySet[SuratKeluar], _nama: str, nilai: str) -> QuerySet[SuratKeluar]:
        """Rows in one state; a disputed signature is looked up, not stored in the row."""
        if nilai == DISANGGAH:
            return daftar.filter(pk__in=sanggahan_terbuka().values("surat"))
        return daftar.filter(status=nilai)


class SanggahForm(Formulir):
    """Why a recorded signature is not true."""

    alasan = forms.CharField(label="Apa yang tidak benar?", max_length=200)


class PutusanSanggahForm(Formulir):
    """What was found out about a disputed signature."""

    alasan = forms.CharField(label="Apa yang ditemukan?", max_length=200)


class BukaSeriForm(Formulir):
    """The last number of one book on paper."""

    jauh = False  # the number lies far above the backup's: ask whether it is meant

    terakhir = forms.IntegerField(
        label="Nomor terakhir di buku",
        min_value=0,
        max_value=99_999,
        help_text="Angka urutnya saja, misalnya 341. Tidak ada yang baru: tulis angka yang di cadangan.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Tulis nomor terakhir di buku.",
            "invalid": "Tulis dengan angka saja, misalnya 341.",
            "min_value": "Nomor tidak boleh kurang dari nol.",
            "max_value": "Nomor ini terlalu besar. Periksa lagi angka di buku.",
        },
    )
    yakin = forms.BooleanField(label="Angka ini memang benar, sudah dicocokkan", required=False)


class SalinanForm(Formulir):
    """How many sheets, and for whom: both are printed on the copy and counted."""

    lembar = forms.IntegerField(
        label="Berapa lembar?",
        initial=1,
        min_value=1,
        max_value=LEMBAR_TERBANYAK,
        error_messages={
            "invalid": "Tulis angka, misalnya 2.",
            "min_value": "Paling sedikit 1 lembar.",
            "max_value": f"Paling banyak {LEMBAR_TERBANYAK} lembar.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    untuk = forms.CharField(
        label="Untuk apa atau siapa?",
        max_length=80,  # two lines above the letterhead, no more
        error_messages={"required": "Tulis salinan ini untuk apa atau siapa."},
    )


class CabutForm(Formulir):
    """Why an issued letter shall lose its force."""

    alasan = forms.CharField(label="Alasan dicabut", max_length=200)


class BerkasCekForm(Formulir):
    """A file to compare with the office's own; only its hash is taken."""

    sidik_berkas = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)
    berkas = forms.FileField(
        label="Berkas PDF surat",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={"empty": "Berkas ini kosong."},
    )

    sidik = ""

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        berkas, kiriman = isi.get("berkas"), str(isi.get("sidik_berkas") or "")
        if berkas and berkas.size > BERKAS_TERBESAR:
            self.add_error("berkas", "Berkas ini terlalu besar. Surat dari sini paling besar 5 MB.")
        elif berkas:
            self.sidik = hashlib.sha256(berkas.read()).hexdigest()
        elif _SIDIK.fullmatch(kiriman):
            self.sidik = kiriman
        elif "berkas" not in self.errors:
            self.add_error("berkas", "Pilih berkas PDF suratnya dulu.")
        return isi
