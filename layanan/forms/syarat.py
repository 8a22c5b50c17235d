"""The requirements of a draft as boxes to fill: one form each, two empty ones behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from layanan.alur.syarat import ALASAN, BarisSyarat
from layanan.models import Peraturan, Persyaratan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    HimpunanDasar = forms.BaseFormSet["SyaratForm"]
else:
    HimpunanDasar = forms.BaseFormSet

PALING = 60  # requirements of one service
PANJANG_NAMA = 160
PANJANG_TINJAUAN = 200
USANG = {Peraturan.Status.DIGANTI, Peraturan.Status.DICABUT}


class SerempakForm(Formulir):
    """What is the same for many requirements, given once; a row's own box goes first."""

    dasar = forms.TypedChoiceField(
        label="Dasar untuk yang belum punya", coerce=int, empty_value=None, required=False
    )
    tinjau = forms.BooleanField(label="Tinjau semua yang belum ditinjau: benar berkaitan", required=False)
    kata = forms.CharField(label="Dengan kata", required=False)

    def __init__(self, *args: Any, peraturan: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, prefix="semua", **kwargs)
        bidang = self.fields["dasar"]
        assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 -- declared above
        bidang.choices = [("", "– tidak usah –"), *peraturan]

    def clean_kata(self) -> str:
        kata: str = self.cleaned_data["kata"]
        if len(kata) > PANJANG_TINJAUAN:
            pesan = f"Paling banyak {PANJANG_TINJAUAN} huruf."
            raise forms.ValidationError(pesan)
        if self.cleaned_data.get("tinjau") and not kata:
            pesan = "Tulis hasil tinjauannya, misalnya: tetap perlu, tidak ada di kantor."
            raise forms.ValidationError(pesan)
        return kata

    def serempak(self, sudah: Collection[int] = ()) -> Serempak:
        """What every row is to take over; nothing while a box is refused or the page is only read."""
        isi: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        return Serempak(isi.get("dasar"), isi.get("tinjau", False), isi.get("kata", ""), frozenset(sudah))


@dataclass(frozen=True, slots=True)
class Serempak:
    """The answers for many rows; ``sudah`` = the requirements whose review stands."""

    dasar: int | None = None
    tinjau: bool = False
    kata: str = ""
    sudah: frozenset[int] = frozenset()

    def terapkan(self, isi: dict[str, Any]) -> None:
        """Fill what a row left open."""
        if isi.get("lepas"):
            return
        isi["dasar"] = isi.get("dasar") or self.dasar
        if self.tinjau and isi.get("pk") not in self.sudah:
            isi["ditinjau"], isi["tinjauan"] = True, isi.get("tinjauan") or self.kata


class SyaratForm(Formulir):
    """One requirement; what is missing besides its name and purpose is told, not refused."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    nomor = forms.IntegerField(label="Nomor", min_value=1, max_value=PALING, required=False)
    nama = forms.CharField(label="Yang dibawa")  # no maxlength: a browser cuts what is pasted in silence
    jenis = forms.ChoiceField(
        label="Jenis", choices=Persyaratan.Jenis.choices, initial=Persyaratan.Jenis.ADMINISTRATIF
    )
    untuk = forms.CharField(label="Untuk memastikan", max_length=200)
    wajib = forms.BooleanField(label="Wajib dibawa", required=False, initial=True)
    keterangan = forms.CharField(label="Keterangan untuk warga", max_length=250, required=False)
    dasar = forms.TypedChoiceField(label="Dasar hukum", coerce=int, empty_value=None, required=False)
    alasan = forms.CharField(label="Mengapa diminta", max_length=200, required=False)
    dimiliki_oleh = forms.CharField(label="Sudah dimiliki instansi", max_length=120, required=False)
    ditinjau = forms.BooleanField(label="Ditinjau hari ini: benar berkaitan", required=False)
    tinjauan = forms.CharField(label="Catatan tinjauan", max_length=200, required=False)
    lepas = forms.CharField(label="Alasan melepas", max_length=200, required=False)

    def __init__(
        self, *args: Any, peraturan: Sequence[tuple[int, str]], serempak: Serempak, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.serempak = serempak
        bidang = self.fields["dasar"]
        assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 -- declared above
        bidang.choices = [("", "– belum dipilih –"), *peraturan]

    def clean_nama(self) -> str:
        nama = " ".join(self.cleaned_data["nama"].split())
        if len(nama) > PANJANG_NAMA:
            pesan = f"Paling banyak {PANJANG_NAMA} huruf; pindahkan penjelasan ke keterangan."
            raise forms.ValidationError(pesan)
        return nama

    def clean(self) -> dict[str, Any]:
        """What the deed would refuse is said beside its box."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if "dasar" not in self.errors:
            self.serempak.terapkan(isi)
        if not isi.get("pk") and self.has_changed() and not isi.get("alasan"):
            self.add_error("alasan", "Tulis mengapa perlu diminta: syarat dibuat sesedikit mungkin.")
        if isi.get("ditinjau") and not isi.get("dasar"):
            self.add_error("dasar", "Pilih dasar hukumnya sebelum menandai ditinjau.")
        if isi.get("lepas") and len(isi["lepas"].strip()) < ALASAN:
            self.add_error("lepas", f"Tulis alasannya, sedikitnya {ALASAN} huruf.")
        return isi

    def baris(self, ke: int) -> BarisSyarat:
        """The requirement as the deed takes it; without a number it goes to the end."""
        isi = dict(self.cleaned_data)
        isi["nomor"], isi["dasar_id"] = isi["nomor"] or PALING + ke, isi.pop("dasar")
        return BarisSyarat(**isi)


class HimpunanSyarat(HimpunanDasar):
    """All requirements of one draft."""

    def terpakai(self) -> Iterator[BarisSyarat]:
        """The rows that hold something."""
        for ke, satu in enumerate(self.forms):
            if satu.has_changed() or satu.cleaned_data.get("pk"):
                yield satu.baris(ke)


def awal_syarat(daftar: Sequence[Persyaratan]) -> list[dict[str, Any]]:
    """What the boxes hold at first."""
    sama = ("pk", "nama", "jenis", "untuk", "wajib", "keterangan", "alasan", "dimiliki_oleh", "tinjauan")
    return [
        {nama: getattr(satu, nama) for nama in sama} | {"nomor": satu.urut, "dasar": satu.dasar_id}
        for satu in daftar
    ]


def pilihan_peraturan() -> list[tuple[int, str]]:
    """Regulations to choose from; one that was replaced or revoked says so."""
    semua = Peraturan.objects.order_by("nama")
    return [
        (satu.pk, f"{satu.nama} ({satu.get_status_display().lower()})" if satu.status in USANG else satu.nama)
        for satu in semua
    ]


SyaratSet = forms.formset_factory(
    SyaratForm, formset=HimpunanSyarat, extra=2, max_num=PALING, absolute_max=PALING
)
