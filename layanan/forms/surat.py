"""The form of a letter, made from the columns of its wording version."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from bungah.dasar.formulir import Formulir, NIKField, RupiahField, TanggalField, TeleponField
from bungah.dasar.nilai import NIK, Rupiah, samarkan_nik
from layanan.aturan.isian_surat import (
    TERBESAR,
    di_luar_batas,
    rapikan_jam,
    rapikan_ketikan,
    tanpa_titik,
)
from layanan.aturan.surat import dipakai, kurang
from layanan.forms.permohonan import WargaForm
from layanan.models import KolomSurat, VersiTemplat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.dasar.models import Warga

Jenis = KolomSurat.Jenis


class JamField(forms.TimeField):
    """A time of day: 13.30, 13:30, also with the zone people add by habit."""

    default_error_messages: ClassVar = {"invalid": "Tulis jam dan menit, misalnya 13.30."}
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> time | None:
        """The time, or ``None``."""
        return super().to_python(rapikan_jam(value) if isinstance(value, str) else value)


class AngkaField(forms.IntegerField):
    """A whole number, also grouped by dots as people write it here."""

    default_error_messages: ClassVar = {"invalid": "Tulis dengan angka saja, misalnya 1.250."}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        """The number, or ``None``."""
        return super().to_python(tanpa_titik(value) if isinstance(value, str) else value)


class IsianSuratForm(Formulir):
    """One field per column; values are kept as text, dates as ISO.

    ``isian`` is what this letter holds already. ``lama`` comes from the person's last letter: it is
    offered as far as the present wording still asks for it and it still passes (``gugur`` = labels of
    what did not). ``di_rumah``: a NIK is never sent back to a phone.
    """

    def __init__(
        self,
        *args: Any,
        templat: VersiTemplat,
        isian: Mapping[str, str],
        lama: Mapping[str, str] | None = None,
        di_rumah: bool = False,
        **kwargs: Any,
    ) -> None:
        self.templat, self.kolom = templat, list(templat.kolom.all())
        self.base_fields = {k.nama: _bidang(k) for k in self.kolom}  # type: ignore[misc] # -- this instance's own; Django copies from here
        super().__init__(*args, **kwargs)
        self.gugur: list[str] = []
        self._disimpan: dict[str, str] = {}
        for k in self.kolom:
            if lama is not None and k.nama in lama:
                self._tawarkan(k, lama[k.nama])
            elif di_rumah and k.jenis == Jenis.NIK and isian.get(k.nama):
                self._sembunyikan(k.nama, isian[k.nama])
            else:
                self.fields[k.nama].initial = _mentah(k, isian.get(k.nama, k.baku))

    def _tawarkan(self, kolom: KolomSurat, nilai: str) -> None:
        """Stand the former answer in the field and ask about it; one that no longer passes stays out."""
        bidang = self.fields[kolom.nama]
        if nilai and not lolos(bidang, nilai):
            self.gugur.append(kolom.label)
            nilai = ""
        elif nilai:
            bidang.help_text = f"{kolom.bantuan} Dari surat lalu: masih benar?".strip()
        bidang.initial = _mentah(kolom, nilai or kolom.baku)

    def _sembunyikan(self, nama: str, nik: str) -> None:
        """A number that is kept: shown masked, typed again only when wrong."""
        self._disimpan[nama] = nik
        self.fields[nama].required = False
        self.fields[nama].help_text = f"Sudah diisi {samarkan_nik(nik)}. Isi lagi hanya bila keliru."

    def isian(self) -> dict[str, str]:
        """What was typed, as text ready to keep."""
        diketik = {k.nama: _teks(self.cleaned_data.get(k.nama)) for k in self.kolom}
        return diketik | {n: nik for n, nik in self._disimpan.items() if not diketik[n]}


_BIDANG: Mapping[str, tuple[type[forms.Field], Mapping[str, Any]]] = {
    Jenis.TEKS: (forms.CharField, {"max_length": 200}),
    Jenis.PARAGRAF: (forms.CharField, {"max_length": 1000, "widget": forms.Textarea(attrs={"rows": 3})}),
    Jenis.TANGGAL: (TanggalField, {}),
    Jenis.ANGKA: (AngkaField, {}),
    Jenis.RUPIAH: (RupiahField, {}),
    Jenis.PILIHAN: (forms.ChoiceField, {}),
    Jenis.TELEPON: (TeleponField, {}),
    Jenis.NIK: (NIKField, {}),
    Jenis.JAM: (JamField, {}),
}


def _bidang(kolom: KolomSurat) -> forms.Field:
    jenis, lain = _BIDANG[kolom.jenis]
    if kolom.jenis == Jenis.PILIHAN:
        lain = {"choices": [("", "– pilih –"), *[(satu, satu) for satu in kolom.pilihan]]}
    bidang = jenis(label=kolom.label, help_text=kolom.bantuan, required=kolom.wajib, **lain)
    bidang.validators = [*bidang.validators, partial(_di_batas, kolom)]
    return bidang


def _di_batas(kolom: KolomSurat, nilai: Any) -> None:
    """Refuse what lies outside the limits of the column, naming the limit."""
    if pesan := di_luar_batas(
        int(nilai) if isinstance(nilai, Rupiah) else nilai,
        terkecil=0 if kolom.terkecil is None and kolom.jenis == Jenis.ANGKA else kolom.terkecil,
        terbesar=TERBESAR if kolom.terbesar is None and kolom.jenis == Jenis.ANGKA else kolom.terbesar,
        batas_tanggal=kolom.batas_tanggal,
        hari_ini=timezone.localdate(),
    ):
        raise ValidationError(pesan)


def lolos(bidang: forms.Field, nilai: str) -> bool:
    """True when a kept value would pass its field today."""
    try:
        if isinstance(bidang, TanggalField):
            bidang.run_validators(date.fromisoformat(nilai))
        else:
            bidang.clean(nilai)
    except ValueError:
        return False
    except ValidationError:
        return False
    return True


def _mentah(kolom: KolomSurat, awal: str) -> Any:
    """A kept value as its field shows it; a date that is none (a default in words) leaves it empty."""
    if kolom.jenis != Jenis.TANGGAL:
        return awal
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
    return nilai.isoformat() if isinstance(nilai, date) else rapikan_ketikan(str(nilai))


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
