"""Posters about services in the catalogue of prints."""

from __future__ import annotations

from typing import Any

from bungah.naskah.cetak_poster import cetakan_poster, poster_terjauh
from bungah.naskah.katalog import Cetakan, Sasaran
from layanan.cetak.poster import (
    cetak_qr,
    isi_aduan,
    isi_alur,
    isi_biaya,
    isi_qr,
    isi_syarat,
    isi_waktu,
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

LAYANAN = Sasaran("layanan", "Layanan", layanan_umum, kini_layanan)


def poster_layanan() -> list[Cetakan]:
    """Posters of one service, then those of all."""
    satu: dict[str, Any] = {"sasaran": LAYANAN, "versi": kata_versi}
    return [
        cetakan_poster("persyaratan", "Poster persyaratan", isi_syarat, poster_syarat, **satu),
        cetakan_poster("alur-singkat", "Poster alur singkat", isi_alur, poster_alur, **satu),
        Cetakan(
            "qr-layanan",
            "Poster kode QR layanan",
            isi_qr,
            cetak_qr,
            **satu,
            keterangan="Kode besar menuju halaman layanan di situs desa.",
            terjauh=lambda isi, kertas: poster_terjauh(poster_qr(isi, kertas.ukuran_mm[0]), kertas),
        ),
        cetakan_poster("biaya", "Poster biaya", isi_biaya, poster_biaya),
        cetakan_poster("waktu", "Poster waktu penyelesaian", isi_waktu, poster_waktu),
        cetakan_poster("aduan", "Poster saluran pengaduan", isi_aduan, poster_aduan),
    ]
