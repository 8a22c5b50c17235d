"""The slip that tells a villager without a phone that the letter is ready; a neighbour carries it."""

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


def cetak_slip_siap(permohonan: Permohonan, *, kertas: Kertas) -> bytes:
    """The slip as PDF; it is made anew each time and kept nowhere."""
    return cetak_pdf("cetak/layanan/slip_siap.html", data_slip_siap(permohonan), kertas=kertas)


def data_slip_siap(permohonan: Permohonan) -> dict[str, object]:
    """What the slip prints: whose, which, since when; never what stands in the letter."""
    profil, kode = ProfilDesa.ambil(), permohonan.kunjungan.kode
    alamat = alamat_status(profil, kode)
    siap = timezone.localdate(permohonan.siap_pada)
    return {
        "kop": profil.cetak(),
        "nama": permohonan.pemohon,
        "surat": permohonan.layanan.nama_warga,
        "sejak": tanggal_panjang(siap),
        "nomor": permohonan.nomor,
        "telepon": profil.telepon,
        "qr": qr_svg(alamat, ukuran_mm=22) if alamat else "",
        "kode": tampilkan_kode(kode),
        "alamat": alamat.lower(),
        "latihan": profil.latihan,
    }
