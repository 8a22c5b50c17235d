"""The slip that tells a villager without a phone what there is to know; a neighbour carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tampilkan_kode, tanggal_panjang
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.cetak.antrean import alamat_status

if TYPE_CHECKING:
    from layanan.models import Permohonan

PILIHAN = {"a6": Kertas.A6, "struk80": Kertas.STRUK80}


def cetak_slip_siap(permohonan: Permohonan, *, kertas: Kertas, kalimat: str = "") -> bytes:
    """The slip as PDF; it is made anew each time and kept nowhere."""
    return cetak_pdf(
        "cetak/layanan/slip_siap.html", data_slip_siap(permohonan, kalimat=kalimat), kertas=kertas
    )


def data_slip_siap(permohonan: Permohonan, *, kalimat: str = "") -> dict[str, object]:
    """What the slip prints: whose, which, since when, or the office's own ``kalimat`` for another occasion.

    Never what stands in the letter.
    """
    profil, kode = ProfilDesa.ambil(), permohonan.kunjungan.kode
    alamat = alamat_status(profil, kode)
    return {
        "kop": profil.cetak(),
        "nama": permohonan.pemohon,
        "surat": permohonan.layanan.nama_warga,
        "kalimat": kalimat,
        "sejak": tanggal_panjang(timezone.localdate(permohonan.siap_pada)) if permohonan.siap_pada else "",
        "nomor": permohonan.nomor,
        "telepon": profil.telepon,
        "qr": qr_svg(alamat, ukuran_mm=22) if alamat else "",
        "kode": tampilkan_kode(kode),
        "alamat": alamat.lower(),
        "latihan": profil.latihan,
    }
