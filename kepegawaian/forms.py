"""Forms of the people's app: the first SK (first-run guide), a temporary surat tugas, absence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from bungah.dasar.formulir import Formulir, TanggalField
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import PERAN_BER_SK, Peran
from kepegawaian.alur_awal import Petugas, SKPertama
from kepegawaian.models import Jabatan, Pegawai

if TYPE_CHECKING:
    from django.forms.formsets import BaseFormSet

BARIS_PETUGAS = 6
KADES = "kades"


class PetugasAwalForm(Formulir):
    """One officer: name, post, account, duties (none ticked = the usual ones of the post)."""

    nama = forms.CharField(label="Nama lengkap dan gelar", max_length=100, required=False)
    jabatan = forms.ModelChoiceField(
        Jabatan.objects.exclude(kode=KADES), label="Jabatan", required=False, empty_label="Pilih jabatan"
    )
    nama_akun = forms.CharField(
        label="Nama akun untuk masuk",
        max_length=60,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    tugas = forms.MultipleChoiceField(
        label="Tugas menurut SK",
        choices=[(p.value, p.label) for p in Peran if p in PERAN_BER_SK - {Peran.KADES}],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Tidak dicentang: tugas yang biasa untuk jabatannya.",
    )

    def clean_nama_akun(self) -> str:
        """A free account name."""
        nama = str(self.cleaned_data["nama_akun"]).strip()
        if nama and Pengguna.objects.filter(username__iexact=nama).exists():
            raise ValidationError(f"Nama akun {nama} sudah dipakai. Pilih yang lain.")
        return nama

    def clean(self) -> dict[str, Any] | None:
        """A filled row needs a name and a post."""
        isi = super().clean() or {}
        if any(isi.get(nama) for nama in ("jabatan", "nama_akun", "tugas")) and not isi.get("nama"):
            self.add_error("nama", "Isi nama petugas di baris ini.")
        if isi.get("nama") and not isi.get("jabatan") and "jabatan" in self.fields:
            self.add_error("jabatan", "Pilih jabatannya.")
        return isi

    def petugas(self, jabatan: Jabatan | None = None) -> Petugas | None:
        """What the row says; None when it was left empty."""
        isi = self.cleaned_data
        jabatan = jabatan or isi.get("jabatan")
        if not isi.get("nama") or jabatan is None:
            return None
        tugas = tuple(Peran(satu) for satu in isi.get("tugas") or jabatan.peran)
        return Petugas(nama=isi["nama"], jabatan=jabatan, nama_akun=isi.get("nama_akun", ""), tugas=tugas)


class KadesAwalForm(PetugasAwalForm):
    """The kepala desa; one who never logs in needs no account."""

    field_order = ["nama", "nama_akun"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["jabatan"], self.fields["tugas"]
        self.fields["nama"].required = True
        self.fields["nama"].label = "Nama Kepala Desa dan gelar"
        self.fields["nama"].error_messages["required"] = "Isi nama Kepala Desa."
        self.fields["nama_akun"].help_text = "Kosongkan kalau Kepala Desa hanya menandatangani di kertas."


class SKAwalForm(Formulir):
    """The SK itself, with the people it names: one form to the guide, several behind it."""

    nomor = forms.CharField(label="Nomor SK Kepala Desa", max_length=80)
    tanggal = TanggalField(label="Tanggal SK")
    berlaku_dari = TanggalField(
        label="Berlaku dari", error_messages={"required": "Isi hari pertama SK berlaku."}
    )
    berlaku_sampai = TanggalField(
        label="Berlaku sampai", error_messages={"required": "Isi hari terakhir SK berlaku."}
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.kades = KadesAwalForm(data, prefix="kades")
        self.petugas: BaseFormSet[PetugasAwalForm] = PetugasFormSet(data, prefix="petugas")

    def is_valid(self) -> bool:
        """All parts together, so that every mistake is shown at once."""
        bagian = [super().is_valid(), self.kades.is_valid(), self.petugas.is_valid()]
        return all(bagian) and self._bersama()

    def clean(self) -> dict[str, Any] | None:
        """An SK ends after it began."""
        isi = super().clean() or {}
        dari, sampai = isi.get("berlaku_dari"), isi.get("berlaku_sampai")
        if dari and sampai and sampai < dari:
            self.add_error("berlaku_sampai", "Hari terakhir SK tidak boleh sebelum hari pertamanya.")
        return isi

    def _bersama(self) -> bool:
        """Somebody must be able to log in, and no two people under one name."""
        akun = [satu.nama_akun.casefold() for satu in self.orang() if satu.nama_akun]
        if len(set(akun)) < len(akun):
            self.add_error(None, "Dua orang memakai nama akun yang sama.")
        if not [satu for satu in self.orang()[1:] if satu.nama_akun]:
            self.add_error(None, "Isi sedikitnya satu petugas dengan nama akun, supaya kantor bisa melayani.")
        return not self.errors

    def orang(self) -> list[Petugas]:
        """Everybody named, the kepala desa first."""
        kades = self.kades.petugas(Jabatan.objects.get(kode=KADES))
        semua = [kades, *(satu.petugas() for satu in self.petugas)]
        return [satu for satu in semua if satu is not None]

    def sk(self) -> SKPertama:
        """The SK's own data."""
        isi = self.cleaned_data
        return SKPertama(
            nomor=isi["nomor"], tanggal=isi["tanggal"], dari=isi["berlaku_dari"], sampai=isi["berlaku_sampai"]
        )


PetugasFormSet = forms.formset_factory(PetugasAwalForm, extra=BARIS_PETUGAS, max_num=BARIS_PETUGAS)


class RentangHariForm(Formulir):
    """Two days in order."""

    dari = TanggalField(label="Mulai")
    sampai = TanggalField(label="Sampai dengan")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if isi.get("dari") and isi.get("sampai") and isi["sampai"] < isi["dari"]:
            self.add_error("sampai", "Hari terakhir tidak boleh sebelum hari pertama.")
        return isi


class SuratTugasForm(RentangHariForm):
    """A temporary assignment: who, which duties, how long."""

    pegawai = forms.ModelChoiceField(
        Pegawai.objects.filter(aktif=True, pengguna__isnull=False), label="Pegawai", empty_label="– pilih –"
    )
    peran = forms.TypedMultipleChoiceField(
        label="Tugas",
        choices=[(p.value, p.label) for p in Peran if p in PERAN_BER_SK - {Peran.KADES}],
        coerce=Peran,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang sedikitnya satu tugas."},
    )
    field_order = ["pegawai", "peran", "dari", "sampai"]


class PenggantiForm(RentangHariForm):
    """Who stands in for the kepala desa, by which decree, from when to when."""

    jenis = forms.ChoiceField(
        label="Sebagai",
        choices=[
            ("plh", "Pelaksana Harian (Plh.): Kepala Desa berhalangan sementara"),
            ("plt", "Pelaksana Tugas (Plt.): Kepala Desa berhalangan tetap"),
        ],
        widget=forms.RadioSelect,
        initial="plh",
    )
    pegawai = forms.ModelChoiceField(
        Pegawai.objects.filter(aktif=True).exclude(jabatan__kode=KADES).select_related("jabatan"),
        label="Pegawai",
        empty_label="– pilih –",
    )
    nomor_sk = forms.CharField(label="Nomor SK penunjukan", max_length=80)
    tanggal_sk = TanggalField(label="Tanggal SK")
    field_order = ["jenis", "pegawai", "nomor_sk", "tanggal_sk", "dari", "sampai"]


class AbsenForm(RentangHariForm):
    """Who is away, when, why."""

    pegawai = forms.ModelChoiceField(
        Pegawai.objects.filter(aktif=True), label="Pegawai", empty_label="– pilih –"
    )
    alasan = forms.CharField(label="Alasan", max_length=120, help_text="Misalnya: rapat di kecamatan.")
    field_order = ["pegawai", "dari", "sampai", "alasan"]
