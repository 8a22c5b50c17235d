"""Admin of requests: the register with its steps, to read; the NIK is masked for everybody here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from bungah.dasar.admin_umum import AdminRegister, AnakRegister
from layanan.models import BerkasPermohonan, Jeda, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class BerkasAnak(AnakRegister):
    model = BerkasPermohonan

    def get_queryset(self, request: HttpRequest) -> QuerySet[BerkasPermohonan]:
        return super().get_queryset(request).select_related("persyaratan")


class LangkahBerjalanAnak(AnakRegister):
    model = LangkahBerjalan
    fields = ("langkah", "petugas", "mulai", "selesai", "ditutup_oleh", "catatan", "alasan_dahulukan")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LangkahBerjalan]:
        return super().get_queryset(request).select_related("langkah", "petugas", "ditutup_oleh")


class JedaAnak(AnakRegister):
    model = Jeda


@admin.register(Permohonan)
class PermohonanAdmin(AdminRegister):
    list_display = (
        "nomor_antrean",
        "layanan",
        "pemohon",
        "nik",
        "tahap",
        "lengkap_pada",
        "jatuh_tempo",
        "siap_pada",
    )
    list_select_related = ("layanan", "warga", "pegawai", "kunjungan__kelompok")
    list_filter = ("tahap", "layanan")
    ordering = ("-id",)
    fields = (
        "nomor_antrean",
        "layanan",
        "standar",
        "jenis_pemohon",
        "pemohon",
        "nik",
        "kedudukan",
        "keperluan",
        "tahap",
        "terjadi_pada",
        "dicatat_pada",
        "sumber_kertas",
        "dicatat_oleh",
        "lengkap_pada",
        "jatuh_tempo",
        "siap_pada",
        "selesai_pada",
        "hasil",
        "diambil_oleh",
        "hubungan_pengambil",
        "alasan_batal",
    )
    inlines = (BerkasAnak, LangkahBerjalanAnak, JedaAnak)

    @admin.display(description="nomor antrean", ordering="kunjungan__urut")
    def nomor_antrean(self, permohonan: Permohonan) -> str:
        return permohonan.nomor

    @admin.display(description="pemohon")
    def pemohon(self, permohonan: Permohonan) -> str:
        return permohonan.pemohon

    @admin.display(description="NIK")
    def nik(self, permohonan: Permohonan) -> str:
        return "" if permohonan.internal else permohonan.warga.nik_samar
