"""Admin of issued papers: numbers and fingerprints to read, never the bytes or the data of a letter.

The wording of messages is the office's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from bungah.dasar.admin_umum import PENGAWAS, PENYUSUN, AdminRegister, AdminRujukan, AnakRegister
from bungah.dasar.peran import Peran
from bungah.naskah.models import Naskah, NaskahIsi, TemplatPesan

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class NaskahIsiAnak(AnakRegister):
    model = NaskahIsi
    fields = ("versi", "sha256", "dibekukan_pada")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[NaskahIsi]:
        return super().get_queryset(request).select_related("naskah").defer("isi", "naskah__rincian")


@admin.register(Naskah)
class NaskahAdmin(AdminRegister):
    lihat = (*PENGAWAS, Peran.ARSIPARIS)
    list_display = ("nomor", "jenis", "tanggal", "status")
    list_filter = ("jenis", "status", "tahun")
    search_fields = ("nomor",)
    ordering = ("-tahun", "seri", "-urut")
    fields = ("jenis", "nomor", "tanggal", "perihal", "status", "diganti_oleh", "dibuat_pada")
    inlines = (NaskahIsiAnak,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Naskah]:
        return super().get_queryset(request).defer("rincian")


@admin.register(TemplatPesan)
class TemplatPesanAdmin(AdminRujukan):
    """Which occasions there are is the program's; the words are the office's."""

    ubah = PENYUSUN
    boleh_tambah = False
    fields = ("judul", "isi")
    list_display = ("judul",)
