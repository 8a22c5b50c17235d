"""Admin of people: posts, staff, appointments with the roles they open, absence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from bungah.dasar.admin_umum import PENYUSUN, AdminRujukan, AnakRujukan
from bungah.dasar.peran import PERAN_BER_SK, Peran
from kepegawaian.alur import BOLEH_MENUGASKAN, sambungkan_akun, tugaskan, ubah_masa_sk
from kepegawaian.models import Jabatan, Ketidakhadiran, Pegawai, SKPenugasan, Tugas

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    FormJabatan = forms.ModelForm[Jabatan]
    FormSusunan = forms.BaseInlineFormSet[Tugas, SKPenugasan, Any]
else:
    FormJabatan = forms.ModelForm
    FormSusunan = forms.BaseInlineFormSet

PIMPINAN = (Peran.SEKDES, Peran.KADES)


class JabatanForm(FormJabatan):
    """A post; its usual duties are ticked, not typed."""

    peran = forms.MultipleChoiceField(
        label="tugas yang biasa",
        choices=[(p.value, p.label) for p in Peran if p in PERAN_BER_SK],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


@admin.register(Jabatan)
class JabatanAdmin(AdminRujukan):
    ubah = PENYUSUN
    form = JabatanForm
    list_display = ("nama", "unit", "kode", "urutan", "penanda_tangan")

    def get_readonly_fields(self, request: HttpRequest, obj: Jabatan | None = None) -> tuple[str, ...]:
        return ("kode",) if obj else ()  # services name their officer by this code


@admin.register(Pegawai)
class PegawaiAdmin(AdminRujukan):
    """Staff. An account, once linked, stays: roles and trail belong to the person."""

    ubah = PIMPINAN
    list_display = ("nama", "jabatan", "nip", "pengguna", "aktif")
    list_select_related = ("jabatan", "pengguna")
    list_filter = ("aktif", "jabatan")
    search_fields = ("nama",)

    def get_readonly_fields(self, request: HttpRequest, obj: Pegawai | None = None) -> tuple[str, ...]:
        return ("pengguna",) if obj and obj.pengguna_id else ()

    def save_model(self, request: HttpRequest, obj: Pegawai, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
        if "pengguna" in form.changed_data:
            sambungkan_akun(obj, pelaku=request.user)  # type: ignore[arg-type]


class TugasFormSet(FormSusunan):
    """Duties of an SK: who has no account can hold no desk yet, so say it at once."""

    def clean(self) -> None:
        super().clean()
        for satu in (form for form in self.forms if form.has_changed()):
            pegawai = getattr(satu, "cleaned_data", {}).get("pegawai")
            if pegawai is not None and pegawai.pengguna_id is None:
                satu.add_error(
                    "pegawai", ValidationError("Belum punya akun. Sambungkan akunnya dulu di data pegawai.")
                )


class TugasAnak(AnakRujukan):
    """Duties are added; one given stays, with the SK's dates."""

    model = Tugas
    formset = TugasFormSet
    fields = ("pegawai", "peran")
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tugas]:
        return super().get_queryset(request).select_related("pegawai")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request, obj)


@admin.register(SKPenugasan)
class SKPenugasanAdmin(AdminRujukan):
    """Appointments; saving opens the roles, ending one early ends them (R125)."""

    ubah = BOLEH_MENUGASKAN
    list_display = ("nomor", "jenis", "tentang", "berlaku_dari", "berlaku_sampai")
    list_filter = ("jenis",)
    search_fields = ("nomor", "tentang")
    fields = ("jenis", "nomor", "tanggal", "tentang", "berlaku_dari", "berlaku_sampai")
    inlines = (TugasAnak,)

    def get_readonly_fields(self, request: HttpRequest, obj: SKPenugasan | None = None) -> tuple[str, ...]:
        return ("jenis", "nomor", "tanggal", "tentang", "berlaku_dari") if obj else ()

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "jenis":  # a surat tugas takes its number from the system, on its own page
            kwargs["choices"] = [(SKPenugasan.Jenis.SK.value, SKPenugasan.Jenis.SK.label)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: SKPenugasan, form: Any, change: Any) -> None:
        if not change:
            super().save_model(request, obj, form, change)
        elif "berlaku_sampai" in form.changed_data:
            ubah_masa_sk(obj, obj.berlaku_sampai, pelaku=request.user)  # type: ignore[arg-type]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        baru = formset.save(commit=False)
        daftar = [(satu.pegawai, Peran(satu.peran)) for satu in baru]
        formset.new_objects = tugaskan(formset.instance, daftar, pelaku=request.user)  # type: ignore[arg-type]


@admin.register(Ketidakhadiran)
class KetidakhadiranAdmin(AdminRujukan):
    ubah = PIMPINAN
    boleh_hapus = True
    list_display = ("pegawai", "dari", "sampai", "alasan")
    list_select_related = ("pegawai",)
    ordering = ("-dari", "id")
