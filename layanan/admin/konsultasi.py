"""Admin of questions and answers: to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from bungah.dasar.admin_umum import PENGAWAS, AdminRegister
from layanan.models import Konsultasi

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


@admin.register(Konsultasi)
class KonsultasiAdmin(AdminRegister):
    """The code and the phone stay with the asker and the desk."""

    lihat = PENGAWAS
    list_display = ("id", "kanal", "layanan", "status", "terjadi_pada", "menit", "petugas", "ditinjau_oleh")
    list_select_related = ("layanan", "petugas", "ditinjau_oleh")
    list_filter = ("status", "kanal")
    ordering = ("-id",)
    exclude = ("kode", "kunci", "telepon")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Konsultasi]:
        return super().get_queryset(request).defer("kode", "kunci", "telepon")
