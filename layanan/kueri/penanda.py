"""Who signs: in which name a letter goes out, and who may agree to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.peran import Peran
from kepegawaian.aturan import Penanda
from kepegawaian.kueri import kepala_desa
from layanan.kueri.permohonan import pengaju

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna
    from layanan.models import JenisSurat, Surat


def penanda_untuk(jenis: JenisSurat, hari: date) -> Penanda | None:
    """Who signs a letter of this kind on that day: the kepala desa; None when the office has none."""
    kades = kepala_desa()
    return Penanda(kades.pk, kades.nama, kades.nip, (kades.jabatan.nama,)) if kades else None


def penanda_surat(surat: Surat) -> Penanda | None:
    """Who stands in a letter's signature block: as it was numbered, before that as of today."""
    register = surat.register
    if register is None or register.penanda is None:
        hari = register.naskah.tanggal if register else timezone.localdate()
        return penanda_untuk(surat.templat.jenis, hari)
    orang = register.penanda
    baris = tuple(register.jabatan_penanda.split("\n"))
    return Penanda(orang.pk, orang.nama, orang.nip, baris, register.mandat, register.dasar_mandat)


def boleh_mengesahkan(pengguna: Pengguna, surat: Surat) -> str:
    """Empty when this person may agree to the letter; else why not, as a sentence."""
    if not pengguna.berperan(Peran.KADES):
        return "Hanya Kepala Desa yang menyetujui surat."
    terakhir = pengaju(surat.permohonan)
    mengajukan = terakhir is not None and terakhir.ditutup_oleh_id == pengguna.pk
    if mengajukan or surat.penulis.filter(pk=pengguna.pk).exists():
        return "Surat yang Anda tulis sendiri tidak bisa Anda setujui di HP."
    return ""
