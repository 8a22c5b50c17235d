"""The formats of a redesign as rows to fill; an emptied row goes, what the next format needs comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from bungah.dasar.formulir import Formulir
from bungah.dasar.models import Sarana
from kepegawaian.models import Jabatan
from layanan.alur.rancangan import BarisPelanggan, BarisPelayanan, BarisSarana
from layanan.kueri.rancangan import kegiatan_urut
from layanan.models import Layanan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import QueryDict

    from layanan.models import Rancangan

    HimpunanDasar = forms.BaseFormSet[Formulir]
else:
    HimpunanDasar = forms.BaseFormSet

PALING, KOSONG_PELANGGAN, KOSONG_PELAYANAN = 60, 3, 1
TERBESAR = 1000  # behind every number that can be typed


def _teks(label: str, panjang: int, *, wajib: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=panjang, required=wajib)


def _nomor() -> forms.IntegerField:
    return forms.IntegerField(label="Nomor", min_value=1, max_value=999, required=False)


class MulaiForm(Formulir):
    """Which service, under which name."""

    layanan = forms.ModelChoiceField(
        Layanan.objects.filter(aktif=True), label="Layanan", empty_label="– pilih –"
    )
    nama = _teks("Nama rancangan", 80, wajib=True)


class PelangganForm(Formulir):
    """Format 1: what the customer does, what the office gives there, how well."""

    nomor = _nomor()
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kegiatan = _teks("Kegiatan pelanggan", 160)
    bentuk = _teks("Bentuk pelayanan", 160)
    baku_mutu = _teks("Baku mutu", 160)

    def clean(self) -> dict[str, Any]:
        """Words without their row."""
        return _berjudul(
            self, super().clean(), ("bentuk", "baku_mutu"), "Tulis apa yang dilakukan pelanggan."
        )

    def baris(self) -> BarisPelanggan:
        """The row as the deed takes it."""
        return BarisPelanggan(**_tanpa_nomor(self.cleaned_data))


class PelayananForm(Formulir):
    """Format 2: what the office does for it, who, with which manner."""

    nomor = _nomor()
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    pelanggan = forms.IntegerField(widget=forms.HiddenInput)
    kegiatan = _teks("Kegiatan pelayanan", 120)
    pelaksana = forms.TypedChoiceField(label="Unit pelaksana", coerce=int, empty_value=None, required=False)
    sikap = _teks("Sikap pelayanan", 160)

    def __init__(self, *args: Any, jabatan: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _pilihan(self, "pelaksana", [("", "– pilih –"), *jabatan])

    def clean(self) -> dict[str, Any]:
        """Words without their row."""
        return _berjudul(self, super().clean(), ("pelaksana", "sikap"), "Tulis kegiatan pelayanannya.")

    def baris(self) -> BarisPelayanan:
        """The row as the deed takes it."""
        return BarisPelayanan(**_tanpa_nomor(self.cleaned_data))


class SaranaForm(Formulir):
    """Format 3: rooms and tools of one activity."""

    pk = forms.IntegerField(widget=forms.HiddenInput)
    prasarana = forms.TypedMultipleChoiceField(
        label="Prasarana", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    sarana = forms.TypedMultipleChoiceField(
        label="Sarana pelayanan", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, sarana: Sequence[Sarana], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for jenis in Sarana.Jenis:
            _pilihan(self, jenis, [(satu.pk, satu.nama) for satu in sarana if satu.jenis == jenis])

    def baris(self) -> BarisSarana:
        """The row as the deed takes it."""
        isi = self.cleaned_data
        return BarisSarana(isi["pk"], (*isi["prasarana"], *isi["sarana"]))


def _tanpa_nomor(isi: dict[str, Any]) -> dict[str, Any]:
    return {nama: nilai for nama, nilai in isi.items() if nama != "nomor"}


def _pilihan(form: forms.BaseForm, nama: str, pilihan: Sequence[tuple[Any, str]]) -> None:
    bidang = form.fields[nama]
    assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 -- declared above
    bidang.choices = pilihan


def _berjudul(
    form: forms.BaseForm, isi: dict[str, Any] | None, lain: Iterable[str], pesan: str
) -> dict[str, Any]:
    isi = isi or form.cleaned_data
    if not isi.get("kegiatan") and any(isi.get(nama) for nama in lain) and "kegiatan" not in form.errors:
        form.add_error("kegiatan", pesan)
    return isi


class HimpunanRancangan(HimpunanDasar):
    """All rows of one format, each read as it was sent."""

    def _construct_form(self, i: int, **kwargs: Any) -> Formulir:
        satu: Formulir = super()._construct_form(i, empty_permitted=False, **kwargs)  # type: ignore[misc]  # -- not in the stubs
        return satu

    def urut(self) -> list[Any]:
        """The forms by the number typed in each; those without one behind, as they stand."""
        return sorted(self.forms, key=lambda satu: satu.cleaned_data.get("nomor") or TERBESAR)


def _set(form: type[Formulir]) -> Any:
    return forms.formset_factory(
        form, formset=HimpunanRancangan, extra=0, max_num=PALING, validate_max=True, absolute_max=2 * PALING
    )


def himpunan(rancangan: Rancangan, tahap: int, data: QueryDict | None) -> Any:
    """The rows of one format: as they stand with empty ones behind, or as they were sent."""
    susun = {1: _pelanggan, 2: _pelayanan, 3: _sarana}[tahap]
    form, awal, pilihan = susun(rancangan, awal=data is None)
    return _set(form)(data, initial=awal, form_kwargs=pilihan)


Susunan = tuple[type[Formulir], list[dict[str, Any]], dict[str, Any]]


def _pelanggan(rancangan: Rancangan, *, awal: bool) -> Susunan:
    kolom = ("pk", "kegiatan", "bentuk", "baku_mutu")
    semua = rancangan.pelanggan.all() if awal else ()
    isi = [{n: getattr(s, n) for n in kolom} | {"nomor": s.urut} for s in semua]
    return PelangganForm, [*isi, *({} for _ in range(KOSONG_PELANGGAN))] if awal else [], {}


def _pelayanan(rancangan: Rancangan, *, awal: bool) -> Susunan:
    isi: list[dict[str, Any]] = []
    for induk in rancangan.pelanggan.prefetch_related("pelayanan") if awal else ():
        for satu in induk.pelayanan.all():
            kolom = {n: getattr(satu, n) for n in ("pk", "kegiatan", "sikap")}
            lain = {"nomor": satu.urut, "pelanggan": induk.pk, "pelaksana": satu.pelaksana_id}
            isi.append(kolom | lain)
        isi += [{"pelanggan": induk.pk}] * KOSONG_PELAYANAN
    return PelayananForm, isi, {"jabatan": list(Jabatan.objects.values_list("pk", "nama"))}


def _sarana(rancangan: Rancangan, *, awal: bool) -> Susunan:
    isi = [
        {"pk": s.pk} | {j: [a.pk for a in getattr(s, j).all()] for j in ("prasarana", "sarana")}
        for s in (kegiatan_urut(rancangan) if awal else ())
    ]
    return SaranaForm, isi, {"sarana": list(Sarana.objects.filter(aktif=True))}
