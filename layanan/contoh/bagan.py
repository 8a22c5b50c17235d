"""Steps of three unlike services of the practice office: three, nine with decisions, sixteen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from bungah.dasar.data_rujukan import baca, menurut_kode
from bungah.dasar.models import Pengguna
from kepegawaian.models import Jabatan
from layanan.alur.bagan import BarisLangkah, simpan_langkah
from layanan.models import Langkah, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.dasar.data_rujukan import Baris

INDUK: Final = Path(__file__).parent
PENYUSUN: Final = "sekdes"  # the account that writes standards
Jenis = Langkah.Jenis


def berbagan() -> dict[str, list[Baris]]:
    """The services with steps of their own here, by code."""
    data = baca(str(INDUK), "bagan.toml", "contoh_data")
    return {satu.wajib("kode"): satu.daftar("langkah") for satu in data.daftar("bagan")}


def pasang_langkah(draf: VersiStandar, kode: str) -> VersiStandar:
    """Give a draft the steps this practice office has for the service."""
    langkah, jabatan = berbagan()[kode], menurut_kode(Jabatan)
    baris = [_baris(nomor, satu, jabatan, len(langkah)) for nomor, satu in enumerate(langkah, 1)]
    return simpan_langkah(draf, baris, pelaku=Pengguna.objects.get(username=PENYUSUN))


def _baris(nomor: int, satu: Baris, jabatan: Mapping[str, Jabatan], banyak: int) -> BarisLangkah:
    keluar = tuple((jalan.boleh("label"), jalan.wajib("ke")) for jalan in satu.daftar("cabang"))
    tengah = Jenis.KEPUTUSAN if len(keluar) > 1 else Jenis.PROSES
    return BarisLangkah(
        nomor=nomor,
        jenis={1: Jenis.MULAI, banyak: Jenis.SELESAI}.get(nomor, tengah),
        pelaksana=satu.acuan("pelaksana", jabatan).pk,
        pengganti=satu.acuan("pengganti", jabatan).pk,
        keluar=keluar,
        nama_dinding=satu.boleh("nama_dinding"),
        **satu.ambil("nama", "perbuatan", "menit", "dokumen", "keluaran"),
    )
