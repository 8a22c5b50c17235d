"""Invented data for looking at a letter before anybody gets it: little, ordinary, as much as can be typed.

The preview of the wording, the gallery and the tests of every letter print these. Pure text, as a
letter prints it: nobody's data, no clock, no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from layanan.aturan.surat import BAKU

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PANJANG_NAMA: Final = 100
PANJANG: Final[Mapping[str, int]] = {"teks": 200, "paragraf": 1000}
BIASA: Final = {
    "teks": "Muhammad Rizky Pratama Wicaksono",
    "paragraf": "Rumah di sebelah utara jalan desa dekat masjid, dihuni bersama keluarga sejak tahun 1998.",
}
DESA: Final = ("nama_desa", "kecamatan", "kabupaten", "provinsi", "kepala_desa")
_KATA: Final = (
    "menurut keterangan warga sekitar dan catatan di kantor desa, sejak tahun 1998 sampai sekarang, "
    "bersama keluarga besarnya di sebelah utara jalan raya dekat masjid jami' Kiai Gede Bungah, "
)


class Contoh(StrEnum):
    """How much the sample says."""

    PENDEK = "pendek"
    BIASA = "biasa"
    PANJANG = "panjang"


@dataclass(frozen=True, slots=True)
class KolomContoh:
    """What a sample has to know of a letter's own field."""

    nama: str
    jenis: str
    wajib: bool = True
    pilihan: tuple[str, ...] = ()
    terbesar: int | None = None


def panjangkan(banyak: int) -> str:
    """Running text of exactly so many characters."""
    return (_KATA * (banyak // len(_KATA) + 1))[: banyak - 1] + "."


NAMA_PENDEK: Final = "Ani"
NAMA_PANJANG: Final = (
    "Raden Ayu Siti Nur'aini Muhammad Abdurrahman Wahid Hasyim Asy'ari binti Kiai Haji Sastrowidjoyo Kusumo"
)[:PANJANG_NAMA]
_ORANG_PENDEK: Final = {
    "nama": NAMA_PENDEK,
    "nik": "3525994107850001",
    "tempat_lahir": "Ile",
    "tanggal_lahir": "1 Mei 2001",
    "tempat_tanggal_lahir": "Ile, 1 Mei 2001",
    "jenis_kelamin": "Perempuan",
    "alamat": "RT 1 RW 1",
    "rt": "1",
    "rw": "1",
    "keperluan": "KUR",
}
_ORANG_BIASA: Final = {
    "nama": "Siti Nur'aini Rahmawati",
    "nik": "3525994107850001",
    "no_kk": "3525990101100002",
    "tempat_lahir": "Gresik",
    "tanggal_lahir": "1 Juli 1985",
    "tempat_tanggal_lahir": "Gresik, 1 Juli 1985",
    "jenis_kelamin": "Perempuan",
    "agama": "Islam",
    "status_kawin": "Kawin tercatat",
    "pendidikan": "SLTA/sederajat",
    "pekerjaan": "Mengurus rumah tangga",
    "kewarganegaraan": "Indonesia",
    "alamat": "Jalan Raya Bungah Nomor 14, Dusun Kaliwot, RT 003 RW 002",
    "rt": "003",
    "rw": "002",
    "dusun": "Kaliwot",
    "keperluan": "mengurus berkas di kantor Dispendukcapil Kabupaten Gresik",
}
_ORANG_PANJANG: Final = {
    "nama": NAMA_PANJANG,
    "nik": "3525994107850001",
    "no_kk": "3525990101100002",
    "tempat_lahir": "Kabupaten Administrasi Kepulauan Seribu bagian Utara Selatan",
    "tanggal_lahir": "30 September 1985",
    "tempat_tanggal_lahir": "Kabupaten Administrasi Kepulauan Seribu bagian Utara Selatan, 30 September 1985",
    "jenis_kelamin": "Perempuan",
    "agama": "Kepercayaan terhadap Tuhan YME",
    "status_kawin": "Cerai hidup belum tercatat",
    "pendidikan": "Akademi/Diploma III/Sarjana Muda",
    "pekerjaan": "Karyawan badan usaha milik daerah merangkap petani tambak",
    "kewarganegaraan": "Indonesia",
    "alamat": f"{panjangkan(160)[:-1]}, Dusun Kaliwot Sebelah Timur Sungai, RT 012 RW 003",
    "rt": "012",
    "rw": "003",
    "dusun": "Kaliwot Sebelah Timur Sungai",
    "keperluan": panjangkan(200)[:-1],
    "pemohon_lembaga": "Kelompok Wanita Tani Sumber Rejeki Makmur Sentosa",
    "kedudukan": "Ketua merangkap bendahara",
}
_SURAT: Final = {
    "berlaku_sampai": "30 September 2027",
    "tanggal_surat": "30 September 2026",
    "nomor_surat": "400.12.2.1/1327/35.25.99.2001/IX/2026",
    "kepala_desa": "H. MOH. SUBHAN, S.Pd.",
    "sebutan_kepala": "Kepala Desa",
}
_SINGKAT: Final = {
    "tanggal": "1 Mei 2026",
    "angka": "1",
    "rupiah": "Rp0,00",
    "telepon": "0812-3456-7890",
    "nik": "3525994107850001",
    "jam": "09.00 WIB",
}
_LENGKAP: Final = _SINGKAT | {
    "tanggal": "30 September 2026",
    "angka": "1250000",
    "rupiah": "Rp999.999.999,00",
}


def nilai_contoh(contoh: Contoh, kolom: Iterable[KolomContoh], desa: Mapping[str, str]) -> dict[str, str]:
    """Every placeholder a letter may print, invented; ``desa`` holds the office's own names."""
    orang = {Contoh.PENDEK: _ORANG_PENDEK, Contoh.BIASA: _ORANG_BIASA, Contoh.PANJANG: _ORANG_PANJANG}[contoh]
    isian = {satu.nama: _isi(satu, contoh) for satu in kolom}
    kantor = {nama: desa[nama] for nama in DESA if desa.get(nama)}
    return dict.fromkeys(BAKU, "") | _SURAT | kantor | orang | isian


def _isi(kolom: KolomContoh, contoh: Contoh) -> str:
    """One field: empty where it may be, as people fill it in, or as long as the form lets it through."""
    panjang, pendek = contoh is Contoh.PANJANG, contoh is Contoh.PENDEK
    if pendek and not kolom.wajib:
        return ""
    if kolom.jenis == "pilihan":
        return (min if pendek else max)(kolom.pilihan, key=len, default="")
    if kolom.jenis == "angka" and kolom.terbesar is not None:
        return str(kolom.terbesar)
    if kolom.jenis in PANJANG:
        return panjangkan(PANJANG[kolom.jenis]) if panjang else "Ya" if pendek else BIASA[kolom.jenis]
    return (_SINGKAT if pendek else _LENGKAP).get(kolom.jenis, "")
