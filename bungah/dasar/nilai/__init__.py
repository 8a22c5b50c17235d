"""Value objects and words of the office, without Django.

``identitas`` (NIK, NomorKK, Telepon), ``angka`` (Rupiah, terbilang, romawi), ``nama`` (folding,
masking), ``waktu`` (days and clock in words), ``kode`` (unguessable codes),
``teks`` (nothing invisible). Everything that may name
a person masks itself in ``repr``, so that a log line cannot leak it.
"""

from bungah.dasar.nilai.angka import Rupiah, romawi, terbilang
from bungah.dasar.nilai.cari import Petunjuk, kata_orang, petunjuk
from bungah.dasar.nilai.galat import NilaiKeliru
from bungah.dasar.nilai.identitas import NIK, NomorKK, Telepon, pastikan_beda, samarkan_nik
from bungah.dasar.nilai.kode import kode_baru, rapikan_kode, tampilkan_kode
from bungah.dasar.nilai.nama import lipat, samarkan_nama
from bungah.dasar.nilai.teks import hanya_tampak
from bungah.dasar.nilai.waktu import (
    Rentang,
    hari_dan_pukul,
    lama,
    pukul,
    tanggal_panjang,
    tanggal_surat,
)

__all__ = [
    "NIK",
    "NilaiKeliru",
    "NomorKK",
    "Petunjuk",
    "Rentang",
    "Rupiah",
    "Telepon",
    "hanya_tampak",
    "hari_dan_pukul",
    "kata_orang",
    "kode_baru",
    "lama",
    "lipat",
    "pastikan_beda",
    "petunjuk",
    "pukul",
    "rapikan_kode",
    "romawi",
    "samarkan_nama",
    "samarkan_nik",
    "tampilkan_kode",
    "tanggal_panjang",
    "tanggal_surat",
    "terbilang",
]
