"""The public page of the charter: the promise, rights and obligations, where to complain (R166)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.papan import BarisUmum, IsiHalaman
from bungah.naskah.kueri_halaman import halaman_berisi, versi_dipakai
from layanan.aturan.maklumat import alinea
from layanan.kueri.maklumat import maklumat_berlaku
from layanan.kueri.umum import berlaku_umum
from layanan.papan_umum import mengadu

if TYPE_CHECKING:
    from datetime import date

    from layanan.models import Maklumat

KODE, HAK = "maklumat", "hak-kewajiban"


def isi_piagam(kode: str, _hari: date) -> list[IsiHalaman]:
    """Four parts; nothing for other pages."""
    if kode != KODE:
        return []
    satu = maklumat_berlaku()
    return [
        IsiHalaman(_bunyi(satu), satu.ditandatangani_pada if satu else None, "Maklumat"),
        IsiHalaman([_janji()], bagian="Janji tiap layanan"),
        IsiHalaman(_hak(), bagian="Hak dan kewajiban"),
        IsiHalaman([mengadu()], bagian="Bila janji tidak ditepati"),
    ]


def _bunyi(satu: Maklumat | None) -> list[BarisUmum]:
    if satu is None or satu.ditandatangani_pada is None:
        return [BarisUmum("Maklumat kantor ini", ["Belum ditandatangani Kepala Desa."], tanda="belum")]
    baris = alinea(satu.isi)
    tanda = f"{satu.penanda_nama}, {satu.penanda_jabatan}, {tanggal_surat(satu.ditandatangani_pada)}"
    sk = f"SK {satu.sk_nomor}, {tanggal_surat(satu.sk_tanggal)}" if satu.sk_tanggal else ""
    return [
        BarisUmum(
            "Maklumat kantor ini",
            [teks for nomor, teks in baris if not nomor],
            [teks for nomor, teks in baris if nomor],
        ),
        BarisUmum("Ditandatangani", [tanda, *([sk] if sk else [])]),
    ]


def _janji() -> BarisUmum:
    kata = "Paling lama berapa, biayanya berapa, Anda menerima apa."
    return BarisUmum(
        f"Janji {berlaku_umum().count()} layanan", [kata], ke=reverse("naskah:halaman", args=["janji"])
    )


def _hak() -> list[BarisUmum]:
    """The rows of that page as the office wrote them."""
    halaman = halaman_berisi(HAK)
    versi = versi_dipakai(halaman) if halaman else None
    return [BarisUmum(satu.judul, satu.isi.splitlines()) for satu in versi.baris.all()] if versi else []
