"""Which period and which service the report of walked steps shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import django_filters
from django.db.models import Min
from django.utils import timezone

from bungah.dasar.formulir import Formulir
from bungah.dasar.nilai import Rentang
from bungah.dasar.nilai.waktu import BULAN
from layanan.aturan.laporan import bulan_berikut
from layanan.models import HasilTelusur, Layanan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import QueryDict

BULAN_TERBANYAK: Final = 24  # months to choose from; years reach back to the first row


class TelusurFilter(django_filters.FilterSet):  # type: ignore[misc]  # -- untyped library
    """Month or year, and a service; without a choice (or with a nonsensical one) this month."""

    masa = django_filters.ChoiceFilter(label="Masa", empty_label=None, method="saring_masa")
    layanan = django_filters.ModelChoiceFilter(
        label="Layanan", empty_label="Semua layanan", queryset=Layanan.objects.order_by("nama")
    )

    class Meta:
        model = HasilTelusur
        fields: list[str] = []
        form = Formulir

    def __init__(self, data: QueryDict) -> None:
        isi, hari_ini = data.copy(), timezone.localdate()
        self.semua_masa = dict(_masa(hari_ini))
        if isi.get("masa") not in self.semua_masa:
            isi["masa"] = f"{hari_ini:%Y-%m}"
        super().__init__(isi, queryset=HasilTelusur.objects.all())
        self.filters["masa"].extra["choices"] = list(self.semua_masa.items())
        self.rentang = rentang_masa(str(isi["masa"]))

    def saring_masa(self, daftar: QuerySet[HasilTelusur], _nama: str, _nilai: str) -> QuerySet[HasilTelusur]:
        """Rows of the period."""
        return daftar.filter(hari__range=(self.rentang.mulai, self.rentang.selesai))

    @property
    def dipilih(self) -> Layanan | None:
        """The service chosen, if any."""
        layanan: Layanan | None = self.form.cleaned_data.get("layanan") if self.form.is_valid() else None
        return layanan


def _masa(hari_ini: date) -> Iterator[tuple[str, str]]:
    """Months, the newest first, then years."""
    awal: date = HasilTelusur.objects.aggregate(awal=Min("hari"))["awal"] or hari_ini
    bulan = hari_ini.replace(day=1)
    for _ in range(BULAN_TERBANYAK):
        yield f"{bulan:%Y-%m}", f"{BULAN[bulan.month - 1]} {bulan.year}"
        if bulan <= awal:
            break
        bulan = (bulan - timedelta(days=1)).replace(day=1)
    for tahun in range(hari_ini.year, awal.year - 1, -1):
        yield str(tahun), f"Tahun {tahun}"


def rentang_masa(masa: str) -> Rentang:
    """``2026-11`` is a month, ``2026`` a year."""
    if len(masa) == 4:  # noqa: PLR2004 -- a year
        return Rentang(date(int(masa), 1, 1), date(int(masa), 12, 31))
    bulan = date.fromisoformat(f"{masa}-01")
    return Rentang(bulan, bulan_berikut(bulan) - timedelta(days=1))
