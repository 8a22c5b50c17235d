"""Practice office: staff with their SK of the year, their accounts, two absences (all invented)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bungah.dasar.contoh import akun
from bungah.dasar.data_rujukan import baca, menurut_kode, simpan
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.latihan import hari_awal, jam_latihan, pada
from bungah.dasar.peran import Peran
from kepegawaian.alur import tugaskan
from kepegawaian.models import Jabatan, Ketidakhadiran, Pegawai, SKPenugasan

if TYPE_CHECKING:
    import random

    from bungah.dasar.data_rujukan import Baris


def isi(acak: random.Random, hari_ini: date) -> None:
    """Fill posts with people, give them accounts and an SK for every year the practice month touches."""
    awal = hari_awal(hari_ini)
    data = baca(__file__, "pegawai.toml", "contoh_data")
    jabatan = menurut_kode(Jabatan)
    with jam_latihan(pada(awal)), tulis(pelaku=None):
        tugas = []
        for baris in data.daftar("pegawai"):
            pegawai = _pegawai(baris, jabatan)
            tugas += [(pegawai, Peran(satu)) for satu in baris.boleh("peran", [])]
        for tahun in range(awal.year, hari_ini.year + 1):
            tugaskan(_sk(tahun), tugas, pelaku=None)
        for baris in data.daftar("absen"):
            _absen(baris, hari_ini)


def _pegawai(baris: Baris, jabatan: dict[str, Jabatan]) -> Pegawai:
    pengguna = akun(baris.wajib("akun"), baris.wajib("nama")) if baris.boleh("akun") else None
    isi = baris.ambil("nama", "nip")
    return simpan(Pegawai(jabatan=baris.acuan("jabatan", jabatan), pengguna=pengguna, **isi), baris)


def _sk(tahun: int) -> SKPenugasan:
    sk = SKPenugasan.objects.create(
        nomor=f"188/01/KEP/{tahun}",
        tanggal=date(tahun, 1, 1),
        tentang=f"Penetapan petugas pelayanan desa tahun {tahun}",
        berlaku_dari=date(tahun, 1, 1),
        berlaku_sampai=date(tahun, 12, 31),
    )
    catat(sk, "tambah")
    return sk


def _absen(baris: Baris, hari_ini: date) -> None:
    """Away for some working days that lie so many working days back."""
    kalender, awal = kalender_kerja(hari_awal(hari_ini)), hari_awal(hari_ini)
    semua = [awal + timedelta(days=n) for n in range((hari_ini - awal).days)]
    kerja = [hari for hari in semua if kalender.jam_pada(hari)] or semua
    mulai = max(len(kerja) - baris.wajib("mundur"), 0)
    dari, sampai = kerja[mulai], kerja[min(mulai + baris.wajib("lama"), len(kerja)) - 1]
    pegawai = Pegawai.objects.get(jabatan__kode=baris.wajib("jabatan"))
    simpan(Ketidakhadiran(pegawai=pegawai, dari=dari, sampai=sampai, alasan=baris.wajib("alasan")), baris)
