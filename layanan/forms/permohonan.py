"""Registration, checklist, hand-over."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from bungah.dasar.models import Warga
from bungah.dasar.nilai import NIK, NomorKK, Telepon
from layanan.models import BerkasPermohonan, Jeda, Layanan, Permohonan, VersiStandar

Keadaan = BerkasPermohonan.Keadaan
AGAMA = ["Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan terhadap Tuhan YME"]
STATUS_KAWIN = ["Belum kawin", "Kawin", "Cerai hidup", "Cerai mati"]


class WargaForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person as the desk knows them. NIK may be absent; every rule answers beside its field."""

    nik = forms.CharField(
        label="NIK",
        required=False,
        max_length=24,
        help_text="16 angka di KTP. Kosongkan bila belum punya atau tidak dibawa.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    class Meta:
        model = Warga
        fields = (
            "nama", "nik", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "agama", "status_kawin",
            "pekerjaan", "alamat", "dusun", "rt", "rw", "telepon", "panggilan", "no_kk", "pendidikan", "kewarganegaraan",
        )  # fmt: skip
        widgets = {
            "nama": forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
            "tanggal_lahir": forms.DateInput(attrs={"placeholder": "17-8-1990", "inputmode": "numeric"}),
            "agama": forms.Select(choices=[("", "–"), *[(a, a) for a in AGAMA]]),
            "status_kawin": forms.Select(choices=[("", "–"), *[(s, s) for s in STATUS_KAWIN]]),
            "telepon": forms.TextInput(attrs={"inputmode": "tel"}),
        }

    def clean_nama(self) -> str:
        return " ".join(self.cleaned_data["nama"].split())

    def clean_nik(self) -> str | None:
        """Digits of a well-formed NIK that nobody else holds; empty keeps the one already known."""
        teks = self.cleaned_data["nik"].strip()
        if not teks:
            return self.instance.nik  # type: ignore[no-any-return]
        nik = tafsirkan(NIK, teks)
        pemilik = Warga.objects.filter(nik=nik.angka).exclude(pk=self.instance.pk).first()
        if pemilik:
            pesan = f"NIK ini sudah tercatat atas nama {pemilik.nama_samar}. Cari orangnya dulu."
            raise forms.ValidationError(pesan)
        return str(nik.angka)

    def clean_no_kk(self) -> str:
        teks = self.cleaned_data["no_kk"].strip()
        return str(tafsirkan(NomorKK, teks).angka) if teks else ""

    def clean_telepon(self) -> str:
        teks = self.cleaned_data["telepon"].strip()
        return str(tafsirkan(Telepon, teks).e164) if teks else ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("nik") and data["nik"] == data.get("no_kk"):
            self.add_error("no_kk", "Nomor KK sama dengan NIK. Periksa kartunya.")
        if data.get("nik"):
            self._lengkapi_dari_nik(NIK(data["nik"]), data)
        return data

    def _lengkapi_dari_nik(self, nik: NIK, data: dict[str, Any]) -> None:
        """Birth date and sex are written in the NIK: fill what was left empty."""
        if not data.get("tanggal_lahir") and "tanggal_lahir" not in self.errors:
            data["tanggal_lahir"] = nik.tanggal_lahir(timezone.localdate())
        if not data.get("jenis_kelamin"):
            data["jenis_kelamin"] = nik.jenis_kelamin


def tafsirkan(tafsir: Any, teks: str) -> Any:
    """Run a value object's parser, turning its refusal into a field message."""
    try:
        return tafsir(teks)
    except ValueError as keliru:
        raise forms.ValidationError(str(keliru)) from None


class PendaftaranForm(forms.Form):
    """The request itself: service, need, for whom."""

    kunci = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    layanan = forms.ModelChoiceField(
        Layanan.objects.ditawarkan(), label="Layanan", to_field_name="kode", empty_label="– pilih –"
    )
    keperluan = forms.CharField(
        label="Untuk keperluan", max_length=200, help_text="Misalnya: mendaftar sekolah anak."
    )
    jenis_pemohon = forms.ChoiceField(
        label="Pemohon",
        choices=Permohonan.JenisPemohon.choices,
        initial=Permohonan.JenisPemohon.PERORANGAN,
        required=False,
    )
    nama_lembaga = forms.CharField(label="Nama kelompok atau badan hukum", max_length=120, required=False)
    kedudukan = forms.CharField(label="Kedudukan wakilnya", max_length=60, required=False)
    alasan_luar_jam = forms.CharField(label="Alasan melayani di luar jam", max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["jenis_pemohon"] = data.get("jenis_pemohon") or Permohonan.JenisPemohon.PERORANGAN
        perorangan = data["jenis_pemohon"] == Permohonan.JenisPemohon.PERORANGAN
        if not perorangan and not data.get("nama_lembaga"):
            self.add_error("nama_lembaga", "Tulis nama kelompok atau badan hukumnya.")
        if perorangan:
            data["nama_lembaga"] = data["kedudukan"] = ""
        return data


class BerkasForm(forms.Form):
    """The checklist of one standard: each requirement ada / belum / sudah ada di kantor."""

    def __init__(
        self, *args: Any, standar: VersiStandar, permohonan: Permohonan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.layanan_id = standar.layanan_id
        lama = {b.persyaratan_id: b.keadaan for b in permohonan.berkas.all()} if permohonan else {}
        for syarat in standar.persyaratan.all():
            self.fields[f"syarat_{syarat.pk}"] = forms.ChoiceField(
                label=syarat.nama + ("" if syarat.wajib else " (bila ada)"),
                help_text=f"Untuk memastikan: {syarat.untuk}",
                choices=Keadaan.choices,
                initial=lama.get(syarat.pk, Keadaan.BELUM),
                widget=forms.RadioSelect,
                required=False,
            )

    def jawaban(self) -> dict[int, str]:
        """Persyaratan.pk → Keadaan, of the fields that were answered."""
        return {int(n.removeprefix("syarat_")): v for n, v in self.cleaned_data.items() if v}


def semua_ada(standar: VersiStandar) -> dict[int, str]:
    """The answers of the one key «semua berkas ada»."""
    return {syarat.pk: Keadaan.ADA for syarat in standar.persyaratan.all()}


class PenyerahanForm(forms.Form):
    """Who took the letter."""

    diambil_oleh = forms.CharField(label="Diambil oleh", max_length=100)
    hubungan = forms.CharField(
        label="Hubungan dengan pemohon",
        max_length=60,
        required=False,
        help_text="Kosong bila pemohon sendiri.",
    )


class CatatanForm(forms.Form):
    """One line a step asks for: what was found, what was done, why."""

    catatan = forms.CharField(label="Catatan", max_length=200)


class JedaForm(forms.Form):
    """What a request waits for."""

    jenis = forms.ChoiceField(label="Menunggu", choices=Jeda.Jenis.choices)
    alasan = forms.CharField(label="Yang ditunggu", max_length=200)
