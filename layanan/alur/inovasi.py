"""The register of innovations: what was wrong, what is new, what it brought, and the proof (R298)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from layanan.alur.rancangan import PERANCANG
from layanan.models import Inovasi

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan, Rancangan, VersiStandar


@dataclass(frozen=True, slots=True)
class IsiInovasi:
    """One innovation as it was written."""

    nama: str
    masalah: str
    kebaruan: str
    manfaat: str
    bukti: str
    direplikasi: str = ""
    layanan: Layanan | None = None
    rancangan: Rancangan | None = None
    standar_lama: VersiStandar | None = None
    standar_baru: VersiStandar | None = None


def simpan_inovasi(isi: IsiInovasi, *, pelaku: Pengguna, inovasi: Inovasi | None = None) -> Inovasi:
    """Write down an innovation, or what became of it.

    Raises:
        TidakBerwenang: no role that redesigns services.
        Ditolak: the two versions are one, or of two services.
    """
    if not pelaku.berperan(*PERANCANG):
        pesan = "Anda tidak bertugas mencatat inovasi."
        raise TidakBerwenang(pesan)
    lama, baru = isi.standar_lama, isi.standar_baru
    if lama and baru and (lama.pk == baru.pk or lama.layanan_id != baru.layanan_id):
        pesan = "Pilih dua versi yang berbeda dari satu layanan."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        satu = inovasi or Inovasi(**dua_waktu(saat=None, sumber=""), dicatat_oleh=pelaku)
        for kolom in fields(isi):
            setattr(satu, kolom.name, getattr(isi, kolom.name))
        satu.save()
        catat(satu, "ubah" if inovasi else "tambah")
    return satu
