"""Admin of the queue: visits to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from bungah.dasar.admin_umum import PENGAWAS, PENYUSUN, AdminRegister, AdminRujukan
from bungah.dasar.peran import Peran
from layanan.models import AturanAntrean, Kunjungan, Penyimpangan

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


@admin.register(Kunjungan)
class KunjunganAdmin(AdminRegister):
    """Visits. The status code is not shown: it opens the visitor's own page."""

    lihat = (*PENGAWAS, Peran.ADMIN)
    list_display = ("nomor", "hari", "kelompok", "status", "terjadi_pada", "dipanggil_pada", "petugas")
    list_select_related = ("kelompok", "petugas")
    list_filter = ("status", "kelompok")
    date_hierarchy = "hari"
    ordering = ("-hari", "-id")
    fields = (
        "nomor",
        "hari",
        "titik",
        "kelompok",
        "layanan",
        "prioritas",
        "status",
        "terjadi_pada",
        "dicatat_pada",
        "sumber_kertas",
        "dicatat_oleh",
        "loket",
        "petugas",
        "dipanggil_pada",
        "pertama_dipanggil_pada",
        "selesai_pada",
        "panggilan_ke",
        "tidak_hadir_ke",
        "alasan_panggil",
        "alasan_luar_jam",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Kunjungan]:
        return super().get_queryset(request).defer("kode", "kunci")

    @admin.display(description="nomor antrean", ordering="urut")
    def nomor(self, kunjungan: Kunjungan) -> str:
        return kunjungan.nomor


@admin.register(AturanAntrean)
class AturanAntreanAdmin(AdminRujukan):
    """The rule of the order of calling; every change stands in the trail."""

    ubah = PENYUSUN
    list_display = ("titik", "maks_beruntun", "maks_tunggu")
    list_select_related = ("titik",)


@admin.register(Penyimpangan)
class PenyimpanganAdmin(AdminRegister):
    """Calls out of turn, to read."""

    lihat = PENGAWAS
    list_display = ("pada", "kunjungan", "sebab", "diminta_oleh", "keterangan", "petugas")
    list_select_related = ("kunjungan__kelompok", "petugas")
    list_filter = ("sebab",)
    ordering = ("-pada", "-id")
