"""Forms of the pages filled in at home, and of the comparison at the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, KunciKirimField, NIKField, TanggalField
from bungah.dasar.foto import BITA, FotoKeliru, rapikan_foto, terlalu_besar
from bungah.dasar.nilai import samarkan_nik
from layanan.aturan.isian import Hasil
from layanan.aturan.surat import dipakai
from layanan.forms.permohonan import AGAMA, STATUS_KAWIN
from layanan.forms.surat import bidang_warga

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from django.core.files.uploadedfile import UploadedFile

    from layanan.models import FotoIsian, VersiStandar, VersiTemplat

PANJANG_PIN = 6
MIN_HURUF = 2
URUT_PIN = ("012345", "123456", "234567", "345678", "456789", "567890", "654321", "987654")
# What the office wants to know of everybody; the rest only where the letter prints it.
POKOK = ("nama", "nik", "tanggal_lahir", "alamat", "dusun", "rt", "rw")
_PANJANG = {
    "tempat_lahir": 60,
    "pekerjaan": 60,
    "alamat": 160,
    "dusun": 60,
    "rt": 3,
    "rw": 3,
    "pendidikan": 60,
}
_LABEL = {
    "tempat_lahir": "Tempat lahir",
    "jenis_kelamin": "Jenis kelamin",
    "agama": "Agama",
    "status_kawin": "Status perkawinan",
    "pekerjaan": "Pekerjaan",
    "pendidikan": "Pendidikan",
    "alamat": "Jalan atau nama tempat",
    "dusun": "Dusun",
    "rt": "RT",
    "rw": "RW",
}
_PILIHAN = {
    "agama": [(satu, satu) for satu in AGAMA],
    "status_kawin": [(satu, satu) for satu in STATUS_KAWIN],
    "jenis_kelamin": [("P", "Perempuan"), ("L", "Laki-laki")],
}


class PinIsianForm(Formulir):
    """Six digits that open the form on another phone."""

    pin = forms.CharField(
        label="PIN 6 angka",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_pin(self) -> str:
        """Digits only; spaces are welcome."""
        pin = "".join(str(self.cleaned_data["pin"]).split())
        if not (pin.isascii() and pin.isdigit() and len(pin) == PANJANG_PIN):
            raise forms.ValidationError("PIN itu 6 angka, tanpa huruf.")
        return pin


class PinBaruForm(PinIsianForm):
    """A PIN chosen now."""

    def clean_pin(self) -> str:
        """Not one that everybody would try first."""
        pin = super().clean_pin()
        if pin in URUT_PIN or len(set(pin)) == 1:
            raise forms.ValidationError("PIN ini terlalu mudah ditebak. Jangan angka kembar atau berurutan.")
        return pin


class FotoForm(Formulir):
    """One photo of a paper; it leaves the form drawn anew, upright and small."""

    kunci = KunciKirimField()
    foto = forms.FileField(
        label="Foto berkas",
        widget=forms.FileInput(attrs={"accept": "image/*", "data-perkecil": ""}),
        error_messages={
            "required": "Pilih dulu fotonya, atau tekan «Tanpa foto».",
            "empty": "Berkas ini kosong. Pilih fotonya sekali lagi.",
            "missing": "Pilih dulu fotonya.",
            "invalid": "Foto tidak sampai. Pilih sekali lagi.",
        },
    )

    def clean_foto(self) -> bytes:
        """The clean picture."""
        berkas: UploadedFile[bytes] = self.cleaned_data["foto"]
        try:
            if (berkas.size or 0) > BITA:
                raise terlalu_besar(berkas.size or 0)
            return rapikan_foto(berkas.read())
        except FotoKeliru as keliru:
            raise forms.ValidationError(str(keliru)) from None


class DiriForm(Formulir):
    """Who the errand is for: what the letter prints of a person, and NIK or birth date as second fact.

    A NIK already typed is never sent back to the page: an empty box keeps it.
    """

    nama = forms.CharField(
        label="Nama lengkap seperti di KTP",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    nik = NIKField(label="NIK", required=False, help_text="16 angka di KTP. Kosongkan bila belum punya.")
    tanggal_lahir = TanggalField(label="Tanggal lahir", required=False)

    def __init__(
        self, *args: Any, templat: VersiTemplat | None, isi: Mapping[str, str], **kwargs: Any
    ) -> None:
        self._nik = isi.get("nik", "")
        awal = {**isi, "nik": "", "tanggal_lahir": _tanggal(isi.get("tanggal_lahir", ""))}
        super().__init__(*args, initial=awal, **kwargs)
        dicetak = bidang_warga(dipakai(templat.isi)) if templat else []
        for nama in (*POKOK, *dicetak):
            if nama in _LABEL and nama not in self.fields:
                self.fields[nama] = _bidang(nama)
        if self._nik:
            self.fields[
                "nik"
            ].help_text = f"Sudah diisi {samarkan_nik(self._nik)}. Isi lagi hanya bila keliru."

    @property
    def utama(self) -> list[forms.BoundField]:
        """What everybody is asked."""
        return [self[nama] for nama in POKOK]

    @property
    def lain(self) -> list[forms.BoundField]:
        """What the letter prints besides; the desk completes it from the card."""
        return [bidang for bidang in self if bidang.name not in POKOK]

    def clean_nama(self) -> str:
        """A name: letters, never the number of the card."""
        nama = " ".join(str(self.cleaned_data["nama"]).split())
        if any(huruf.isdigit() for huruf in nama):
            raise forms.ValidationError("Nama tidak memakai angka. NIK ditulis di bawahnya.")
        if sum(huruf.isalpha() for huruf in nama) < MIN_HURUF:
            raise forms.ValidationError("Tulis nama lengkapnya.")
        return nama

    def clean_tanggal_lahir(self) -> date | None:
        lahir: date | None = self.cleaned_data["tanggal_lahir"]
        if lahir and lahir > timezone.localdate():
            raise forms.ValidationError("Tanggal lahir tidak mungkin di masa depan.")
        return lahir

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        tanpa_nik = not (data.get("nik") or self._nik) and "nik" not in self.errors
        if tanpa_nik and not data.get("tanggal_lahir") and "tanggal_lahir" not in self.errors:
            self.add_error("nik", "Isi NIK. Belum punya NIK? Isi tanggal lahirnya.")
        return data

    def isi(self) -> dict[str, str]:
        """What was typed, as text ready to keep; empty answers are left out."""
        nik, lahir = self.cleaned_data.get("nik"), self.cleaned_data.get("tanggal_lahir")
        teks = {n: " ".join(str(self.cleaned_data[n] or "").split()) for n in self.fields}
        teks |= {"nik": nik.angka if nik else self._nik, "tanggal_lahir": lahir.isoformat() if lahir else ""}
        return {nama: nilai for nama, nilai in teks.items() if nilai}


def _bidang(nama: str) -> forms.Field:
    if nama in _PILIHAN:
        return forms.ChoiceField(
            label=_LABEL[nama], choices=[("", "– pilih –"), *_PILIHAN[nama]], required=False
        )
    return forms.CharField(label=_LABEL[nama], max_length=_PANJANG[nama], required=False)


def _tanggal(teks: str) -> date | None:
    return date.fromisoformat(teks) if teks else None


class KeperluanForm(Formulir):
    """What the letter is for."""

    keperluan = forms.CharField(
        label="Untuk keperluan apa?", max_length=200, help_text="Misalnya mendaftar sekolah anak."
    )


# The desk


class CocokForm(Formulir):
    """Need and key of the registration that ends a comparison."""

    kunci = KunciKirimField()
    keperluan = forms.CharField(
        label="Untuk keperluan",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Isi suratnya untuk apa, misalnya mendaftar sekolah."},
    )
    alasan_luar_jam = forms.CharField(
        label="Alasan melayani di luar jam", max_length=160, required=False, help_text="Kantor sedang tutup."
    )


class _Pertama(forms.RadioSelect):
    """The first answer of the first paper takes the focus: space ticks it, Enter sends."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Mark the first of the answers."""
        satu: dict[str, Any] = super().create_option(*args, **kwargs)
        if satu["index"] == "0":
            satu["attrs"]["autofocus"] = True
        return satu


class HasilForm(Formulir):
    """Each requirement beside its photos: does the paper itself say the same?"""

    PILIHAN = [
        (Hasil.SESUAI, "Sesuai asli"),
        (Hasil.TIDAK_SESUAI, "Tidak sesuai"),
        (Hasil.BELUM, "Belum dibawa"),
        (Hasil.DI_KANTOR, "Di berkas kantor"),
    ]

    def __init__(
        self,
        *args: Any,
        standar: VersiStandar,
        foto: Mapping[int, list[FotoIsian]],
        semua: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.foto = foto
        self.syarat = list(standar.persyaratan.all())
        for n, satu in enumerate(self.syarat):
            self.fields[f"hasil_{satu.pk}"] = forms.ChoiceField(
                label=satu.nama if satu.wajib else f"{satu.nama} (bila perlu)",
                choices=self.PILIHAN,
                widget=forms.RadioSelect if n or self.is_bound else _Pertama,
                required=not semua and (satu.wajib or satu.pk in foto),
                error_messages={"required": f"Pilih hasil untuk {satu.nama}."},
            )

    def baris(self) -> list[tuple[forms.BoundField, list[FotoIsian]]]:
        """Every requirement with its photos."""
        return [(self[f"hasil_{satu.pk}"], self.foto.get(satu.pk, [])) for satu in self.syarat]

    @property
    def wajib(self) -> Collection[int]:
        """Requirements everybody has to bring."""
        return [satu.pk for satu in self.syarat if satu.wajib]

    def hasil(self) -> dict[int, str]:
        """Persyaratan.pk → Hasil, of those answered."""
        return {int(n.removeprefix("hasil_")): v for n, v in self.cleaned_data.items() if v}
