"""The practice office's statements: prepared, checked, signed and registered before the work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from layanan.alur.periksa import LENGKAP, luluskan, minta_periksa
from layanan.alur.pernyataan import catat_pernyataan, simpan_pernyataan
from layanan.cetak.periksa import sidik_berkas
from layanan.kueri.periksa import pemeriksa_ditunggu
from layanan.kueri.pernyataan import belum_dicatat

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Permohonan

SAKSI = "Moh. Toha; Khoirul Anam"


def nyatakan(permohonan: Permohonan, *, petugas: Pengguna, sekdes: Pengguna) -> None:
    """Register the statement of a service that ends in one; nothing for any other."""
    if not belum_dicatat(permohonan):
        return
    hari, nama = timezone.localdate(), permohonan.warga.nama
    isian = {
        "nama_pewaris": "Mbah Karsimin",
        "tanggal_meninggal": hari.replace(day=1).isoformat(),
        "alamat_pewaris": permohonan.warga.alamat_lengkap,
        "pasangan_pewaris": "Suparmi",
        "para_pembuat": f"{nama}, anak\nSuparmi, istri",
    }
    satu = simpan_pernyataan(permohonan, isian, pelaku=petugas)
    if pemeriksa_ditunggu(satu, sidik_berkas(satu)):
        luluskan(minta_periksa(satu, pelaku=petugas), butir=LENGKAP, pelaku=sekdes)
    catat_pernyataan(satu, ditandatangani_pada=hari, saksi=SAKSI, pelaku=petugas)
