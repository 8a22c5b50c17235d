"""Every request enters the archive by its own deeds: complete papers come in, the result goes out (R206)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur_berkas import catat_berkas
from arsip.models import BerkasArsip, SuratKeluar
from layanan.kueri.penyerahan import rujukan
from layanan.models import BerkasPermohonan

if TYPE_CHECKING:
    from layanan.models import Permohonan


def arsipkan_berkas(permohonan: Permohonan) -> None:
    """The papers that were seen, on the day they were complete."""
    ada = permohonan.berkas.exclude(keadaan=BerkasPermohonan.Keadaan.BELUM).count()
    catat_berkas(
        BerkasArsip.Arah.MASUK,
        rujukan=rujukan(permohonan),
        uraian=f"Berkas {permohonan.layanan}, {permohonan.pemohon}",
        tanggal=timezone.localdate(permohonan.lengkap_pada),
        lembar=ada,
    )


def arsipkan_hasil(permohonan: Permohonan) -> None:
    """The letter that is issued by this very deed, or the result of work without one."""
    surat = SuratKeluar.objects.filter(surat__permohonan=permohonan, surat__dibatalkan=False).first()
    catat_berkas(
        BerkasArsip.Arah.KELUAR,
        rujukan=rujukan(permohonan),
        uraian=f"{permohonan.layanan}, {permohonan.pemohon}",
        tanggal=timezone.localdate(permohonan.siap_pada),
        lembar=1,
        surat=surat,
    )
