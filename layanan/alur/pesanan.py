"""Deeds around a place taken from home: take it, give it back, come, or let it lapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import catat, sidik, tulis
from bungah.dasar.nilai import kode_baru, pukul, tanggal_panjang
from bungah.dasar.peran import MEJA
from layanan.alur.antrean import ambil_nomor
from layanan.aturan.pesanan import MAKS_PER_TELEPON
from layanan.kueri.pesanan import banyak_menunggu, lewat, satu_pilihan
from layanan.kueri.standar import titik_utama
from layanan.models import IsiSesi, Kunjungan, Pesanan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from bungah.dasar.models import Pengguna
    from layanan.aturan.pesanan import Pilihan
    from layanan.models import Layanan, Persyaratan

PANJANG_KODE = 8
SEKALI_SAPU = 20
Status = Pesanan.Status


class SesiPenuh(Ditolak):
    """Every place of the session is taken."""


def pesan_tempat(
    *,
    layanan: Layanan,
    sesi: int,
    hari: str,
    nama: str,
    telepon: str,
    siap: Iterable[Persyaratan],
    kunci: UUID,
) -> Pesanan:
    """Take one place of a session; the same ``kunci`` always gives the same place.

    Raises:
        SesiPenuh: somebody took the last place.
        Ditolak: the session is no longer on offer, or this phone already has its places.
    """
    if lama := Pesanan.objects.filter(kunci=kunci).first():
        return lama
    pilihan = satu_pilihan(layanan, sesi, hari)
    if pilihan is None:
        pesan = "Waktu ini sudah tidak dibuka. Pilih waktu lain."
        raise Ditolak(pesan)
    if telepon and banyak_menunggu(telepon) >= MAKS_PER_TELEPON:
        pesan = f"Nomor HP ini sudah punya {MAKS_PER_TELEPON} daftar yang belum dipakai. Batalkan satu dulu."
        raise Ditolak(pesan)
    try:
        with tulis(pelaku=None):
            return _isi_tempat(pilihan, layanan, nama, telepon, siap, kunci)
    except IntegrityError:
        if lama := Pesanan.objects.filter(kunci=kunci).first():
            return lama
        pesan = (
            "Nomor HP ini sudah daftar untuk keperluan yang sama pada hari itu. "
            "Pakai kode yang sudah Anda terima."
        )
        raise Ditolak(pesan) from None


def _isi_tempat(
    pilihan: Pilihan, layanan: Layanan, nama: str, telepon: str, siap: Iterable[Persyaratan], kunci: UUID
) -> Pesanan:
    """Count the place and write it down, in one transaction."""
    sesi = pilihan.sesi
    isi, _ = IsiSesi.objects.get_or_create(sesi_id=sesi.id, hari=pilihan.hari)
    muat = IsiSesi.objects.filter(pk=isi.pk, terisi__lt=sesi.kuota).update(terisi=F("terisi") + 1)
    if not muat:
        pesan = "Waktu ini baru saja penuh. Pilih waktu lain."
        raise SesiPenuh(pesan)
    pesanan = Pesanan.objects.create(
        layanan=layanan,
        sesi_id=sesi.id,
        hari=pilihan.hari,
        berlaku_sampai=pilihan.berakhir,
        nama=nama,
        telepon=telepon,
        kode=kode_baru(PANJANG_KODE),
        kunci=kunci,
    )
    pesanan.siap.set(siap)
    catat(
        pesanan, "pesan_tempat", layanan=layanan.pk, sesi=sesi.id, telepon=sidik(telepon) if telepon else ""
    )
    return pesanan


def hanguskan_lewat() -> int:
    """Write down what the clock has decided, a few at a time; give how many."""
    daftar = list(lewat()[:SEKALI_SAPU])
    with tulis(pelaku=None):
        for satu in daftar:
            ALUR_PESANAN.jalankan(satu, "hanguskan", pelaku=None)
    return len(daftar)


def datang(pesanan: Pesanan, *, pelaku: Pengguna | None) -> Kunjungan:
    """The visitor is here: the place becomes a number of its group, in order of arrival.

    Coming twice gives the same number.

    Raises:
        Ditolak: another day, too late, given back, or the office is closed.
    """
    if pesanan.kunjungan is not None:
        return pesanan.kunjungan
    try:
        pesanan = ALUR_PESANAN.jalankan(pesanan, "ambil", pelaku=pelaku)
    except SudahBerubah:  # touched twice, or at two machines
        lama = Kunjungan.objects.filter(pesanan=pesanan.pk).select_related("kelompok").first()
        if lama is None:
            raise
        return lama
    if pesanan.kunjungan is None:  # the constraint of the table forbids it
        raise TypeError
    return pesanan.kunjungan


def _ambil(pesanan: Pesanan, *, pelaku: Pengguna | None) -> None:
    if pesanan.hari != timezone.localdate():
        pesan = f"Daftar ini untuk {tanggal_panjang(pesanan.hari)}."
        raise Ditolak(pesan)
    if pesanan.berlaku_sampai < timezone.now():
        pesan = f"Daftar ini berlaku sampai pukul {pukul(pesanan.berlaku_sampai)}. Ambil nomor biasa."
        raise Ditolak(pesan)
    pesanan.kunjungan = ambil_nomor(
        titik=titik_utama(),
        kelompok=pesanan.layanan.kelompok,
        layanan=pesanan.layanan,
        kunci=pesanan.kunci,
        pelaku=pelaku,
    )


def _batalkan(pesanan: Pesanan, *, pelaku: Pengguna | None) -> None:
    """Give the place back, so that somebody else may take it."""
    if pesanan.berlaku_sampai < timezone.now():
        pesan = "Waktunya sudah lewat, jadi tidak perlu dibatalkan."
        raise Ditolak(pesan)
    milik = IsiSesi.objects.filter(sesi=pesanan.sesi_id, hari=pesanan.hari, terisi__gt=0)
    milik.update(terisi=F("terisi") - 1)


def _hanguskan(pesanan: Pesanan, *, pelaku: Pengguna | None) -> None:
    if pesanan.berlaku_sampai >= timezone.now():
        pesan = "Waktunya belum lewat."
        raise Ditolak(pesan)


ALUR_PESANAN = Alur(
    Pesanan,
    "status",
    [
        Transisi("ambil", "Sudah datang", (Status.DIPESAN,), Status.DIAMBIL, MEJA, _ambil, umum=True),
        Transisi("batalkan", "Batalkan", (Status.DIPESAN,), Status.BATAL, MEJA, _batalkan, umum=True),
        Transisi("hanguskan", "Tidak datang", (Status.DIPESAN,), Status.HANGUS, (), _hanguskan, umum=True),
    ],
)
