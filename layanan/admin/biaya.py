"""Admin of money and of broken promises: payments and refunds, parts of every fee, compensations; to read."""

from __future__ import annotations

from django.contrib import admin

from bungah.dasar.admin_umum import AdminRegister
from bungah.dasar.peran import Peran
from layanan.models import Kompensasi, Pembayaran, Pengembalian, RincianBiaya


@admin.register(RincianBiaya)
class RincianBiayaAdmin(AdminRegister):
    """Every component of every fee; they are changed with the draft of their standard."""

    lihat = (*Peran,)
    list_display = ("komponen", "standar", "jumlah", "dasar", "penetap")
    list_select_related = ("standar__layanan", "dasar")
    ordering = ("-standar", "urut")


@admin.register(Pembayaran)
class PembayaranAdmin(AdminRegister):
    lihat = (Peran.BENDAHARA, Peran.SEKDES, Peran.KADES, Peran.AUDITOR)
    list_display = ("naskah", "permohonan", "jumlah", "lewat", "bukti_bank", "terjadi_pada", "dicatat_oleh")
    list_select_related = (
        "naskah",
        "permohonan__layanan",
        "permohonan__warga",
        "permohonan__pegawai",
        "dicatat_oleh",
    )
    list_filter = ("lewat",)
    ordering = ("-id",)


@admin.register(Pengembalian)
class PengembalianAdmin(AdminRegister):
    lihat = (Peran.BENDAHARA, Peran.SEKDES, Peran.KADES, Peran.AUDITOR)
    list_display = ("naskah", "pembayaran", "jumlah", "penerima", "alasan", "terjadi_pada", "dicatat_oleh")
    list_select_related = ("naskah", "pembayaran__naskah", "dicatat_oleh")
    ordering = ("-id",)


@admin.register(Kompensasi)
class KompensasiAdmin(AdminRegister):
    list_display = ("permohonan", "jenis", "menit_lewat", "register", "diputuskan_oleh", "diberikan_pada")
    list_select_related = (
        "permohonan__layanan",
        "permohonan__warga",
        "permohonan__pegawai",
        "register__naskah",
        "diputuskan_oleh",
    )
    list_filter = ("jenis",)
