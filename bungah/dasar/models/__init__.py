"""Facts of the foundation, one module per noun."""

from bungah.dasar.models.desa import Fitur, HariLibur, JamKerja, ProfilDesa, Salam, SusunanJam, Tempat
from bungah.dasar.models.impor import BarisImpor, ImporWarga
from bungah.dasar.models.jejak import Jejak, KepalaJejak
from bungah.dasar.models.lambang import Lambang
from bungah.dasar.models.malam import KerjaMalam
from bungah.dasar.models.orang import KataWarga, KodePasang, Pengguna, PeranBerlaku, Perangkat, Warga
from bungah.dasar.models.penghitung import HitunganMeleset, Penghitung
from bungah.dasar.models.sarana import SaluranAduan, Sarana
from bungah.dasar.models.waktu import DuaWaktu

__all__ = [
    "BarisImpor",
    "DuaWaktu",
    "Fitur",
    "HariLibur",
    "HitunganMeleset",
    "ImporWarga",
    "JamKerja",
    "Jejak",
    "KataWarga",
    "KepalaJejak",
    "KerjaMalam",
    "KodePasang",
    "Lambang",
    "Pengguna",
    "Penghitung",
    "PeranBerlaku",
    "Perangkat",
    "ProfilDesa",
    "Salam",
    "SaluranAduan",
    "Sarana",
    "SusunanJam",
    "Tempat",
    "Warga",
]
