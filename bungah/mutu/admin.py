"""Admin of check sheets: the items are the office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib import admin

from bungah.dasar.admin_umum import PENYUSUN, AdminRujukan, AnakRujukan
from bungah.mutu.models import Butir, Instrumen, JawabanPeriksa

if TYPE_CHECKING:
    from django.http import HttpRequest


class ButirAnak(AnakRujukan):
    model = Butir
    fields = ("urut", "aspek", "teks", "sumber", "aktif")


@admin.register(Instrumen)
class InstrumenAdmin(AdminRujukan):
    """Sheets; one that was filled in is switched off, not deleted."""

    ubah = PENYUSUN
    list_display = ("judul", "kode", "aktif")
    inlines: ClassVar = [ButirAnak]

    def get_readonly_fields(self, request: HttpRequest, obj: Instrumen | None = None) -> tuple[str, ...]:
        return ("kode",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Instrumen | None = None) -> bool:
        terpakai = obj is not None and JawabanPeriksa.objects.filter(lembar__instrumen=obj).exists()
        return not terpakai and super().has_delete_permission(request, obj)
