"""Admin of the registers: classification codes to edit, outgoing letters and signatures to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from arsip.aturan import periksa_pola
from arsip.models import Klasifikasi, Pengesahan, SuratKeluar
from bungah.dasar.admin import ProfilDesaAdmin
from bungah.dasar.admin_umum import PENGAWAS, PENYUSUN, AdminRegister, AdminRujukan, AnakRegister
from bungah.dasar.models import ProfilDesa
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    FormProfil = forms.ModelForm[ProfilDesa]
else:
    FormProfil = forms.ModelForm

PEMBACA_BUKU = (*PENGAWAS, Peran.ARSIPARIS)


class ProfilDesaForm(FormProfil):
    """Identity; a number pattern that could not be printed is refused here, not while a letter is issued."""

    def clean_pola_nomor_surat(self) -> str:
        pola: str = self.cleaned_data["pola_nomor_surat"]
        if keliru := periksa_pola(pola):
            raise ValidationError([ValidationError(satu) for satu in keliru])
        return pola


admin.site.unregister(ProfilDesa)


@admin.register(ProfilDesa)
class ProfilDesaBernomorAdmin(ProfilDesaAdmin):
    """The village's identity with the pattern of letter numbers, whose rule lives in this app."""

    form = ProfilDesaForm


@admin.register(Klasifikasi)
class KlasifikasiAdmin(AdminRujukan):
    ubah = (*PENYUSUN, Peran.ARSIPARIS)
    list_display = ("kode", "nama")
    search_fields = ("kode", "nama")

    def get_readonly_fields(self, request: HttpRequest, obj: Klasifikasi | None = None) -> tuple[str, ...]:
        return ("kode",) if obj else ()  # printed numbers carry the code


class PengesahanAnak(AnakRegister):
    model = Pengesahan
    fields = (
        "cara",
        "penanda_tangan",
        "jabatan",
        "terjadi_pada",
        "dicatat_pada",
        "dicatat_oleh",
        "sumber_kertas",
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pengesahan]:
        teman = ("surat__naskah", "penanda_tangan", "dicatat_oleh")
        return super().get_queryset(request).select_related(*teman).defer("surat__naskah__rincian")


@admin.register(SuratKeluar)
class SuratKeluarAdmin(AdminRegister):
    """Buku agenda surat keluar (Permendagri 47/2016)."""

    lihat = PEMBACA_BUKU
    list_display = ("nomor", "tanggal", "ditujukan_kepada", "isi_singkat", "status", "alasan")
    list_filter = ("status", "naskah__tahun")
    search_fields = ("naskah__nomor", "isi_singkat")
    ordering = ("-naskah__tahun", "-naskah__urut")
    fields = (
        "nomor",
        "tanggal",
        "klasifikasi",
        "ditujukan_kepada",
        "isi_singkat",
        "status",
        "alasan",
        "dicatat_pada",
    )
    inlines = (PengesahanAnak,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SuratKeluar]:
        return super().get_queryset(request).select_related("naskah").defer("naskah__rincian")

    @admin.display(description="nomor surat", ordering="naskah__urut")
    def nomor(self, surat: SuratKeluar) -> str:
        return surat.naskah.nomor

    @admin.display(description="tanggal surat", ordering="naskah__tanggal")
    def tanggal(self, surat: SuratKeluar) -> date:
        return surat.naskah.tanggal


@admin.register(Pengesahan)
class PengesahanAdmin(AdminRegister):
    """Who agreed to which bytes; the bytes themselves stay out of the admin."""

    lihat = PEMBACA_BUKU
    list_display = (
        "nomor",
        "cara",
        "penanda_tangan",
        "terjadi_pada",
        "dicatat_pada",
        "dicatat_oleh",
        "disanggah_pada",
    )
    list_filter = ("cara",)
    ordering = ("-dicatat_pada", "-id")
    fields = (
        "nomor",
        "sidik",
        "cara",
        "penanda_tangan",
        "jabatan",
        "terjadi_pada",
        "dicatat_pada",
        "sumber_kertas",
        "dicatat_oleh",
        "diperiksa_pada",
        "disanggah_pada",
        "alasan_sanggah",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pengesahan]:
        teman = ("isi", "surat__naskah", "penanda_tangan", "dicatat_oleh")
        semua = super().get_queryset(request).select_related(*teman)
        return semua.defer("isi__isi", "surat__naskah__rincian")

    @admin.display(description="nomor surat")
    def nomor(self, sah: Pengesahan) -> str:
        return sah.surat.naskah.nomor

    @admin.display(description="sidik berkas")
    def sidik(self, sah: Pengesahan) -> str:
        return sah.isi.sha256
