"""Reference data of the foundation: hours, holidays, phrases, rooms and what stands in them, complaints."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import holidays
from django.utils import timezone

from bungah.dasar.data_rujukan import baca, menurut_kode, simpan
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import HariLibur, JamKerja, Salam, SaluranAduan, Sarana, SusunanJam, Tempat

if TYPE_CHECKING:
    from bungah.dasar.data_rujukan import Baris

SUMBER_LIBUR = (
    "Usul awal (pustaka holidays: libur nasional dan cuti bersama); cocokkan dengan SKB tiga menteri"
)
JAM = ("buka", "tutup", "istirahat_mulai", "istirahat_selesai")


def muat() -> None:
    """Create what is missing; hours, phrases and rooms the office has are left as they are."""
    with tulis(pelaku=None):
        if not SusunanJam.objects.exists():
            _muat_jam()
        _muat_salam()
        tahun = timezone.localdate().year
        for satu in (tahun, tahun + 1):
            muat_libur(satu)
        if not Tempat.objects.exists():
            _muat_tempat(baca(__file__, "tempat.toml").daftar("tempat"), None)
        if not Sarana.objects.exists():
            _muat_sarana()
        if not SaluranAduan.objects.exists():
            _muat_saluran()


def _muat_jam() -> None:
    for baris in baca(__file__, "jam_kerja.toml").daftar("susunan"):
        susunan = SusunanJam(
            nama=baris.wajib("nama"),
            dari=baris.boleh("dari", None),
            sampai=baris.boleh("sampai", None),
            sumber=baris.wajib("sumber"),
        )
        simpan(susunan, baris)
        for jam in baris.daftar("jam"):
            simpan(
                JamKerja(susunan=susunan, hari=jam.wajib("hari"), **{k: jam.boleh(k, None) for k in JAM}), jam
            )


def _muat_salam() -> None:
    """Phrases of the moments that have none yet, numbered in their order in the file."""
    ada = set(Salam.objects.values_list("saat", flat=True))
    hitung: Counter[str] = Counter()
    for baris in baca(__file__, "salam.toml").daftar("salam"):
        saat = baris.wajib("saat")
        hitung[saat] += 1
        if saat not in ada:
            isi = baris.ambil("krama", "indonesia", "keyakinan")
            simpan(Salam(saat=saat, urut=hitung[saat], **isi), baris)


def muat_libur(tahun: int) -> int:
    """Seed the holidays of a year that was never seeded; give the number of new rows.

    A day the office has named itself stays; one it has removed from a seeded year does not return.
    """
    seumur = HariLibur.objects.filter(tanggal__year=tahun)
    if seumur.filter(sumber=SUMBER_LIBUR).exists():
        return 0
    ada = set(seumur.values_list("tanggal", flat=True))
    daftar = holidays.country_holidays("ID", years=tahun, categories=("public", "government"), language="id")
    baru = [
        HariLibur(tanggal=hari, nama=nama, sumber=SUMBER_LIBUR)
        for hari, nama in sorted(daftar.items())
        if hari not in ada and hari.year == tahun
    ]
    for satu in baru:
        satu.save()
        catat(satu, "muat_rujukan")
    return len(baru)


def _muat_tempat(daftar: list[Baris], induk: Tempat | None) -> None:
    for baris in daftar:
        tempat = simpan(Tempat(induk=induk, **baris.ambil("jenis", "nama", "kode")), baris)
        _muat_tempat(baris.daftar("isi"), tempat)


def _muat_sarana() -> None:
    """What stands at the places the office has; one that drew rooms of its own counts its own things."""
    tempat = menurut_kode(Tempat)
    for baris in baca(__file__, "sarana.toml").daftar("sarana"):
        if baris.wajib("tempat") in tempat:
            isi = baris.ambil("kode", "nama", "jenis", "jumlah")
            simpan(Sarana(tempat=tempat[baris.wajib("tempat")], **isi), baris)


def _muat_saluran() -> None:
    """Ways to complain, in the office and above it."""
    for baris in baca(__file__, "saluran.toml").daftar("saluran"):
        isi = baris.ambil("kode", "jenis", "nama", "isi", "urut", "luar", "sumber")
        simpan(SaluranAduan(**isi), baris)
