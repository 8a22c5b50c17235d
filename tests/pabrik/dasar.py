"""An office that is open, people with duties, residents."""

from datetime import date, datetime, time
from itertools import count
from typing import Any

from bungah.dasar.models import JamKerja, Pengguna, PeranBerlaku, ProfilDesa, SusunanJam, Warga
from bungah.dasar.peran import Peran
from bungah.dasar.zona import JAKARTA

SENIN = date(2026, 11, 23)
_urut = count(1)


def pukul(jam: int, menit: int = 0, *, hari: date = SENIN) -> datetime:
    """A moment of the office's day."""
    return datetime.combine(hari, time(jam, menit), JAKARTA)


def profil(**isi: Any) -> ProfilDesa:
    """The village Bungah; ``ukuran`` decides which features are on."""
    baku = {
        "nama_desa": "Bungah",
        "kode_desa": "35.25.12.2012",
        "kecamatan": "Bungah",
        "kabupaten": "Gresik",
        "provinsi": "Jawa Timur",
        "alamat": "Jl. Raya Bungah No. 46",
        "siap": True,
    }
    return ProfilDesa.objects.create(pk=1, **baku | isi)


def jam_kerja() -> SusunanJam:
    """Monday to Friday, 08.00 to 15.00, without a break."""
    susunan = SusunanJam.objects.create(nama="Jam biasa")
    JamKerja.objects.bulk_create(
        JamKerja(susunan=susunan, hari=hari, buka=time(8), tutup=time(15)) for hari in range(5)
    )
    return susunan


def pengguna(
    nama: str, *peran: Peran, dari: date = date(2026, 1, 1), sampai: date | None = date(2026, 12, 31)
) -> Pengguna:
    """An account with these roles from ``dari`` to ``sampai``."""
    orang = Pengguna.objects.create(username=f"orang{next(_urut)}", nama=nama)
    for satu in peran:
        PeranBerlaku.objects.create(pengguna=orang, peran=satu, dari=dari, sampai=sampai, dasar="SK uji")
    return orang


def nik(lahir: str = "430588") -> str:
    """A well-formed NIK of the practice district; ``lahir`` is ddmmyy as it stands in the number."""
    return f"352599{lahir}{next(_urut):04d}"


def warga(nama: str = "Siti Aminah", **isi: Any) -> Warga:
    """A woman born on 3 May 1988 in Kaliwot, complete enough for every letter."""
    baku = {
        "nik": nik(),
        "tempat_lahir": "Gresik",
        "tanggal_lahir": date(1988, 5, 3),
        "jenis_kelamin": Warga.Kelamin.PEREMPUAN,
        "agama": "Islam",
        "status_kawin": "Kawin",
        "pekerjaan": "Pedagang",
        "alamat": "Jl. Melati 5",
        "dusun": "Kaliwot",
        "rt": "2",
        "rw": "1",
    }
    return Warga.objects.create(nama=nama, **baku | isi)
