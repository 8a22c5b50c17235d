"""Filters of the public catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import django_filters

from bungah.dasar.formulir import Formulir
from layanan.aturan.standar import SEHARI
from layanan.models import Layanan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import QueryDict

    from layanan.kueri.standar import LayananUmum

WAKTU: Final = {"30": "Paling lama 30 menit", "sehari": "Selesai dalam sehari"}
MENIT: Final = {"30": 30, "sehari": SEHARI}


class LayananFilter(django_filters.FilterSet):  # type: ignore[misc]  # -- untyped library
    """Group, time, fee and kind; what nobody knows is as if it were not asked."""

    kelompok = django_filters.ChoiceFilter(
        field_name="layanan__kelompok__kode", label="Kelompok", empty_label="semua"
    )
    waktu = django_filters.ChoiceFilter(
        label="Waktu", empty_label="semua", choices=list(WAKTU.items()), method="saring_waktu"
    )
    biaya = django_filters.ChoiceFilter(
        label="Biaya",
        empty_label="semua",
        choices=[("gratis", "Gratis"), ("berbayar", "Ada biaya")],
        method="saring_biaya",
    )
    jenis = django_filters.ChoiceFilter(
        field_name="layanan__ruang_lingkup",
        label="Jenis",
        empty_label="semua",
        choices=Layanan.RuangLingkup.choices,
    )

    class Meta:
        model = VersiStandar
        fields: list[str] = []
        form = Formulir

    def __init__(
        self, data: QueryDict, *, queryset: QuerySet[VersiStandar], semua: Iterable[LayananUmum]
    ) -> None:
        super().__init__(data, queryset=queryset)
        self.filters["kelompok"].extra["choices"] = list({s.kode_kelompok: s.kelompok for s in semua}.items())

    def saring_waktu(self, daftar: QuerySet[Any], _nama: str, nilai: str) -> QuerySet[Any]:
        """Promised within so many office minutes."""
        return daftar.filter(menit__lte=MENIT[nilai])

    def saring_biaya(self, daftar: QuerySet[Any], _nama: str, nilai: str) -> QuerySet[Any]:
        """Free, or with a fee."""
        return daftar.filter(biaya=0) if nilai == "gratis" else daftar.filter(biaya__gt=0)

    def kode(self) -> frozenset[str] | None:
        """Codes of the services that fit; None when nothing was chosen (no query then)."""
        if not self.form.is_valid() and not self.form.cleaned_data:
            return None
        if not any(self.form.cleaned_data.values()):
            return None
        return frozenset(self.qs.order_by().values_list("layanan__kode", flat=True))
