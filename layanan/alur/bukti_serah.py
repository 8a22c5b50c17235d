"""Deeds on the proof of a hand-over: kept with it in one act, looked at, destroyed after its time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from bungah.dasar import brankas
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.aturan.bukti_serah import SIMPAN
from layanan.models import BuktiSerah, Penyerahan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Permohonan

NAMA: Final = "bukti"
SEKALI: Final = 200
PENUH = "Cakram komputer kantor hampir penuh. Serahkan tanpa bukti, lalu beri tahu pengelola sistem."


@dataclass(frozen=True, slots=True)
class Bukti:
    """A clean picture, and what it shows."""

    jenis: str
    gambar: bytes


def serahkan_berbukti(
    permohonan: Permohonan, *, bukti: Bukti | None, pelaku: Pengguna, **data: Any
) -> Permohonan:
    """Hand over; the proof, if any, is kept in the same act or not at all.

    Raises:
        Ditolak: what ``serahkan`` refuses, or no room on the disk.
    """
    if bukti is None:
        return ALUR_PERMOHONAN.jalankan(permohonan, "serahkan", pelaku=pelaku, **data)
    if not brankas.muat(len(bukti.gambar)):
        raise Ditolak(PENUH)
    laci = brankas.laci_baru()
    try:
        brankas.simpan(laci, NAMA, bukti.gambar)
        with tulis(pelaku=pelaku):
            selesai = ALUR_PERMOHONAN.jalankan(permohonan, "serahkan", pelaku=pelaku, **data)
            penyerahan = Penyerahan.objects.get(permohonan=selesai)
            satu = BuktiSerah.objects.create(penyerahan=penyerahan, jenis=bukti.jenis, laci=laci)
            catat(satu, "bukti_serah", permohonan=selesai.pk, jenis=bukti.jenis)
    except BaseException:
        brankas.buang_laci(laci)
        raise
    return selesai


def lihat_bukti(satu: BuktiSerah, *, pelaku: Pengguna) -> bytes:
    """The picture, for a handling officer; looking is written down.

    Raises:
        BrankasTerkunci: it was destroyed, or its drawer is gone.
    """
    if not satu.laci:
        pesan = "Bukti ini sudah dimusnahkan."
        raise brankas.BrankasTerkunci(pesan)
    gambar = brankas.ambil(satu.laci, NAMA)
    with tulis(pelaku=pelaku):
        catat(satu, "lihat_bukti")
    return gambar


def musnahkan_bukti_lama() -> int:
    """Destroy every proof that is past its time, its key first; the row says that there was one."""
    lewat = BuktiSerah.objects.filter(dibuat_pada__lt=timezone.now() - SIMPAN).exclude(laci="")
    daftar = list(lewat.order_by("pk")[:SEKALI])
    for satu in daftar:
        brankas.buang_laci(satu.laci)
        with tulis(pelaku=None):
            satu.laci = ""
            satu.save(update_fields=["laci"])
            catat(satu, "musnahkan_bukti")
    return len(daftar)
