"""Reference data: wording of messages to villagers, the first text of every page of the site, of prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.data_rujukan import baca, menurut_kode, simpan
from bungah.dasar.jejak import tulis
from bungah.naskah.models import BarisHalaman, Halaman, TemplatPesan, VersiHalaman

if TYPE_CHECKING:
    from bungah.dasar.data_rujukan import Baris


def muat() -> None:
    """Create the wordings and pages that are missing; what the office has changed stays."""
    with tulis(pelaku=None):
        ada = menurut_kode(TemplatPesan)
        for baris in baca(__file__, "pesan.toml").daftar("pesan"):
            if baris.wajib("kode") not in ada:
                simpan(TemplatPesan(**baris.ambil("kode", "judul", "isi")), baris)
        halaman = menurut_kode(Halaman)
        for berkas in ("halaman.toml", "kata_cetak.toml", "kata_dinding.toml"):
            for baris in baca(__file__, berkas).daftar("halaman"):
                if baris.wajib("kode") not in halaman:
                    _buat_halaman(baris)


def _buat_halaman(baris: Baris) -> None:
    """A page with its first version; rows without words wait for the office."""
    tampil = bool(baris.boleh("terbit", baku=True))
    halaman = simpan(Halaman(**baris.ambil("kode", "judul", "kelompok", "urut"), terbit=tampil), baris)
    versi = VersiHalaman(
        halaman=halaman,
        versi=1,
        dipakai=True,
        pengantar=baris.boleh("pengantar"),
        sumber=baris.wajib("sumber"),
    )
    simpan(versi, baris)
    for urut, satu in enumerate(baris.daftar("baris"), 1):
        teks = {nama: satu.boleh(nama) for nama in ("isi", "bukti", "sumber")}
        simpan(BarisHalaman(versi=versi, urut=urut, judul=satu.wajib("judul"), **teks), satu)
