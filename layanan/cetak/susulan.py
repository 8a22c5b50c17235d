"""The folder for a power cut, printed beforehand: guide, services, numbers, list, receipts."""

from __future__ import annotations

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import pukul, tanggal_panjang
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.antrean import nomor_tampil
from layanan.aturan.susulan import ARTI, BARIS_LEMBAR, SERI
from layanan.kueri.susulan import layanan_kertas, nomor_terakhir, syarat_wajib

TANDA_TERIMA = 8  # receipts on one sheet


def cetak_map() -> bytes:
    """The whole folder as one A4 PDF."""
    return cetak_pdf("cetak/layanan/map_darurat.html", data_map(), kertas=Kertas.A4)


def data_map() -> dict[str, object]:
    """What the folder prints."""
    profil, saat, syarat = ProfilDesa.ambil(), timezone.localtime(), syarat_wajib()
    return {
        "kop": kop(profil),
        "tanggal": tanggal_panjang(saat.date()),
        "jam": pukul(saat),
        "nomor": [nomor_tampil(SERI, n) for n in range(1, BARIS_LEMBAR + 1)],
        "layanan": [
            {"nomor": s.nomor, "nama": s.nama, "syarat": ", ".join(syarat.get(s.kode, ()))}
            for s in layanan_kertas()
        ],
        "arti": [{"huruf": huruf.value, "kata": kata} for huruf, kata in ARTI.items()],
        "surat": nomor_terakhir(saat.year),
        "tahun": saat.year,
        "tanda_terima": range(TANDA_TERIMA),
        "latihan": profil.latihan,
    }
