"""Reference data: classification codes of letters (Permendagri 83/2022)."""

from __future__ import annotations

from arsip.models import Klasifikasi
from bungah.dasar.data_rujukan import baca, menurut_kode, simpan
from bungah.dasar.jejak import tulis


def muat() -> None:
    """Create the codes that are missing; renamed ones keep the office's name."""
    with tulis(pelaku=None):
        ada = menurut_kode(Klasifikasi)
        for baris in baca(__file__, "klasifikasi.toml").daftar("klasifikasi"):
            if baris.wajib("kode") not in ada:
                simpan(Klasifikasi(**baris.ambil("kode", "nama")), baris)
