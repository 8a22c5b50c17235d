"""A redesign that is half done and one innovation, towards the end of the practice month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bungah.dasar.data_rujukan import baca, menurut_kode
from bungah.dasar.latihan import pada
from kepegawaian.models import Jabatan
from layanan.alur.inovasi import IsiInovasi, simpan_inovasi
from layanan.alur.rancangan import (
    BarisPelanggan,
    BarisPelayanan,
    mulai_rancangan,
    simpan_pelanggan,
    simpan_pelayanan,
)
from layanan.models import Layanan

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.data_rujukan import Baris
    from layanan.contoh.jadwal import Kantor

INDUK: Final = Path(__file__).parent
SIANG: Final = time(13, 20)


@dataclass(slots=True)
class Rancang:
    """What the officer writes on a quiet afternoon."""

    kantor: Kantor

    def isi(self, hari_kerja: list[date]) -> None:
        """On the last working day before today."""
        self.kantor.jadwal.pada(pada(hari_kerja[-1], SIANG), self._tulis)

    def _tulis(self) -> None:
        data, petugas = baca(str(INDUK), "rancangan.toml", "contoh_data"), self.kantor.petugas["layanan"]
        layanan, jabatan = menurut_kode(Layanan), menurut_kode(Jabatan)
        satu = mulai_rancangan(data.acuan("layanan", layanan), data.wajib("nama"), pelaku=petugas)
        baris = data.daftar("pelanggan")
        format_1 = [BarisPelanggan(None, **b.ambil("kegiatan", "bentuk", "baku_mutu")) for b in baris]
        simpan_pelanggan(satu, format_1, pelaku=petugas)
        format_2 = [
            self._pelayanan(induk.pk, kerja, jabatan)
            for induk, b in zip(satu.pelanggan.all(), baris, strict=True)
            for kerja in b.daftar("pelayanan")
        ]
        simpan_pelayanan(satu, format_2, pelaku=petugas)
        if inovasi := data.bagian("inovasi"):
            kolom = inovasi.ambil("nama", "masalah", "kebaruan", "manfaat", "bukti")
            isi = IsiInovasi(**kolom, layanan=inovasi.acuan("layanan", layanan), rancangan=satu)
            simpan_inovasi(isi, pelaku=petugas)

    def _pelayanan(self, induk: int, kerja: Baris, jabatan: dict[str, Jabatan]) -> BarisPelayanan:
        siapa = kerja.acuan("pelaksana", jabatan).pk
        return BarisPelayanan(None, induk, pelaksana=siapa, **kerja.ambil("kegiatan", "sikap"))
