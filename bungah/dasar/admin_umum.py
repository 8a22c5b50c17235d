"""What every page of the admin shares: roles instead of Django's permissions, one write block, the trail.

``AdminRujukan`` edits reference data, ``AdminRegister`` shows a register that only deeds may change.
Both log through ``catat`` (ids and field names), never through Django's own log, which would keep names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import URLField
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.contrib.admin import ModelAdmin, TabularInline
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse

    _Admin = ModelAdmin[Any]
    _Anak = TabularInline[Any, Any]
else:
    _Admin, _Anak = admin.ModelAdmin, admin.TabularInline

PENYUSUN = (Peran.SEKDES, Peran.ADMIN)
PEMBACA = (*Peran,)
PENGAWAS = (Peran.SEKDES, Peran.KADES, Peran.AUDITOR)


def berperan(request: HttpRequest, peran: Iterable[Peran]) -> bool:
    """True when the person at the screen holds one of these roles today; nobody logged in holds none."""
    tanya = getattr(request.user, "berperan", None)
    return bool(tanya and tanya(*peran))


class AdminUmum(_Admin):
    """Permissions by role, no Django log, no count of the whole table."""

    lihat: tuple[Peran, ...] = PEMBACA
    ubah: tuple[Peran, ...] = ()
    boleh_tambah = True
    boleh_hapus = False
    show_full_result_count = False
    list_per_page = 50
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return berperan(request, (*self.lihat, *self.ubah))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.boleh_tambah and berperan(request, self.ubah)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return berperan(request, self.ubah)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.boleh_hapus and self.has_change_permission(request, obj)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The trail of one object; who may not read the trail gets its 403."""
        saring = urlencode({"jenis__exact": self.opts.label_lower, "objek_id__exact": object_id})
        return HttpResponseRedirect(f"{reverse('admin:dasar_jejak_changelist')}?{saring}")


class AdminRujukan(AdminUmum):
    """Reference data: everything one page changes is one write block with its trail rows."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        return self.dalam_tulis(request, super().changeform_view, object_id, form_url, extra_context)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return self.dalam_tulis(request, super().changelist_view, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return self.dalam_tulis(request, super().delete_view, object_id, extra_context)

    def dalam_tulis(self, request: HttpRequest, pandangan: Callable[..., Any], *args: Any) -> Any:
        """Run a page; a change runs in one write block, and a refusal comes back as a sentence."""
        if request.method != "POST":
            return pandangan(request, *args)
        try:
            with tulis(pelaku=request.user):  # type: ignore[arg-type]  # the admin site lets nobody anonymous in
                return pandangan(request, *args)
        except Ditolak as penolakan:
            self.message_user(request, str(penolakan), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Iterable[Any], add: Any = None
    ) -> Any:
        """Field names and ids, fit for the trail."""
        rinci: dict[str, Any] = {} if add else {"kolom": sorted(form.changed_data)}
        for formset in formsets or ():
            isi = {
                "tambah": [satu.pk for satu in formset.new_objects],
                "ubah": [satu.pk for satu, _ in formset.changed_objects],
                "hapus": [satu.pk for satu in formset.deleted_objects],
            }
            if terisi := {kunci: nilai for kunci, nilai in isi.items() if nilai}:
                rinci[formset.model.__name__.lower()] = terisi
        return rinci

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        catat(obj, "tambah", **message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        catat(obj, "ubah", **message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        for satu in queryset:
            catat(satu, "hapus")


class AdminRegister(AdminUmum):
    """A register: only deeds change it, here it is read."""

    lihat: tuple[Peran, ...] = PENGAWAS
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AnakRujukan(_Anak):
    """Rows that belong to one parent and follow the parent's permissions."""

    extra = 0
    show_change_link = False

    def _induk(self) -> AdminUmum:
        induk = self.admin_site.get_model_admin(self.parent_model)
        assert isinstance(induk, AdminUmum)  # noqa: S101 -- narrows the type; every admin of ours is one
        return induk

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._induk().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        induk = self._induk()
        return induk.has_change_permission(request, obj) if obj else induk.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class AnakRegister(AnakRujukan):
    """Rows of a register, to read."""

    can_delete = False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
