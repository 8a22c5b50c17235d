"""Registration, checklist, pause, hand-over."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.models import model_to_dict
from django.utils import timezone

from bungah.dasar.formulir import (
    Formulir,
    FormulirModel,
    KunciKirimField,
    NIKField,
    NomorKKField,
    TanggalField,
    TeleponField,
)
from bungah.dasar.models import Warga
from bungah.dasar.nilai import NIK
from layanan.models import BerkasPermohonan, Jeda, Layanan, Penyerahan, Permohonan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bungah.dasar.nilai import NomorKK, Telepon
    from layanan.models import Cabang

Keadaan = BerkasPermohonan.Keadaan
AGAMA = ["Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan terhadap Tuhan YME"]
STATUS_KAWIN = ["Belum kawin", "Kawin", "Cerai hidup", "Cerai mati"]
SATU_BARIS = {"autocomplete": "off", "spellcheck": "false"}


def _pilihan(daftar: Sequence[str]) -> forms.Select:
    return forms.Select(choices=[("", "– pilih –"), *[(satu, satu) for satu in daftar]])


class WargaForm(FormulirModel):
    """A person as the desk knows them. NIK may be absent; every rule answers beside its field.

    The NIK and KK of a known person are never sent to the page: an empty box keeps them.
    """

    nik = NIKField(label="NIK", required=False)
    tanggal_lahir = TanggalField(label="Tanggal lahir", required=False)
    no_kk = NomorKKField(label="Nomor KK", required=False)
    telepon = TeleponField(label="Telepon atau HP", required=False)

    class Meta:
        model = Warga
        fields = (
            "nama", "nik", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "agama", "status_kawin",
            "pekerjaan", "alamat", "dusun", "rt", "rw", "telepon", "panggilan", "no_kk", "pendidikan",
            "kewarganegaraan",
        )  # fmt: skip
        widgets = {
            "nama": forms.TextInput(attrs=SATU_BARIS),
            "panggilan": forms.TextInput(attrs=SATU_BARIS),
            "agama": _pilihan(AGAMA),
            "status_kawin": _pilihan(STATUS_KAWIN),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._semula = model_to_dict(self.instance, list(self.fields))
        self.initial = {**self.initial, "nik": kwargs.get("initial", {}).get("nik", ""), "no_kk": ""}
        if self.instance.nik and "nik" in self.fields:
            self.fields[
                "nik"
            ].help_text = f"Tercatat {self.instance.nik_samar}. Isi hanya bila perlu dibetulkan."

    @property
    def ubahan(self) -> list[str]:
        """Fields whose value differs from what the office has, also those filled from the NIK."""
        return [nama for nama, lama in self._semula.items() if getattr(self.instance, nama) != lama]

    def semula(self, nama: str) -> Any:
        """What the office had in this field before the page was sent."""
        return self._semula[nama]

    @property
    def peringatan(self) -> tuple[str, ...]:
        """What looks odd about the NIK beside the birth date and sex; never a reason to refuse."""
        warga = self.instance
        if "nik" not in self.ubahan or not warga.nik:
            return ()
        return NIK(warga.nik).peringatan(tanggal_lahir=warga.tanggal_lahir, jenis_kelamin=warga.jenis_kelamin)

    def clean_nama(self) -> str:
        return " ".join(self.cleaned_data["nama"].split())

    def clean_tanggal_lahir(self) -> date | None:
        lahir: date | None = self.cleaned_data["tanggal_lahir"]
        if lahir and lahir > timezone.localdate():
            pesan = "Tanggal lahir tidak mungkin di masa depan."
            raise forms.ValidationError(pesan)
        return lahir

    def clean_nik(self) -> str | None:
        """Digits that nobody else holds; empty keeps the one already known."""
        nik: NIK | None = self.cleaned_data["nik"]
        if nik is None:
            lama: str | None = self.instance.nik
            return lama
        pemilik = Warga.objects.filter(nik=nik.angka).exclude(pk=self.instance.pk).first()
        if pemilik:
            pesan = f"NIK ini sudah tercatat atas nama {pemilik.nama_samar}. Cari orangnya di meja depan."
            raise forms.ValidationError(pesan)
        return nik.angka

    def clean_no_kk(self) -> str:
        nomor: NomorKK | None = self.cleaned_data["no_kk"]
        return nomor.angka if nomor else self.instance.no_kk

    def clean_telepon(self) -> str:
        telepon: Telepon | None = self.cleaned_data["telepon"]
        return telepon.e164 if telepon else ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("nik") and data["nik"] == data.get("no_kk"):
            self.add_error("no_kk", "Nomor KK sama dengan NIK. Periksa kartunya.")
        if data.get("nik"):
            self._lengkapi_dari_nik(NIK(data["nik"]), data)
        return data

    def _lengkapi_dari_nik(self, nik: NIK, data: dict[str, Any]) -> None:
        """Birth date and sex are written in the NIK: fill what was left empty."""
        if "tanggal_lahir" in data and not data["tanggal_lahir"]:
            data["tanggal_lahir"] = nik.tanggal_lahir(timezone.localdate())
        if "jenis_kelamin" in data and not data["jenis_kelamin"]:
            data["jenis_kelamin"] = nik.jenis_kelamin


def pilihan_layanan() -> list[tuple[str, Any]]:
    """Services on offer by queue group, in one query."""
    daftar = Layanan.objects.ditawarkan().select_related("kelompok").order_by("kelompok__urutan", "urutan")
    kelompok = [
        (nama, [(satu.kode, satu.sebutan) for satu in isi])
        for nama, isi in groupby(daftar, key=lambda satu: satu.kelompok.nama)
    ]
    return [("", "– pilih –"), *kelompok]


class LayananField(forms.ChoiceField):
    """A service on offer, chosen by its short name; cleans to the ``Layanan``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=pilihan_layanan, **kwargs)

    def clean(self, value: Any) -> Layanan:
        kode = super().clean(value)
        return Layanan.objects.select_related("kelompok").get(kode=kode)


class PendaftaranForm(Formulir):
    """The request itself: service, need, for whom."""

    kunci = KunciKirimField()
    layanan = LayananField(label="Layanan")
    keperluan = forms.CharField(
        label="Untuk keperluan",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-pilih": True}),
        error_messages={"required": "Isi suratnya untuk apa, misalnya mendaftar sekolah."},
    )
    jenis_pemohon = forms.ChoiceField(
        label="Pemohon",
        choices=Permohonan.JenisPemohon.choices,
        initial=Permohonan.JenisPemohon.PERORANGAN,
        required=False,
    )
    nama_lembaga = forms.CharField(label="Nama kelompok atau badan hukum", max_length=120, required=False)
    kedudukan = forms.CharField(
        label="Kedudukan wakilnya", max_length=60, required=False, help_text="Misalnya ketua atau direktur."
    )
    alasan_luar_jam = forms.CharField(
        label="Alasan melayani di luar jam", max_length=160, required=False, help_text="Kantor sedang tutup."
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["jenis_pemohon"] = data.get("jenis_pemohon") or Permohonan.JenisPemohon.PERORANGAN
        perorangan = data["jenis_pemohon"] == Permohonan.JenisPemohon.PERORANGAN
        if not perorangan and not data.get("nama_lembaga") and "nama_lembaga" not in self.errors:
            self.add_error("nama_lembaga", "Tulis nama kelompok atau badan hukumnya.")
        if perorangan and data.get("nama_lembaga"):
            self.add_error("jenis_pemohon", "Pilih kelompok atau badan hukum, atau kosongkan namanya.")
        return data


class BerkasForm(Formulir):
    """The checklist of one standard: each requirement ada / sudah ada di kantor / belum."""

    PILIHAN = [(Keadaan.ADA, "Ada"), (Keadaan.DI_KANTOR, "Di berkas kantor"), (Keadaan.BELUM, "Belum")]

    def __init__(
        self, *args: Any, standar: VersiStandar, permohonan: Permohonan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.layanan_id = standar.layanan_id
        lama = {b.persyaratan_id: b.keadaan for b in permohonan.berkas.all()} if permohonan else {}
        for syarat in standar.persyaratan.all():
            self.fields[f"syarat_{syarat.pk}"] = forms.ChoiceField(
                label=syarat.nama if syarat.wajib else f"{syarat.nama} (bila perlu)",
                help_text=f"Untuk memastikan {_awal_kecil(syarat.untuk)}",
                choices=self.PILIHAN,
                initial=lama.get(syarat.pk, Keadaan.BELUM),
                widget=forms.RadioSelect,
                required=False,
            )

    def jawaban(self) -> dict[int, str]:
        """Persyaratan.pk → Keadaan, of the fields that were answered."""
        return {int(n.removeprefix("syarat_")): v for n, v in self.cleaned_data.items() if v}


def _awal_kecil(teks: str) -> str:
    """For the middle of a sentence; abbreviations ("KTP") keep their capitals."""
    return teks if teks[1:2].isupper() else teks[:1].lower() + teks[1:]


def semua_ada(standar: VersiStandar, jawaban: dict[int, str]) -> dict[int, str]:
    """The answers of the one key «semua berkas ada»: what is required and not ticked otherwise is there."""
    wajib = {s.pk for s in standar.persyaratan.all() if s.wajib}
    return jawaban | {pk: Keadaan.ADA for pk in wajib if jawaban.get(pk, Keadaan.BELUM) == Keadaan.BELUM}


TANPA_HUBUNGAN = "Isi hubungannya dengan pemohon, misalnya suami atau ketua RT."


class PenyerahanForm(Formulir):
    """Who took the letter."""

    diambil_oleh = forms.CharField(
        label="Diambil oleh",
        max_length=100,
        widget=forms.TextInput(attrs=SATU_BARIS),
        error_messages={"required": "Tulis siapa yang mengambil."},
    )
    hubungan = forms.CharField(
        label="Hubungan dengan pemohon",
        max_length=60,
        required=False,
        help_text="Kosong bila pemohon sendiri.",
    )
    cara = forms.ChoiceField(
        label="Caranya",
        required=False,
        choices=[
            ("", "Diambil di kantor"),
            *[(satu.value, satu.label) for satu in (Penyerahan.Cara.RT, Penyerahan.Cara.DIANTAR)],
        ],
    )

    def __init__(self, *args: Any, pemohon: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"diambil_oleh": pemohon}, **kwargs)
        self.pemohon = pemohon

    def clean(self) -> dict[str, Any]:
        """At the counter another name needs its relation; carried home, the way says it."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if _sama(data.get("diambil_oleh", ""), self.pemohon):
            data["diambil_oleh"] = self.pemohon
        elif data.get("diambil_oleh") and not data.get("cara") and not data.get("hubungan"):
            self.add_error("hubungan", TANPA_HUBUNGAN)
        return data


def _sama(satu: str, dua: str) -> bool:
    """The same name, however its capitals and spaces were typed."""
    return satu.casefold().split() == dua.casefold().split()


class SerahSemuaForm(Formulir):
    """Several letters in one act; the name only when one person fetches them all."""

    permohonan = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Surat yang diserahkan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang surat yang diserahkan.",
            "invalid_choice": "Daftarnya sudah berubah. Periksa lagi centangnya.",
        },
    )
    diambil_oleh = forms.CharField(
        label="Diambil oleh satu orang",
        max_length=100,
        required=False,
        help_text="Kosong berarti pemohonnya masing-masing.",
        widget=forms.TextInput(attrs=SATU_BARIS),
    )
    hubungan = forms.CharField(label="Hubungannya", max_length=60, required=False)

    def __init__(self, *args: Any, pemohon: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pemohon = pemohon  # who owns which letter, by its id
        self.fields["permohonan"].choices = [(pk, pk) for pk in pemohon]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody who fetches a letter of another person says how they belong together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        siapa, dipilih = data.get("diambil_oleh"), data.get("permohonan", [])
        lain = siapa and any(not _sama(siapa, self.pemohon[pk]) for pk in dipilih)
        if lain and not data.get("hubungan"):
            self.add_error("hubungan", TANPA_HUBUNGAN)
        return data


class CatatanForm(Formulir):
    """One line a step asks for: what was found, what was done, why."""

    catatan = forms.CharField(  # its label says what is asked, and differs from page to page
        label="Catatan", max_length=200, error_messages={"required": "Kotak ini belum diisi."}
    )


class PeriksaForm(CatatanForm):
    """What a check found; where it decides, also by which exit the work goes on."""

    def __init__(self, *args: Any, cabang: Iterable[Cabang], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(satu.pk, satu.label) for satu in cabang]
        if len(pilihan) > 1:
            self.fields["cabang"] = forms.ChoiceField(
                label="Hasilnya",
                choices=pilihan,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih hasilnya.", "invalid_choice": "Pilih hasilnya."},
            )


class JedaForm(Formulir):
    """What a request waits for."""

    jenis = forms.ChoiceField(label="Menunggu siapa", choices=Jeda.Jenis.choices)
    alasan = forms.CharField(label="Apa yang ditunggu", max_length=200)
