"""Admin of the guest book: to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from bungah.dasar.admin_umum import PENGAWAS, AdminRegister
from layanan.models import TamuDinas

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


@admin.register(TamuDinas)
class TamuDinasAdmin(AdminRegister):
    """The telephone stays with the desk."""

    lihat = PENGAWAS
    list_display = ("terjadi_pada", "nama", "instansi", "keperluan", "menemui", "dicatat_oleh")
    list_select_related = ("dicatat_oleh",)
    date_hierarchy = "terjadi_pada"
    ordering = ("-terjadi_pada", "-id")
    exclude = ("kunci", "telepon")

    def get_queryset(self, request: HttpRequest) -> QuerySet[TamuDinas]:
        return super().get_queryset(request).defer("kunci", "telepon")
