"""Admin of what is issued: letter kinds with their versioned wording; letters to read, without contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from bungah.dasar.admin_umum import PENYUSUN, AdminRegister, AdminRujukan, AnakRujukan
from layanan.admin.pratinjau import pratinjau
from layanan.alur.penetapan import PENETAP
from layanan.alur.templat import pakai_templat, salin_templat, templat_berikut
from layanan.aturan.surat import BAKU, periksa_templat
from layanan.models import JenisSurat, KolomSurat, Surat, VersiTemplat

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    FormTemplat = forms.ModelForm[VersiTemplat]
    FormKolom = forms.ModelForm[KolomSurat]
else:
    FormTemplat = FormKolom = forms.ModelForm

KOLOM_TERKIRIM = re.compile(r"kolom-(\d+)-nama")


@admin.register(JenisSurat)
class JenisSuratAdmin(AdminRujukan):
    ubah = PENYUSUN
    list_display = ("judul", "layanan", "klasifikasi", "kertas", "berlaku_hari")
    list_select_related = ("layanan", "klasifikasi")
    search_fields = ("judul", "perihal")

    def get_readonly_fields(self, request: HttpRequest, obj: JenisSurat | None = None) -> tuple[str, ...]:
        return ("layanan",) if obj else ()


class VersiTemplatForm(FormTemplat):
    """Wording, judged together with the fields that arrive in the same post."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "isi" in self.fields:  # a wording that letters were written with is only shown
            self.fields["isi"].help_text = _boleh_ditulis(self.instance)

    def clean_isi(self) -> str:
        """Refuse a placeholder nobody can fill, beside the field, naming the nearest known one."""
        isi: str = self.cleaned_data["isi"]
        if keliru := periksa_templat(isi, self._kolom()):
            raise ValidationError([ValidationError(satu) for satu in keliru])
        return isi

    def _kolom(self) -> list[str]:
        """Names of the fields as they will be saved: posted rows that are not struck out."""
        baris = (
            (cocok[1], nilai)
            for kunci, nilai in self.data.items()
            if (cocok := KOLOM_TERKIRIM.fullmatch(kunci))
        )
        return [str(nilai).strip() for i, nilai in baris if nilai and not self.data.get(f"kolom-{i}-DELETE")]


def _boleh_ditulis(templat: VersiTemplat) -> str:
    """Every name the wording may hold, each with what it stands for; the letter's own fields last."""
    sendiri = templat.kolom.values_list("nama", "label") if templat.pk else ()
    nama = [(f"{{{satu}}}", label) for satu, label in (*BAKU.items(), *sendiri)]
    daftar = format_html_join(", ", "<code>{}</code>\u00a0{}", nama)
    return format_html(
        "Yang boleh ditulis di antara kata-katanya: {}. Satu baris sendiri berisi <code>[identitas]</code> "
        "atau <code>[rincian]</code> menjadi tabel; <code>[identitas: nama, nik]</code> hanya baris itu.",
        daftar,
    )


class BarisField(forms.CharField):
    """A list, one entry per line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [satu for baris in (super().to_python(value) or "").splitlines() if (satu := baris.strip())]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))


class KolomSuratForm(FormKolom):
    """One field; its choices are written one per line."""

    pilihan = BarisField(required=False, help_text="Satu pilihan satu baris.")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if isi.get("jenis") == KolomSurat.Jenis.PILIHAN and not isi.get("pilihan"):
            self.add_error("pilihan", "Tulis sedikitnya satu pilihan.")
        return isi


class KolomSuratAnak(AnakRujukan):
    model = KolomSurat
    form = KolomSuratForm


@admin.register(VersiTemplat)
class VersiTemplatAdmin(AdminRujukan):
    """Wordings. One that letters were written with stays as it is: copy it, change the copy, use the copy."""

    ubah = (*PENYUSUN, *PENETAP)
    form = VersiTemplatForm
    list_display = ("jenis", "versi", "dipakai")
    list_select_related = ("jenis",)
    list_filter = ("dipakai",)
    search_fields = ("jenis__judul",)
    fields = ("jenis", "versi", "dipakai", "isi")
    inlines = (KolomSuratAnak,)
    actions = ("salin", "pakai")

    def get_urls(self) -> list[Any]:
        tanpa, satu = "layanan_versitemplat_pratinjau", "layanan_versitemplat_pratinjau_satu"
        lihat = self.admin_site.admin_view(require_POST(self.lihat_hasil))
        urls: list[Any] = [
            path("pratinjau/", lihat, name=tanpa),
            path("<int:pk>/pratinjau/", lihat, name=satu),
        ]
        return [*urls, *super().get_urls()]

    def lihat_hasil(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """What stands in the form, as it would be printed; reads only, outside of any write block."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        terkait = VersiTemplat.objects.select_related("jenis")
        return pratinjau(request, get_object_or_404(terkait, pk=pk) if pk else None)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        satu: VersiTemplat | None = kwargs.get("obj")
        nama = "admin:layanan_versitemplat_pratinjau"
        alamat = reverse(f"{nama}_satu", args=[satu.pk]) if satu else reverse(nama)
        return super().render_change_form(request, context | {"alamat_pratinjau": alamat}, *args, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: VersiTemplat | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or not self._terpakai(obj))

    def _terpakai(self, templat: VersiTemplat) -> bool:
        """True when a letter was written with it; asked once per object, many checks ask for it."""
        simpanan = templat.__dict__
        if "terpakai" not in simpanan:
            simpanan["terpakai"] = Surat.objects.filter(templat=templat).exists()
        return bool(simpanan["terpakai"])

    def get_readonly_fields(self, request: HttpRequest, obj: VersiTemplat | None = None) -> tuple[str, ...]:
        return ("jenis", "versi", "dipakai") if obj else ("versi", "dipakai")

    def save_model(self, request: HttpRequest, obj: VersiTemplat, form: Any, change: Any) -> None:
        """The first wording of a letter kind is in use at once; a later one when it is chosen."""
        if not change:
            obj.versi = templat_berikut(obj.jenis)
            obj.dipakai = not obj.jenis.templat.exists()
        super().save_model(request, obj, form, change)

    @admin.action(description="Salin jadi versi baru", permissions=["change"])
    def salin(self, request: HttpRequest, queryset: QuerySet[VersiTemplat]) -> None:
        """Copy the chosen wordings to versions that can be edited."""
        for templat in queryset.select_related("jenis"):
            baru = salin_templat(templat, pelaku=request.user)  # type: ignore[arg-type]
            self.message_user(request, f"{baru} dibuat, belum dipakai.", messages.SUCCESS)

    @admin.action(description="Pakai untuk surat baru", permissions=["change"])
    def pakai(self, request: HttpRequest, queryset: QuerySet[VersiTemplat]) -> None:
        """Write new letters with the chosen wordings."""
        for templat in queryset.select_related("jenis"):
            baru = pakai_templat(templat, pelaku=request.user)  # type: ignore[arg-type]
            self.message_user(request, f"{baru} dipakai untuk surat baru.", messages.SUCCESS)


@admin.register(Surat)
class SuratAdmin(AdminRegister):
    """Letters: which kind, which number, in which state. What they say stands on the letter's own page."""

    list_display = ("nomor", "templat", "status", "dibatalkan")
    list_select_related = ("register__naskah", "templat__jenis")
    list_filter = ("dibatalkan", "register__status")
    ordering = ("-id",)
    fields = ("nomor", "templat", "status", "permohonan", "dibatalkan")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Surat]:
        ringan = ("isian", "templat__isi", "register__naskah__rincian")
        return super().get_queryset(request).select_related(*self.list_select_related).defer(*ringan)

    @admin.display(description="nomor surat", ordering="register__naskah__urut")
    def nomor(self, surat: Surat) -> str:
        return str(surat)

    @admin.display(description="keadaan")
    def status(self, surat: Surat) -> str:
        return surat.register.get_status_display() if surat.register else "Belum diajukan"
