"""Posters about services in the catalogue of prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bungah.naskah.cetak_poster import poster_terjauh
from bungah.naskah.katalog import Cetakan, Sasaran
from layanan.cetak.poster import (
    cetak_qr,
    isi_aduan,
    isi_alur,
    isi_biaya,
    isi_qr,
    isi_syarat,
    isi_waktu,
    pencetak,
    poster_aduan,
    poster_alur,
    poster_biaya,
    poster_qr,
    poster_syarat,
    poster_waktu,
)
from layanan.kueri.daftar_cetak import layanan_umum
from layanan.kueri.kini import kini_layanan
from layanan.kueri.poster import kata_versi

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.naskah.cetak import Kertas
    from bungah.naskah.katalog import Isi
    from bungah.naskah.poster import Poster

LAYANAN = Sasaran("layanan", "Layanan", layanan_umum, kini_layanan)


def poster_layanan() -> list[Cetakan]:
    """Posters of one service, then those of all."""
    return [
        _satu("persyaratan", "Poster persyaratan", isi_syarat, poster_syarat),
        _satu("alur-singkat", "Poster alur singkat", isi_alur, poster_alur),
        Cetakan(
            "qr-layanan",
            "Poster kode QR layanan",
            isi_qr,
            cetak_qr,
            sasaran=LAYANAN,
            keterangan="Kode besar menuju halaman layanan di situs desa.",
            terjauh=lambda isi, kertas: poster_terjauh(poster_qr(isi, kertas.ukuran_mm[0]), kertas),
        ),
        _semua("biaya", "Poster biaya", isi_biaya, poster_biaya),
        _semua("waktu", "Poster waktu penyelesaian", isi_waktu, poster_waktu),
        _semua("aduan", "Poster saluran pengaduan", isi_aduan, poster_aduan),
    ]


def _satu(jenis: str, judul: str, isi: Callable[[str], Isi], susun: Callable[[Isi], Poster]) -> Cetakan:
    return _semua(jenis, judul, isi, susun, sasaran=LAYANAN, versi=kata_versi)


def _semua(
    jenis: str, judul: str, isi: Callable[[str], Isi], susun: Callable[[Isi], Poster], **lain: Any
) -> Cetakan:
    def terjauh(isi: Isi, kertas: Kertas) -> int:
        return poster_terjauh(susun(isi), kertas)

    return Cetakan(jenis, judul, isi, pencetak(susun), terjauh=terjauh, **lain)
