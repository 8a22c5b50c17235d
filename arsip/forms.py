"""Filters and forms of the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django import forms
from django.utils import timezone

from arsip.kueri import tahun_buku
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.formulir import Formulir

if TYPE_CHECKING:
    from django.db.models import QuerySet

DISANGGAH = "disanggah"


def _tahun() -> list[tuple[int, str]]:
    """Years of the book; a book without a letter yet is this year's."""
    return [(tahun, str(tahun)) for tahun in tahun_buku() or [timezone.localdate().year]]


class BukuKeluarFilter(django_filters.FilterSet):  # type: ignore[misc]  # -- untyped library
    """Year and state; the year is always chosen, because the count starts anew every year."""

    tahun = django_filters.ChoiceFilter(
        field_name="naskah__tahun", label="Tahun", empty_label=None, choices=_tahun
    )
    status = django_filters.ChoiceFilter(
        label="Keadaan",
        empty_label="Semua",
        choices=[*SuratKeluar.Status.choices, (DISANGGAH, "Disanggah Kepala Desa")],
        method="saring_status",
    )

    class Meta:
        model = SuratKeluar
        fields: list[str] = []
        form = Formulir

    def saring_status(self, daftar: QuerySet[SuratKeluar], _nama: str, nilai: str) -> QuerySet[SuratKeluar]:
        """Rows in one state; a disputed signature is looked up, not stored in the row."""
        if nilai == DISANGGAH:
            return daftar.filter(pk__in=Pengesahan.objects.exclude(disanggah_pada=None).values("surat"))
        return daftar.filter(status=nilai)


class SanggahForm(Formulir):
    """Why a recorded signature is not true."""

    alasan = forms.CharField(label="Apa yang tidak benar?", max_length=200)
