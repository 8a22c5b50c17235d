"""The office the journeys walk through: real reference data, its people with an SK, devices, residents."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.management import call_command
from django.db import connection
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from bungah.dasar.alur_orang import buat_akun, pasangkan
from bungah.dasar.models import Pengguna, Perangkat, ProfilDesa
from bungah.dasar.peran import Peran
from kepegawaian.alur import tugaskan
from kepegawaian.models import Jabatan, Pegawai, SKPenugasan
from layanan.models import Layanan, Loket
from tests.kosong import terisi
from tests.pabrik import dasar

SANDI = "padi menguning lagi"
KUNCI_HP = "3132333435363738393031323334353637383930"
SK_DARI, SK_SAMPAI = date(2026, 1, 2), date(2026, 12, 31)

_potret: list[sqlite3.Connection] = []


def muat_rujukan() -> None:
    """Load the village's own reference data: read from its files once, afterwards the file is copied."""
    if connection.vendor != "sqlite" or terisi(connection):
        call_command("muat_rujukan")
    elif _potret:
        _potret[0].backup(connection.connection)
    else:
        call_command("muat_rujukan")
        _potret.append(sqlite3.connect(":memory:"))
        connection.connection.backup(_potret[0])


@dataclass(frozen=True, slots=True)
class Tokoh:
    """Somebody of the office: account name, spoken name, post and duties."""

    akun: str
    nama: str
    jabatan: str
    peran: tuple[Peran, ...]


RINI = Tokoh("rini", "Rini Astuti", "staf_pelayanan", (Peran.PETUGAS_DEPAN,))
BUDI = Tokoh("budi", "Budi Santoso", "kasi_pelayanan", (Peran.PETUGAS_LAYANAN,))
KADES = Tokoh("kades", "H. Sutrisno", "kades", (Peran.KADES,))
SEMUA_TUGAS = (Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN, Peran.ARSIPARIS, Peran.SEKDES)
SRI = Tokoh("sri", "Sri Wahyuni", "sekdes", SEMUA_TUGAS)


@dataclass(slots=True)
class Kantor:
    """One office with the people it was opened with."""

    akun: dict[str, Pengguna] = field(default_factory=dict)

    def perangkat(self, jenis: Perangkat.Jenis) -> str:
        """Pair one more device; give the secret of its cookie."""
        return pasangkan(nama=f"Perangkat {jenis}", jenis=jenis, pelaku=None)[1]

    def pekerjakan(self, *tokoh: Tokoh, sk_sampai: date = SK_SAMPAI) -> None:
        """Give these people their accounts and one SK with their duties."""
        nomor = f"188/{SKPenugasan.objects.count() + 1}/2026"
        sk = SKPenugasan.objects.create(
            nomor=nomor, tanggal=SK_DARI, tentang="Tugas", berlaku_dari=SK_DARI, berlaku_sampai=sk_sampai
        )
        self.akun |= {satu.akun: _pekerjakan(satu, sk) for satu in tokoh}

    def kode_hp(self, akun: str) -> str:
        """The six digits this person's phone shows now."""
        hp = TOTPDevice.objects.get(user=self.akun[akun])
        hitung = TOTP(hp.bin_key, hp.step, hp.t0, hp.digits, hp.drift)
        return f"{hitung.token():06d}"


def buka_kantor(
    *tokoh: Tokoh, ukuran: str = ProfilDesa.Ukuran.BESAR, sk_sampai: date = SK_SAMPAI, **profil: Any
) -> Kantor:
    """An office of that size: reference data, the village's name, its people and their SK."""
    muat_rujukan()
    dasar.profil(ukuran=ukuran, telepon="0844-1000-2000", kode_pos="61152", **profil)
    kantor = Kantor()
    kantor.pekerjakan(*tokoh, sk_sampai=sk_sampai)
    return kantor


def _pekerjakan(tokoh: Tokoh, sk: SKPenugasan) -> Pengguna:
    pengguna, _ = buat_akun(nama=tokoh.nama, nama_akun=tokoh.akun, sandi=SANDI, pelaku=None)
    pegawai = Pegawai.objects.create(
        nama=tokoh.nama, jabatan=Jabatan.objects.get(kode=tokoh.jabatan), pengguna=pengguna
    )
    tugaskan(sk, [(pegawai, satu) for satu in tokoh.peran], pelaku=None)
    TOTPDevice.objects.create(user=pengguna, name="HP", key=KUNCI_HP)
    return pengguna


def tambah_loket(nomor: int) -> Loket:
    """One more counter beside the first."""
    return Loket.objects.create(titik=Loket.objects.all()[0].titik, nomor=nomor)


def layanan(kode: str) -> Layanan:
    """A service of the reference data."""
    return Layanan.objects.get(kode=kode)
