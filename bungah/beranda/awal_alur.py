"""Deeds of the first-run guide: the village's identity, the first account, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.alur_orang import beri_peran_sistem, buat_akun, pasangkan
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.kode_awal import hapus_kode_awal
from bungah.dasar.models import Pengguna, PeranBerlaku, Perangkat, ProfilDesa
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

DASAR = "Panduan awal kantor"
NAMA_KOMPUTER = "Komputer tempat kantor disiapkan"


def isi_profil(profil: ProfilDesa, *, bidang: Iterable[str]) -> None:
    """Store the village's identity."""
    with tulis(pelaku=None):
        profil.save()
        catat(profil, "isi_profil", kolom=sorted(bidang))


def pengelola_pertama() -> Pengguna | None:
    """The account the guide made, once it has."""
    baris = PeranBerlaku.objects.filter(peran=Peran.ADMIN, dasar=DASAR).select_related("pengguna").first()
    return baris.pengguna if baris else None


def buat_pengelola(*, nama: str, nama_akun: str, sandi: str, dari: date) -> Pengguna:
    """Make the account that looks after the system.

    Raises:
        Ditolak: the guide made one already, or the account name will not do.
    """
    with tulis(pelaku=None):
        if pengelola_pertama() is not None:
            pesan = "Akun pengelola sudah dibuat."
            raise Ditolak(pesan)
        pengguna, _ = buat_akun(nama=nama, nama_akun=nama_akun, sandi=sandi, pelaku=None)
        beri_peran_sistem(pengguna, Peran.ADMIN, dari=dari, dasar=DASAR, pelaku=None)
    return pengguna


def selesaikan(*, pelaku: Pengguna) -> str:
    """Open the office and close the guide for ever; give the cookie that makes this PC its first desk."""
    with tulis(pelaku=pelaku):
        profil = ProfilDesa.objects.select_for_update().get(pk=1)
        if profil.siap:
            pesan = "Kantor ini sudah disiapkan."
            raise Ditolak(pesan)
        profil.siap = True
        profil.save(update_fields=["siap"])
        catat(profil, "siap")
        _, tanda = pasangkan(nama=NAMA_KOMPUTER, jenis=Perangkat.Jenis.MEJA, pelaku=pelaku)
    hapus_kode_awal()
    return tanda
