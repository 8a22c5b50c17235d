"""Reference data: the posts of a village office (Permendagri 84/2015)."""

from __future__ import annotations

from bungah.dasar.data_rujukan import baca, menurut_kode, simpan
from bungah.dasar.jejak import tulis
from bungah.dasar.peran import PERAN_BER_SK, Peran
from kepegawaian.models import Jabatan


def muat() -> None:
    """Create the posts whose code is missing."""
    with tulis(pelaku=None):
        ada = menurut_kode(Jabatan)
        peran = {satu.value: satu.value for satu in Peran if satu in PERAN_BER_SK}
        for baris in baca(__file__, "jabatan.toml").daftar("jabatan"):
            if baris.wajib("kode") not in ada:
                isi = baris.ambil("kode", "nama", "unit", "urutan", "penanda_tangan")
                simpan(Jabatan(**isi, peran=baris.daftar_acuan("peran", peran)), baris)
