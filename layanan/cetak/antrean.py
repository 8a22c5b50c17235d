"""The visitor's ticket: 80 mm, or a strip on A4. Never a name or NIK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import pukul, tampilkan_kode, tanggal_panjang
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.kueri.antrean import di_depan

if TYPE_CHECKING:
    from layanan.models import Kunjungan


def alamat_status(profil: ProfilDesa, kode: str) -> str:
    """The status address a QR holds: upper-case, so that it stays small; empty without a public address."""
    return f"{profil.alamat_publik.rstrip('/')}/s/{kode}".upper() if profil.alamat_publik else ""


def cetak_karcis(kunjungan: Kunjungan, *, kertas: Kertas) -> bytes:
    """The ticket as PDF for the given paper."""
    profil = ProfilDesa.ambil()
    alamat = alamat_status(profil, kunjungan.kode)
    saat = timezone.localtime(kunjungan.terjadi_pada)
    layanan = kunjungan.layanan.nama_warga if kunjungan.layanan else kunjungan.kelompok.nama
    data = {
        "kop": profil.cetak(),
        "nomor": kunjungan.nomor,
        "layanan": layanan,
        "tanggal": tanggal_panjang(saat.date()),
        "jam": pukul(saat),
        "di_depan": di_depan(kunjungan),
        "perkiraan": "",
        "bawa": _bawaan(kunjungan),
        "qr": qr_svg(alamat, ukuran_mm=22) if alamat else "",
        "kode": tampilkan_kode(kunjungan.kode),
        "alamat": alamat.lower(),
        "latihan": profil.latihan,
        "posisi": (kunjungan.urut - 1) % 4 + 1,
    }
    return cetak_pdf("cetak/layanan/karcis.html", data, kertas=kertas)


def _bawaan(kunjungan: Kunjungan) -> list[str]:
    """Names of the required papers, when the service is known."""
    if kunjungan.layanan is None:
        return []
    standar = kunjungan.layanan.standar.filter(status="berlaku").prefetch_related("persyaratan").first()
    return [p.nama for p in standar.persyaratan.all() if p.wajib] if standar else []
