"""Reference data: the check sheets an office begins with."""

from __future__ import annotations

from bungah.dasar.data_rujukan import baca, simpan
from bungah.dasar.jejak import tulis
from bungah.mutu.models import Butir, Instrumen


def muat() -> None:
    """Create the instruments that are missing, with their items; what the office has changed stays."""
    with tulis(pelaku=None):
        ada = set(Instrumen.objects.values_list("kode", flat=True))
        for baris in baca(__file__, "lembar_periksa.toml").daftar("instrumen"):
            if baris.wajib("kode") not in ada:
                instrumen = Instrumen(**baris.ambil("kode", "judul", "petunjuk", "urutan"))
                simpan(instrumen, baris)
                for urut, butir in enumerate(baris.daftar("butir"), 1):
                    isi = butir.ambil("aspek", "teks", "sumber")
                    simpan(Butir(instrumen=instrumen, urut=10 * urut, **isi), butir)
