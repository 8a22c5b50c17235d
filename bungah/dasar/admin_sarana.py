"""Admin of what the office serves with and of the ways to complain."""

from __future__ import annotations

from django.contrib import admin

from bungah.dasar.admin_umum import PENYUSUN, AdminRujukan
from bungah.dasar.models import SaluranAduan, Sarana


@admin.register(Sarana)
class SaranaAdmin(AdminRujukan):
    ubah = PENYUSUN
    list_display = ("nama", "jenis", "tempat", "jumlah", "aktif")
    list_select_related = ("tempat",)
    list_filter = ("jenis", "aktif")
    search_fields = ("nama", "kode")


@admin.register(SaluranAduan)
class SaluranAduanAdmin(AdminRujukan):
    """The complaint channels every standard names and the public site shows."""

    ubah = PENYUSUN
    list_display = ("nama", "isi", "jenis", "luar", "urut", "aktif")
    list_filter = ("jenis", "luar", "aktif")
