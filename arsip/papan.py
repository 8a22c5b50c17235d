"""What the registers offer to menus and home pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from arsip.alur_nomor_cadangan import tutup_nomor_tahun_lalu
from arsip.alur_pemulihan import PEMBUKA_SERI
from arsip.keaslian import periksa_keaslian
from arsip.kueri import KERJA_KEASLIAN, hitung_atas_nama, hitung_disanggah, permintaan_cabut, temuan_semalam
from arsip.kueri_paraf import banyak_hari_lalu
from bungah.dasar.papan import Kartu, Malam, Menu
from bungah.dasar.penomoran import seri_tertutup
from bungah.dasar.peran import MEJA, Peran

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna

PEMBACA = (
    Peran.ARSIPARIS,
    Peran.SEKDES,
    Peran.KADES,
    Peran.PETUGAS_LAYANAN,
    Peran.PETUGAS_DEPAN,
    Peran.AUDITOR,
)


def menu(pengguna: Pengguna) -> list[Menu]:
    """The register for whoever works with letters; for the kepala desa what was recorded in their name."""
    butir = []
    if pengguna.berperan(Peran.KADES):
        butir.append(Menu("Atas nama saya", reverse("arsip:atas_nama"), "pena", 7))
    if pengguna.berperan(*MEJA, Peran.KADES):
        butir.append(Menu("Paraf lembar harian", reverse("arsip:paraf"), "pena", 67))
    if pengguna.berperan(*PEMBUKA_SERI):
        butir.append(Menu("Nomor yang ditutup", reverse("arsip:seri"), "gembok", 74))
    if pengguna.berperan(*PEMBACA):
        butir.append(Menu("Buku surat keluar", reverse("arsip:register"), "arsip", 60))
    return butir


def menu_umum() -> list[Menu]:
    """Public menu."""
    return [Menu("Cek surat", reverse("arsip:cek_cari"), "lindung", 40)]


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """Signatures the kepala desa has not read; disputed ones for the sekdes."""
    hasil = []
    if pengguna.berperan(Peran.KADES):
        semua, kemarin = hitung_atas_nama(hari)
        jenis = "tunggu" if semua else "baik"
        kata = "belum Bapak/Ibu baca" if semua else "semua sudah Bapak/Ibu baca"
        if kemarin:
            kata = f"{kemarin} dari kemarin, {kata}"
        hasil.append(
            Kartu("Dicatat atas nama Bapak/Ibu", str(semua), kata, reverse("arsip:atas_nama"), jenis, 8)
        )
        hasil += _kartu_cabut(permintaan_cabut().count())
    if pengguna.berperan(Peran.SEKDES, Peran.KADES):
        hasil += _kartu_keaslian()
    if pengguna.berperan(Peran.SEKDES, Peran.KADES):
        hasil += _kartu_paraf(banyak_hari_lalu(hari))
        hasil += _kartu_disanggah(hitung_disanggah())
    if pengguna.berperan(*PEMBUKA_SERI):
        hasil += _kartu_seri(len(seri_tertutup(hari)))
    return hasil


def _kartu_cabut(jumlah: int) -> list[Kartu]:
    """Somebody asks the kepala desa to revoke a letter."""
    kata, ke = "minta dicabut, menunggu Bapak/Ibu", reverse("arsip:dicabut")
    return [Kartu("Pencabutan surat", str(jumlah), kata, ke, "telat", 9)] if jumlah else []


def _kartu_keaslian() -> list[Kartu]:
    """Nothing to see as long as every letter is as it was recorded."""
    _, banyak = temuan_semalam()
    kata = "temuan: surat tidak seperti yang dicatat"
    return (
        [Kartu("Surat tidak utuh", str(banyak), kata, reverse("arsip:keaslian"), "telat", 1)]
        if banyak
        else []
    )


def malam() -> list[Malam]:
    """Once a day, by the house itself."""
    return [
        Malam(
            "nomor-cadangan", "Nomor cadangan tahun lalu yang tidak dipakai ditutup", tutup_nomor_tahun_lalu
        ),
        Malam(KERJA_KEASLIAN, "Surat dibandingkan dengan jejaknya", lambda: len(periksa_keaslian())),
    ]


def _kartu_paraf(hari: int) -> list[Kartu]:
    """Days nobody countersigned, counted; nothing to see when there are none."""
    kata = "tanda tangan yang dicatat belum dilihat Kepala Desa"
    butir = Kartu("Belum diparaf", f"{hari} hari", kata, reverse("arsip:paraf"), "telat", 13)
    return [butir] if hari else []


def _kartu_disanggah(jumlah: int) -> list[Kartu]:
    """Nothing to see as long as nothing is disputed."""
    ke = f"{reverse('arsip:register')}?status=disanggah"
    kata = "tanda tangan disanggah Kepala Desa"
    return [Kartu("Surat disanggah", str(jumlah), kata, ke, "telat", 12)] if jumlah else []


def _kartu_seri(jumlah: int) -> list[Kartu]:
    """After a restore nothing is numbered before the last numbers on paper are known."""
    kata = "menunggu nomor terakhir di kertas"
    return [Kartu("Nomor ditutup", str(jumlah), kata, reverse("arsip:seri"), "telat", 2)] if jumlah else []
