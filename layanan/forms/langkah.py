"""The steps of a draft as boxes to fill: one form a step, three empty ones behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from layanan.alur.bagan import BarisLangkah
from layanan.models import Langkah

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from layanan.models import VersiStandar

    HimpunanDasar = forms.BaseFormSet["LangkahForm"]
else:
    HimpunanDasar = forms.BaseFormSet

PALING = 99  # steps of one service
MENIT = 32_767  # what the column holds
JALAN = 3  # exits a step can be given here; one that has more keeps them
TERBANYAK = 9
TEKS = ("nama", "nama_dinding", "dokumen", "keluaran")
URUTAN = ("pertama", "kedua", "ketiga", *(f"ke-{n}" for n in range(4, TERBANYAK + 1)))
_KE = re.compile(r"form-\d{1,3}-ke_([1-9])")


def _angka(label: str, *, paling: int, sedikit: int = 1) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=sedikit, max_value=paling, required=False)


class LangkahForm(Formulir):
    """One step; what is missing besides name and officers is told by the findings, not refused."""

    nomor = _angka("Nomor", paling=PALING)
    nama = forms.CharField(label="Yang dikerjakan", max_length=120)
    nama_dinding = forms.CharField(
        label="Nama pendek untuk dinding",
        max_length=40,
        required=False,
        help_text="Paling banyak 5 kata, supaya terbaca dari jauh. Misalnya: Periksa berkas.",
    )
    jenis = forms.ChoiceField(label="Jenis", choices=Langkah.Jenis.choices, initial=Langkah.Jenis.PROSES)
    perbuatan = forms.ChoiceField(
        label="Ditutup dengan", choices=Langkah.Perbuatan.choices, initial=Langkah.Perbuatan.PERIKSA
    )
    pelaksana = forms.TypedChoiceField(label="Petugas", coerce=int)
    pengganti = forms.TypedChoiceField(label="Pengganti", coerce=int)
    menit = _angka("Waktu (menit)", paling=MENIT, sedikit=0)
    dokumen = forms.CharField(label="Berkas yang masuk", max_length=200, required=False)
    keluaran = forms.CharField(label="Hasil", max_length=160, required=False)
    hapus = forms.BooleanField(label="Hapus langkah ini", required=False)

    def __init__(
        self, *args: Any, jabatan: Sequence[tuple[int, str]], jalan: int = JALAN, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.nomor_jalan = range(1, jalan + 1)
        for n in self.nomor_jalan:
            self.fields[f"label_{n}"] = forms.CharField(
                label=f"Jalan keluar {URUTAN[n - 1]}", max_length=40, required=False
            )
            self.fields[f"ke_{n}"] = _angka("menuju langkah", paling=PALING)
        for nama in ("pelaksana", "pengganti"):
            bidang = self.fields[nama]
            assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 -- declared above
            bidang.choices = [("", "– pilih –"), *jabatan]
        for kotak in self.fields.values():  # a browser would cut what is pasted without a word
            kotak.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        """A used row has a number; a named exit has a target."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if self.has_changed() and not isi.get("nomor") and "nomor" not in self.errors:
            self.add_error("nomor", "Isi nomor langkahnya.")
        for n in self.nomor_jalan:
            if isi.get(f"label_{n}") and not isi.get(f"ke_{n}") and f"ke_{n}" not in self.errors:
                self.add_error(f"ke_{n}", "Isi nomor langkah yang dituju.")
        return isi

    def jalan(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The boxes of the exits, name beside target."""
        return [(self[f"label_{n}"], self[f"ke_{n}"]) for n in self.nomor_jalan]

    @property
    def bercabang(self) -> bool:
        """True when an exit is typed or refused: the boxes are shown open."""
        return any(label.value() or ke.value() or ke.errors for label, ke in self.jalan())

    def baris(self) -> BarisLangkah:
        """The step as the deed takes it."""
        isi = self.cleaned_data
        sama = ("nomor", "jenis", "perbuatan", "pelaksana", "pengganti", *TEKS)
        keluar = tuple((isi[f"label_{n}"], isi[f"ke_{n}"]) for n in self.nomor_jalan if isi[f"ke_{n}"])
        return BarisLangkah(**{nama: isi[nama] for nama in sama}, menit=isi["menit"] or 0, keluar=keluar)


class HimpunanLangkah(HimpunanDasar):
    """All steps of one draft."""

    def terpakai(self) -> Iterator[LangkahForm]:
        """The rows that are to stay."""
        for n, satu in enumerate(self.forms):
            if (satu.has_changed() or n < self.initial_form_count()) and not satu.cleaned_data.get("hapus"):
                yield satu

    def clean(self) -> None:
        """Numbers are used once, exits lead to a step that stays."""
        if any(self.errors):
            return
        ada: set[int] = set()
        daftar = list(self.terpakai())
        for satu in daftar:
            nomor = satu.cleaned_data["nomor"]
            if nomor in ada:
                satu.add_error("nomor", f"Nomor {nomor} dipakai dua kali.")
            ada.add(nomor)
        for satu in daftar:
            for n in satu.nomor_jalan:
                ke = satu.cleaned_data.get(f"ke_{n}")
                if ke and (ke not in ada or ke == satu.cleaned_data.get("nomor")):
                    satu.add_error(f"ke_{n}", f"Langkah {ke} tidak ada atau langkah ini sendiri.")


def awal_langkah(standar: VersiStandar) -> list[dict[str, Any]]:
    """What the boxes hold at first."""
    hasil = []
    for satu in standar.langkah.prefetch_related("cabang__tujuan").order_by("urut"):
        isi: dict[str, Any] = {nama: getattr(satu, nama) for nama in ("jenis", "perbuatan", "menit", *TEKS)}
        isi |= {"nomor": satu.urut, "pelaksana": satu.pelaksana_id, "pengganti": satu.pengganti_id}
        for n, jalan in enumerate(satu.cabang.all(), 1):
            isi |= {f"label_{n}": jalan.label, f"ke_{n}": jalan.tujuan.urut}
        hasil.append(isi)
    return hasil


def banyak_jalan(awal: Sequence[Mapping[str, Any]], data: Mapping[str, str] | None) -> int:
    """How many exits every step has boxes for: as many as any step has, or as were sent."""
    ada = [int(m[1]) for kunci in data or () if (m := _KE.fullmatch(kunci))]
    milik = [n for n in range(1, TERBANYAK + 1) for satu in awal if f"ke_{n}" in satu]
    return max([JALAN, *ada, *milik])


LangkahSet = forms.formset_factory(
    LangkahForm, formset=HimpunanLangkah, extra=3, max_num=PALING, absolute_max=PALING
)
