"""What one part of the office asks of another: the same steps and promise, without number or queue (R277)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import SEMUA_PETUGAS
from layanan.alur.langkah import buka_langkah
from layanan.alur.permohonan import ALUR_PERMOHONAN, isi_berkas
from layanan.kueri.permohonan import berkas_kurang_dari
from layanan.kueri.standar import standar_berlaku
from layanan.models import BerkasPermohonan, Langkah, Layanan, Permohonan

if TYPE_CHECKING:
    from uuid import UUID

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai
    from layanan.models import VersiStandar

PEMINTA = SEMUA_PETUGAS
BERSURAT = (Langkah.Perbuatan.AJUKAN, Langkah.Perbuatan.TERBIT)


def minta(
    layanan: Layanan,
    *,
    peminta: Pegawai,
    keperluan: str,
    kunci: UUID,
    pelaku: Pengguna,
    berkas_ada: bool = True,
) -> Permohonan:
    """Ask a colleague's part of the office for something; with a complete file the clock starts at once.

    The same ``kunci`` always gives the same request. Without ``berkas_ada`` it waits for its papers.

    Raises:
        TidakBerwenang: no duty at the office today.
        Ditolak: a service for residents, no standard in force, or one that ends in a resident's letter.
    """
    if not pelaku.berperan(*PEMINTA):
        pesan = "Tidak ada SK atau surat tugas yang berlaku hari ini untuk meminta."
        raise TidakBerwenang(pesan)
    standar = _standar(layanan)
    try:
        with tulis(pelaku=pelaku):
            satu = Permohonan.objects.create(
                layanan=layanan,
                standar=standar,
                pegawai=peminta,
                keperluan=keperluan,
                kunci=kunci,
                dicatat_oleh=pelaku,
                **dua_waktu(saat=None, sumber=""),
            )
            catat(satu, "minta", layanan=layanan.pk, pegawai=peminta.pk)
            jawaban = {s.pk: BerkasPermohonan.Keadaan.ADA for s in standar.persyaratan.all() if berkas_ada}
            isi_berkas(satu, jawaban)
            buka_langkah(satu, standar.langkah.all()[0], satu.terjadi_pada)
            if not berkas_kurang_dari(satu).exists():
                satu = ALUR_PERMOHONAN.jalankan(satu, "terima", pelaku=pelaku)
    except IntegrityError:
        if lama := Permohonan.objects.filter(kunci=kunci).first():
            return lama
        raise
    return satu


def _standar(layanan: Layanan) -> VersiStandar:
    if layanan.subjek != Layanan.Subjek.INTERNAL:
        pesan = f"{layanan} adalah layanan untuk warga. Daftarkan di meja depan."
        raise Ditolak(pesan)
    standar = standar_berlaku(layanan)
    if standar is None:
        pesan = f"{layanan} belum punya standar yang berlaku."
        raise Ditolak(pesan)
    if any(satu.perbuatan in BERSURAT for satu in standar.langkah.all()):
        pesan = f"{layanan} memakai langkah surat untuk warga. Ganti langkahnya di Pengelolaan."
        raise Ditolak(pesan)
    return standar
