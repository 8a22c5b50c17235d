"""What the pages of the public site offer to menus, and what the house itself knows for them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from bungah.dasar.kueri import kalender_kerja, profil
from bungah.dasar.nilai import tanggal_panjang
from bungah.dasar.papan import BarisUmum, IsiHalaman, Kartu, Malam, Menu
from bungah.naskah.alur_halaman import PENYUNTING_HALAMAN
from bungah.naskah.cetak_kantor import (
    isi_kode_etik,
    isi_lokasi,
    isi_motto,
    isi_salam,
    poster_kode_etik,
    poster_lokasi,
    poster_motto,
    poster_salam,
)
from bungah.naskah.cetak_poster import cetakan_poster
from bungah.naskah.kueri_halaman import belum_diisi
from bungah.naskah.kueri_kantor import alamat_kantor, jam_buka
from bungah.naskah.papan_dinding import kartu_dinding, malam_dinding, menu_dinding

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna
    from bungah.naskah.katalog import Cetakan

LIBUR_SEJAUH: Final = 60  # days


def menu(pengguna: Pengguna) -> list[Menu]:
    """Where the site is written; what can be printed, what hangs where."""
    butir = menu_dinding(pengguna)
    if pengguna.berperan(*PENYUNTING_HALAMAN):
        butir.append(Menu("Halaman situs", reverse("naskah:halaman_kelola"), "ubah", 77))
    return butir


def menu_umum() -> list[Menu]:
    """All about the village and its services."""
    return [Menu("Tentang", reverse("naskah:halaman_indeks"), "info", 25)]


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """Sheets to be replaced; pages nobody has written yet."""
    return [*kartu_dinding(pengguna), *_kartu_halaman(pengguna)]


def malam() -> list[Malam]:
    """Zips that were kept long enough."""
    return malam_dinding()


def _kartu_halaman(pengguna: Pengguna) -> list[Kartu]:
    if not pengguna.berperan(*PENYUNTING_HALAMAN):
        return []
    daftar = list(belum_diisi().values_list("kode", "judul"))
    if not daftar:
        return []
    ke = reverse("naskah:halaman_ubah", args=[daftar[0][0]])
    kata = f"halaman situs belum diisi: {', '.join(judul for _, judul in daftar)}"
    return [Kartu("Halaman situs", str(len(daftar)), kata, ke, "tunggu", 90)]


def isi_halaman(kode: str, hari: date) -> list[IsiHalaman]:
    """Address, hours and holidays."""
    if kode == "profil":
        return [IsiHalaman([_alamat(), *_ke_halaman()])]
    if kode == "lokasi":
        return [IsiHalaman([_alamat(), _jam(hari)]), *_libur(hari)]
    return []


def cetakan() -> list[Cetakan]:
    """Posters of the office itself."""
    return [
        cetakan_poster("motto", "Poster motto", isi_motto, poster_motto),
        cetakan_poster("salam-senyum-sapa", "Poster salam, senyum, sapa", isi_salam, poster_salam),
        cetakan_poster("kode-etik", "Poster kode etik", isi_kode_etik, poster_kode_etik),
        cetakan_poster("lokasi", "Poster lokasi dan jam layanan", isi_lokasi, poster_lokasi),
    ]


def _alamat() -> BarisUmum:
    surel = profil().surel
    return BarisUmum("Alamat kantor", [*alamat_kantor(), *[f"Surel {surel}"] * bool(surel)])


def _ke_halaman() -> list[BarisUmum]:
    """Where the rest of the profile stands."""
    lain = (("Jam buka", "lokasi"), ("Susunan pemerintah desa", "struktur"), ("Petugas kami", "petugas"))
    return [BarisUmum(judul, ke=reverse("naskah:halaman", args=[kode])) for judul, kode in lain]


def _jam(hari: date) -> BarisUmum:
    return BarisUmum("Jam buka", [f"{satu}: {kata}" for satu, kata in jam_buka(hari)])


def _libur(hari: date) -> list[IsiHalaman]:
    """Holidays ahead on which the office would have been open."""
    libur = sorted(kalender_kerja().libur.items())
    dekat = [(h, nama) for h, nama in libur if hari <= h <= hari + timedelta(days=LIBUR_SEJAUH)]
    if not dekat:
        return []
    return [IsiHalaman([BarisUmum("Kantor tutup", [f"{tanggal_panjang(h)}: {nama}" for h, nama in dekat])])]
