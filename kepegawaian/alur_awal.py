"""The first SK of an office: people, accounts and duties in one stroke."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bungah.dasar.alur_orang import buat_akun
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.papan import AkunBaru
from kepegawaian.alur import tugaskan
from kepegawaian.models import Pegawai, SKPenugasan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bungah.dasar.models import Pengguna
    from bungah.dasar.peran import Peran
    from kepegawaian.models import Jabatan


@dataclass(frozen=True, slots=True)
class Petugas:
    """One person an SK names; without ``nama_akun`` nobody logs in for them."""

    nama: str
    jabatan: Jabatan
    nama_akun: str
    tugas: tuple[Peran, ...]


@dataclass(frozen=True, slots=True)
class SKPertama:
    """The paper itself; both days of validity count."""

    nomor: str
    tanggal: date
    dari: date
    sampai: date


def catat_sk_pertama(sk: SKPertama, orang: Sequence[Petugas], *, pelaku: Pengguna) -> list[AkunBaru]:
    """Record the office's people with their accounts and the SK that gives them their duties.

    Returns the new accounts with their first passwords, which are kept nowhere.

    Raises:
        Ditolak: an account name will not do.
    """
    akun, daftar = [], []
    with tulis(pelaku=pelaku):
        for satu in orang:
            pegawai, baru = _buat_pegawai(satu, pelaku)
            akun += [baru] if baru else []
            daftar += [(pegawai, peran) for peran in satu.tugas]
        kertas = SKPenugasan.objects.create(
            nomor=sk.nomor,
            tanggal=sk.tanggal,
            tentang="Penetapan petugas pelayanan desa",
            berlaku_dari=sk.dari,
            berlaku_sampai=sk.sampai,
        )
        catat(kertas, "tambah")
        tugaskan(kertas, daftar, pelaku=pelaku)
    return akun


def _buat_pegawai(orang: Petugas, pelaku: Pengguna) -> tuple[Pegawai, AkunBaru | None]:
    pengguna, akun = None, None
    if orang.nama_akun:
        pengguna, sandi = buat_akun(nama=orang.nama, nama_akun=orang.nama_akun, pelaku=pelaku)
        akun = AkunBaru(orang.nama, pengguna.username, sandi)
    pegawai = Pegawai.objects.create(nama=orang.nama, jabatan=orang.jabatan, pengguna=pengguna)
    catat(pegawai, "tambah")
    return pegawai, akun
