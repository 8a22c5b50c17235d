"""What the pages of the public site offer to menus, and what the house itself knows for them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from bungah.dasar.kueri import kalender_kerja, profil
from bungah.dasar.nilai import pukul, tanggal_panjang
from bungah.dasar.nilai.waktu import HARI
from bungah.dasar.papan import BarisUmum, IsiHalaman, Kartu, Malam, Menu
from bungah.naskah.alur_halaman import PENYUNTING_HALAMAN
from bungah.naskah.kueri_halaman import belum_diisi
from bungah.naskah.papan_dinding import kartu_dinding, malam_dinding, menu_dinding

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.aturan import Kalender, Selang
    from bungah.dasar.models import Pengguna

LIBUR_SEJAUH: Final = 60  # days
BELUM = "BELUM DIISI"


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


def _alamat() -> BarisUmum:
    desa = profil()
    letak = f"Kecamatan {desa.kecamatan or BELUM}, Kabupaten {desa.kabupaten or BELUM}"
    baris = [desa.alamat or BELUM, letak]
    baris += [f"Telepon {desa.telepon}"] * bool(desa.telepon)
    baris += [f"Surel {desa.surel}"] * bool(desa.surel)
    return BarisUmum("Alamat kantor", baris)


def _ke_halaman() -> list[BarisUmum]:
    """Where the rest of the profile stands."""
    lain = (("Jam buka", "lokasi"), ("Susunan pemerintah desa", "struktur"), ("Petugas kami", "petugas"))
    return [BarisUmum(judul, ke=reverse("naskah:halaman", args=[kode])) for judul, kode in lain]


def _jam(hari: date) -> BarisUmum:
    """The next seven days as people ask for them: days with the same hours in one line."""
    kalender = kalender_kerja()
    senin = hari - timedelta(days=hari.weekday())
    baris: list[tuple[str, str, str]] = []
    for n in range(7):
        kata = _kata_jam(_jam_biasa(kalender, senin + timedelta(days=n)))
        if baris and baris[-1][2] == kata:
            baris[-1] = (baris[-1][0], HARI[n], kata)
        else:
            baris.append((HARI[n], HARI[n], kata))
    return BarisUmum("Jam buka", [f"{a if a == b else f'{a}–{b}'}: {kata}" for a, b, kata in baris])


def _jam_biasa(kalender: Kalender, hari: date) -> tuple[Selang, ...]:
    """The hours of that weekday in a week without a holiday."""
    for pekan in range(4):
        lain = hari + timedelta(weeks=pekan)
        if lain not in kalender.libur:
            return kalender.jam_pada(lain)
    return ()


def _kata_jam(jam: tuple[Selang, ...]) -> str:
    return ", ".join(f"{pukul(a)}–{pukul(b)}" for a, b in jam) or "tutup"


def _libur(hari: date) -> list[IsiHalaman]:
    """Holidays ahead on which the office would have been open."""
    libur = sorted(kalender_kerja().libur.items())
    dekat = [(h, nama) for h, nama in libur if hari <= h <= hari + timedelta(days=LIBUR_SEJAUH)]
    if not dekat:
        return []
    return [IsiHalaman([BarisUmum("Kantor tutup", [f"{tanggal_panjang(h)}: {nama}" for h, nama in dekat])])]
