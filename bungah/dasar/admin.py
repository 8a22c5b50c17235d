"""Admin of the foundation: identity, switches, calendar, rooms, phrases, accounts; the trail to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from bungah.dasar.admin_umum import PENYUSUN, AdminRegister, AdminRujukan, AnakRujukan
from bungah.dasar.jejak import catat
from bungah.dasar.models import (
    Fitur,
    HariLibur,
    JamKerja,
    Jejak,
    Pengguna,
    Penghitung,
    PeranBerlaku,
    Perangkat,
    ProfilDesa,
    Salam,
    SusunanJam,
    Tempat,
)
from bungah.dasar.peran import PERAN_BER_SK, Peran

if TYPE_CHECKING:
    from django.db.models import Field, QuerySet
    from django.http import HttpRequest

PENGELOLA_AKUN = (Peran.ADMIN,)
PENGAWAS_SISTEM = (Peran.ADMIN, Peran.SEKDES, Peran.KADES, Peran.AUDITOR)


@admin.register(ProfilDesa)
class ProfilDesaAdmin(AdminRujukan):
    """One row: there is nothing to add a second time and nothing to delete."""

    ubah = PENYUSUN
    list_display = ("__str__", "kecamatan", "kabupaten", "ukuran")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not ProfilDesa.objects.exists()

    def save_model(self, request: HttpRequest, obj: ProfilDesa, form: Any, change: Any) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)


@admin.register(Fitur)
class FiturAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True  # back to what the office's size starts with
    list_display = ("__str__", "menyala")


class JamKerjaAnak(AnakRujukan):
    model = JamKerja


@admin.register(SusunanJam)
class SusunanJamAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True
    list_display = ("nama", "dari", "sampai", "sumber")
    inlines = (JamKerjaAnak,)


@admin.register(HariLibur)
class HariLiburAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True
    list_display = ("tanggal", "nama", "sumber")
    date_hierarchy = "tanggal"
    search_fields = ("nama",)


@admin.register(Tempat)
class TempatAdmin(AdminRujukan):
    ubah = (*PENYUSUN, Peran.ARSIPARIS)
    list_display = ("kode", "nama", "jenis", "induk")
    list_select_related = ("induk",)
    list_filter = ("jenis",)
    search_fields = ("kode", "nama")


@admin.register(Salam)
class SalamAdmin(AdminRujukan):
    ubah = PENYUSUN
    boleh_hapus = True
    list_display = ("saat", "urut", "krama", "indonesia", "keyakinan")
    search_fields = ("krama", "indonesia")


class PenggunaBaruForm(AdminUserCreationForm[Pengguna] if TYPE_CHECKING else AdminUserCreationForm):  # type: ignore[misc]
    class Meta:
        model = Pengguna
        fields = ("username", "nama")


class PenggunaForm(UserChangeForm[Pengguna] if TYPE_CHECKING else UserChangeForm):  # type: ignore[misc]
    class Meta:
        model = Pengguna
        fields = ("username", "nama", "email", "is_active", "password")


class PeranTanpaSKAnak(AnakRujukan):
    """Roles that need no SK (R125): the administrator and the visiting examiner, each with its dates."""

    model = PeranBerlaku
    can_delete = False
    verbose_name_plural = "peran tanpa SK (tugas pelayanan diberikan lewat SK penugasan)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[PeranBerlaku]:
        return super().get_queryset(request).exclude(peran__in=PERAN_BER_SK)

    def formfield_for_choice_field(
        self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "peran":
            kwargs["choices"] = [(p.value, p.label) for p in Peran if p not in PERAN_BER_SK]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Pengguna)
class PenggunaAdmin(AdminRujukan, UserAdmin[Pengguna] if TYPE_CHECKING else UserAdmin):  # type: ignore[misc]
    """Accounts: made and closed by the administrator, who can give nobody a desk (SK does)."""

    lihat = (Peran.SEKDES,)
    ubah = PENGELOLA_AKUN
    form = PenggunaForm
    add_form = PenggunaBaruForm
    fieldsets = ((None, {"fields": ("username", "nama", "email", "is_active", "password")}),)
    add_fieldsets = ((None, {"fields": ("username", "nama", "usable_password", "password1", "password2")}),)
    list_display = ("username", "nama", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("username", "nama")
    filter_horizontal = ()
    readonly_fields = ()
    inlines = (PeranTanpaSKAnak,)

    def get_inlines(self, request: HttpRequest, obj: Pengguna | None) -> Any:
        return self.inlines if obj else ()

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        return self.dalam_tulis(request, super().user_change_password, id, form_url)


@admin.register(PeranBerlaku)
class PeranBerlakuAdmin(AdminRegister):
    lihat = PENGAWAS_SISTEM
    list_display = ("pengguna", "peran", "dari", "sampai", "dasar")
    list_select_related = ("pengguna",)
    list_filter = ("peran",)
    ordering = ("-dari", "id")


@admin.register(Perangkat)
class PerangkatAdmin(AdminRujukan):
    """Paired devices; a lost one is revoked, never deleted."""

    ubah = PENGELOLA_AKUN
    lihat = (Peran.SEKDES,)
    boleh_tambah = False
    fields = ("nama", "jenis", "dipasangkan_pada", "dipasangkan_oleh", "dicabut_pada")
    readonly_fields = ("jenis", "dipasangkan_pada", "dipasangkan_oleh", "dicabut_pada")
    list_display = ("nama", "jenis", "dipasangkan_pada", "dipasangkan_oleh", "dicabut_pada")
    list_select_related = ("dipasangkan_oleh",)
    actions = ("cabut",)

    @admin.action(description="Cabut: perangkat ini tidak dipercaya lagi", permissions=["change"])
    def cabut(self, request: HttpRequest, queryset: QuerySet[Perangkat]) -> None:
        """End the trust in the chosen devices now."""
        for satu in queryset.filter(dicabut_pada=None):
            satu.dicabut_pada = timezone.now()
            satu.save(update_fields=["dicabut_pada"])
            catat(satu, "cabut")


@admin.register(Penghitung)
class PenghitungAdmin(AdminRegister):
    lihat = PENGAWAS_SISTEM
    list_display = ("seri", "periode", "terakhir", "ditutup")
    search_fields = ("seri",)
    ordering = ("seri", "-periode")


@admin.register(Jejak)
class JejakAdmin(AdminRegister):
    lihat = PENGAWAS_SISTEM
    list_display = ("urut", "dicatat_pada", "pelaku", "perbuatan", "jenis", "objek_id")
    list_filter = ("jenis", "perbuatan")
    ordering = ("-urut",)
    fields = (
        "urut",
        "dicatat_pada",
        "pelaku",
        "perangkat_id",
        "jenis",
        "objek_id",
        "perbuatan",
        "rinci",
        "rantai",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Jejak]:
        nama = Pengguna.objects.filter(pk=OuterRef("pelaku_id")).values("nama")
        semua: QuerySet[Jejak] = super().get_queryset(request)
        return semua.annotate(nama_pelaku=Subquery(nama))

    @admin.display(description="oleh")
    def pelaku(self, jejak: Jejak) -> str:
        """Name of who did it; the row itself holds only the number of the account."""
        return getattr(jejak, "nama_pelaku", None) or (
            "kantor / pengunjung" if jejak.pelaku_id is None else "—"
        )

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in {"jenis__exact", "objek_id__exact"} or super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]
