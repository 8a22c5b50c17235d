"""The form of a letter, made from the columns of its wording version."""

from __future__ import annotations

from datetime import date
from typing import Any, TYPE_CHECKING

from django import forms
from django.utils import timezone

from bungah.dasar.nilai import Rupiah, Telepon
from layanan.aturan.surat import kurang
from layanan.forms.permohonan import WargaForm, tafsirkan
from layanan.models import KolomSurat, VersiTemplat

if TYPE_CHECKING:
    from bungah.dasar.models import Warga

Jenis = KolomSurat.Jenis


class IsianSuratForm(forms.Form):
    """One field per column; values are kept as text, dates as ISO."""

    def __init__(self, *args: Any, templat: VersiTemplat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kolom = list(templat.kolom.all())
        for kolom in self.kolom:
            self.fields[kolom.nama] = _bidang(kolom)

    def isian(self) -> dict[str, str]:
        """What was typed, as text ready to keep."""
        return {k.nama: _teks(k, self.cleaned_data.get(k.nama)) for k in self.kolom}


def _bidang(kolom: KolomSurat) -> forms.Field:
    umum: dict[str, Any] = {
        "label": kolom.label,
        "help_text": kolom.bantuan,
        "required": kolom.wajib,
        "initial": kolom.baku,
    }
    match kolom.jenis:
        case Jenis.TANGGAL:
            return forms.DateField(**umum, widget=forms.DateInput(attrs={"placeholder": "17-8-2026"}))
        case Jenis.PILIHAN:
            return forms.ChoiceField(**umum, choices=[("", "– pilih –"), *[(p, p) for p in kolom.pilihan]])
        case Jenis.ANGKA:
            return forms.IntegerField(**umum, min_value=0)
        case Jenis.PARAGRAF:
            return forms.CharField(**umum, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
        case Jenis.RUPIAH:
            return NilaiField(Rupiah.dari, **umum)
        case Jenis.TELEPON:
            return NilaiField(Telepon, **umum)
        case _:
            return forms.CharField(**umum, max_length=200)


class NilaiField(forms.CharField):
    """A text field read by a value object's parser."""

    def __init__(self, tafsir: Any, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.tafsir = tafsir

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        return str(tafsirkan(self.tafsir, teks)) if teks else ""


def _teks(kolom: KolomSurat, nilai: Any) -> str:
    if nilai in (None, ""):
        return ""
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


class IdentitasForm(WargaForm):
    """The part of a person's data that a letter's wording needs and the office does not have yet."""

    def __init__(self, *args: Any, templat: VersiTemplat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        perlu = bidang_kurang(templat.isi, self.instance)
        for nama in [n for n in self.fields if n not in perlu]:
            del self.fields[nama]


# Which fields of Warga fill which placeholder of a letter.
BIDANG_WARGA = {
    "nik": ("nik",),
    "no_kk": ("no_kk",),
    "tempat_lahir": ("tempat_lahir",),
    "tanggal_lahir": ("tanggal_lahir",),
    "tempat_tanggal_lahir": ("tempat_lahir", "tanggal_lahir"),
    "jenis_kelamin": ("jenis_kelamin",),
    "agama": ("agama",),
    "status_kawin": ("status_kawin",),
    "pendidikan": ("pendidikan",),
    "pekerjaan": ("pekerjaan",),
    "kewarganegaraan": ("kewarganegaraan",),
    "alamat": ("alamat", "dusun", "rt", "rw"),
}


def bidang_kurang(isi: str, warga: Warga) -> frozenset[str]:
    """Fields of the person that this wording prints and that are empty; NIK may stay absent."""
    perlu = {b for nama in kurang(isi, {}) for b in BIDANG_WARGA.get(nama, ())} - {"nik"}
    kosong = frozenset(b for b in perlu if not getattr(warga, b))
    return kosong if "alamat" in kosong else kosong - {"dusun", "rt", "rw"}


class TandaTanganForm(forms.Form):
    """Letters that came back signed, and when the pen touched them."""

    surat = forms.TypedMultipleChoiceField(coerce=int, label="Surat yang kembali bertanda tangan")
    terjadi_pada = forms.DateTimeField(
        label="Ditandatangani pada", required=False, help_text="Kosong berarti sekarang."
    )

    def __init__(self, *args: Any, pilihan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["surat"].choices = pilihan  # type: ignore[attr-defined]

    def clean_terjadi_pada(self) -> Any:
        saat = self.cleaned_data["terjadi_pada"]
        if saat and saat > timezone.now():
            pesan = "Waktu tanda tangan tidak boleh di masa depan."
            raise forms.ValidationError(pesan)
        return saat
