"""Admin of places taken from home: the sessions to edit, the places to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from bungah.dasar.admin_umum import PENGAWAS, PENYUSUN, AdminRegister, AdminRujukan
from layanan.models import Pesanan, SesiDaftar

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


@admin.register(SesiDaftar)
class SesiDaftarAdmin(AdminRujukan):
    """Sessions and quotas; every change stands in the trail."""

    ubah = PENYUSUN
    list_display = ("kelompok", "nama", "hari", "mulai", "selesai", "kuota", "aktif")
    list_select_related = ("kelompok",)
    list_filter = ("aktif", "kelompok")


@admin.register(Pesanan)
class PesananAdmin(AdminRegister):
    """Places taken, to read; code, name and phone stay with the desk."""

    lihat = PENGAWAS
    list_display = ("layanan", "hari", "sesi", "status", "dibuat_pada")
    list_select_related = ("layanan", "sesi__kelompok")
    list_filter = ("status",)
    date_hierarchy = "hari"
    ordering = ("-hari", "-id")
    fields = ("layanan", "sesi", "hari", "berlaku_sampai", "status", "dibuat_pada", "kunjungan")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pesanan]:
        return super().get_queryset(request).defer("kode", "kunci", "nama", "telepon")
