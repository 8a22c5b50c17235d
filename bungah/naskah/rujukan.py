"""Reference data: the wording of messages to villagers."""

from __future__ import annotations

from bungah.dasar.data_rujukan import baca, menurut_kode, simpan
from bungah.dasar.jejak import tulis
from bungah.naskah.models import TemplatPesan


def muat() -> None:
    """Create the wordings that are missing; what the office has changed stays."""
    with tulis(pelaku=None):
        ada = menurut_kode(TemplatPesan)
        for baris in baca(__file__, "pesan.toml").daftar("pesan"):
            if baris.wajib("kode") not in ada:
                simpan(TemplatPesan(**baris.ambil("kode", "judul", "isi")), baris)
