"""The form of a letter, made from the columns of its wording version."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir, NIKField, RupiahField, TanggalField, TeleponField
from bungah.dasar.nilai import NIK
from layanan.aturan.surat import dipakai, kurang
from layanan.forms.permohonan import WargaForm
from layanan.models import KolomSurat, VersiTemplat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.dasar.models import Warga

Jenis = KolomSurat.Jenis


class IsianSuratForm(Formulir):
    """One field per column; values are kept as text, dates as ISO."""

    def __init__(self, *args: Any, templat: VersiTemplat, isian: Mapping[str, str], **kwargs: Any) -> None:
        self.kolom = list(templat.kolom.all())
        bidang = {k.nama: _bidang(k, isian.get(k.nama, k.baku)) for k in self.kolom}
        self.base_fields = bidang  # type: ignore[misc] # -- this instance's own; Django copies from here
        super().__init__(*args, **kwargs)

    def isian(self) -> dict[str, str]:
        """What was typed, as text ready to keep."""
        return {k.nama: _teks(self.cleaned_data.get(k.nama)) for k in self.kolom}


_BIDANG: Mapping[str, tuple[type[forms.Field], Mapping[str, Any]]] = {
    Jenis.TEKS: (forms.CharField, {"max_length": 200}),
    Jenis.PARAGRAF: (forms.CharField, {"max_length": 1000, "widget": forms.Textarea(attrs={"rows": 3})}),
    Jenis.TANGGAL: (TanggalField, {}),
    Jenis.ANGKA: (forms.IntegerField, {"min_value": 0}),
    Jenis.RUPIAH: (RupiahField, {}),
    Jenis.PILIHAN: (forms.ChoiceField, {}),
    Jenis.TELEPON: (TeleponField, {}),
    Jenis.NIK: (NIKField, {}),
    Jenis.JAM: (
        forms.TimeField,
        {
            "error_messages": {"invalid": "Tulis jam dan menit, misalnya 13.30."},
            "widget": forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        },
    ),
}


def _bidang(kolom: KolomSurat, awal: str) -> forms.Field:
    jenis, lain = _BIDANG[kolom.jenis]
    if kolom.jenis == Jenis.PILIHAN:
        lain = {"choices": [("", "– pilih –"), *[(satu, satu) for satu in kolom.pilihan]]}
    return jenis(
        label=kolom.label,
        help_text=kolom.bantuan,
        required=kolom.wajib,
        initial=_tanggal(awal) if kolom.jenis == Jenis.TANGGAL else awal,
        **lain,
    )


def _tanggal(awal: str) -> date | None:
    """A kept date; a default typed as words gives no date."""
    try:
        return date.fromisoformat(awal)
    except ValueError:
        return None


def _teks(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, NIK):
        return nilai.angka  # its text is masked
    if isinstance(nilai, time):
        return f"{nilai:%H.%M}"
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


# Which fields of Warga fill which placeholder of a letter.
BIDANG_WARGA = {
    "nama": ("nama",),
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
    "rt": ("rt",),
    "rw": ("rw",),
    "dusun": ("dusun",),
}
ALAMAT = BIDANG_WARGA["alamat"]


def bidang_warga(nama: tuple[str, ...]) -> list[str]:
    """Fields of the person behind these placeholders, in order."""
    return list(dict.fromkeys(b for n in nama for b in BIDANG_WARGA.get(n, ())))


class IdentitasForm(WargaForm):
    """The part of a person's data that a letter prints: what is unknown is asked, the rest can be mended.

    ``ditanya`` are the unknown fields; those the wording demands are required. A NIK may stay absent.
    """

    def __init__(self, *args: Any, templat: VersiTemplat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pakai = bidang_warga(dipakai(templat.isi))
        wajib = set(bidang_warga(kurang(templat.isi, {}))) - {"nik", "no_kk"}
        for nama in [n for n in self.fields if n not in pakai or (n == "nik" and self.instance.nik)]:
            del self.fields[nama]
        self.bersama = ALAMAT if "alamat" in wajib else ()  # of these one is enough, none is too few
        if self.bersama and "alamat" in self.fields:
            self.fields["alamat"].help_text = "Cukup salah satu: jalan, dusun, atau RT dan RW."
        for nama in wajib - set(ALAMAT):
            if nama in self.fields:
                self.fields[nama].required = True
        self.ditanya = [n for n in self.fields if _kosong(self.instance, n)]

    @property
    def baru(self) -> list[forms.BoundField]:
        """The fields the office does not know yet."""
        return [self[nama] for nama in self.ditanya]

    @property
    def lama(self) -> list[forms.BoundField]:
        """The fields the office knows: still right?"""
        return [self[nama] for nama in self.fields if nama not in self.ditanya]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.bersama and "alamat" in self.fields and not any(data.get(n) for n in ALAMAT):
            self.add_error("alamat", "Isi alamatnya: jalan, dusun, atau RT dan RW.")
        return data


def _kosong(warga: Warga, nama: str) -> bool:
    """Unknown to the office; an address is one thing, known as soon as any part of it is."""
    if nama in ALAMAT:
        return not warga.alamat_lengkap
    return not getattr(warga, nama)
