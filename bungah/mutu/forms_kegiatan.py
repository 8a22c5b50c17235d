"""A meeting as a form: what, where, when; its people and its suggestions as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir, TanggalField
from bungah.dasar.formulir_foto import FotoField
from bungah.mutu.alur_kegiatan import IsiKegiatan, Orang, Usul
from bungah.mutu.models import Kegiatan, PesertaKegiatan

if TYPE_CHECKING:
    from collections.abc import Iterable

    HimpunanDasar = forms.BaseFormSet[Formulir]
else:
    HimpunanDasar = forms.BaseFormSet

PESERTA_TERBANYAK, SARAN_TERBANYAK = 120, 40
TAMBAHAN = {"peserta": 5, "saran": 2}
DITERIMA = [("", "belum ditanggapi"), ("ya", "Diterima"), ("tidak", "Tidak diterima")]
KE_BOOL = {"": None, "ya": True, "tidak": False}
DARI_BOOL = {satu: kata for kata, satu in KE_BOOL.items()}


def _teks(label: str, panjang: int, **lain: Any) -> forms.CharField:
    kotak = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=panjang, widget=kotak, **lain)


class KegiatanForm(Formulir):
    """The meeting itself."""

    jenis = forms.ChoiceField(
        label="Jenis", choices=Kegiatan.Jenis.choices, initial=Kegiatan.Jenis.DENGAR_PENDAPAT
    )
    topik = _teks("Yang dibicarakan", 160, help_text="Misalnya: rancangan standar pelayanan surat tanah.")
    hari = TanggalField(label="Hari kegiatan")
    tempat = _teks("Tempat", 120)
    pimpinan = _teks("Dipimpin oleh", 100)
    catatan = forms.CharField(
        label="Catatan jalannya kegiatan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Boleh diisi sesudah kegiatan.",
    )

    def isi(self, peserta: HimpunanKegiatan, saran: HimpunanKegiatan) -> IsiKegiatan:
        """The whole as the deed takes it."""
        rapi = {n: " ".join(self.cleaned_data[n].split()) for n in ("topik", "tempat", "pimpinan")}
        return IsiKegiatan(
            **rapi,
            jenis=self.cleaned_data["jenis"],
            hari=self.cleaned_data["hari"],
            catatan=self.cleaned_data["catatan"],
            peserta=[Orang(**satu) for satu in peserta.terpakai()],
            saran=[Usul(**satu | {"diterima": KE_BOOL[satu["diterima"]]}) for satu in saran.terpakai()],
        )


class PesertaForm(Formulir):
    """One person; a row without a name is left out."""

    nama = _teks("Nama", 100, required=False)
    unsur = forms.ChoiceField(
        label="Mewakili", choices=PesertaKegiatan.Unsur.choices, initial=PesertaKegiatan.Unsur.WARGA
    )
    alamat = _teks("Alamat atau lembaga", 120, required=False)


class SaranForm(Formulir):
    """One suggestion and what becomes of it; a row without words is left out."""

    isi = _teks("Saran", 300, required=False)
    oleh = _teks("Disampaikan oleh", 100, required=False)
    diterima = forms.ChoiceField(label="Hasil", choices=DITERIMA, required=False)
    tanggapan = _teks("Tanggapan dan alasannya", 300, required=False)

    def clean(self) -> dict[str, Any]:
        """An answer says why."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if isi.get("diterima") and not isi.get("tanggapan") and "tanggapan" not in self.errors:
            self.add_error("tanggapan", "Tulis tanggapannya, supaya warga tahu alasannya.")
        if not isi.get("isi") and (isi.get("tanggapan") or isi.get("oleh")) and "isi" not in self.errors:
            self.add_error("isi", "Tulis sarannya.")
        return isi


class HimpunanKegiatan(HimpunanDasar):
    """Rows of people or of suggestions: what is emptied goes."""

    def _construct_form(self, i: int, **kwargs: Any) -> Formulir:
        """Every row is read as it was sent, also one that stands there unchanged since another saved it."""
        satu: Formulir = super()._construct_form(i, empty_permitted=False, **kwargs)  # type: ignore[misc]  # -- not in the stubs
        return satu

    def terpakai(self) -> Iterable[dict[str, Any]]:
        """The rows that name somebody or say something."""
        for satu in self.forms:
            utama = next(iter(satu.fields))
            if satu.cleaned_data.get(utama):
                yield {nama: satu.cleaned_data[nama] for nama in satu.fields}


PesertaSet = forms.formset_factory(
    PesertaForm,
    formset=HimpunanKegiatan,
    extra=TAMBAHAN["peserta"],
    max_num=PESERTA_TERBANYAK,
    validate_max=True,
)
SaranSet = forms.formset_factory(
    SaranForm, formset=HimpunanKegiatan, extra=TAMBAHAN["saran"], max_num=SARAN_TERBANYAK, validate_max=True
)


class SelesaiForm(Formulir):
    """The day the record was signed."""

    ditandatangani = TanggalField(label="Berita acara ditandatangani", initial=timezone.localdate)


class FotoKegiatanForm(Formulir):
    """One photo of what happened there."""

    foto = FotoField(label="Foto kegiatan")
    keterangan = _teks("Keterangan foto", 120, required=False)


class BatalForm(Formulir):
    """Why nothing came of it."""

    alasan = _teks("Mengapa batal", 200)


def awal_kegiatan(kegiatan: Kegiatan) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """What the boxes hold at first: the meeting, its people, its suggestions."""
    isi = {nama: getattr(kegiatan, nama) for nama in KegiatanForm.base_fields}
    peserta = [{n: getattr(o, n) for n in PesertaForm.base_fields} for o in kegiatan.peserta.all()]
    saran = [
        {n: getattr(u, n) for n in SaranForm.base_fields} | {"diterima": DARI_BOOL[u.diterima]}
        for u in kegiatan.saran.all()
    ]
    return isi, peserta, saran
