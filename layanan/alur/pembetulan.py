"""A letter turns out wrong: its sheet is destroyed, or, once handed over, a new letter names the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.alur import ALUR_SURAT_KELUAR
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from layanan.alur.langkah import buka_langkah
from layanan.alur.permohonan import ALUR_PERMOHONAN, isi_berkas, pastikan_penulis
from layanan.alur.surat import register_surat
from layanan.kueri.permohonan import berkas_kurang_dari
from layanan.kueri.standar import standar_berlaku
from layanan.kueri.surat import templat_untuk
from layanan.models import LangkahBerjalan, Permohonan, Surat

if TYPE_CHECKING:
    from uuid import UUID

    from bungah.dasar.models import Pengguna
    from layanan.models import VersiStandar, VersiTemplat

PANJANG_CATATAN = 250


def betulkan_sebelum_serah(surat: Surat, *, alasan: str, pelaku: Pengguna) -> None:
    """Back to the writer with its number and date; the signed sheet was destroyed, its bytes stay as proof.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: no reason.
        SudahBerubah: it was handed over meanwhile.
    """
    register = register_surat(surat)
    with tulis(pelaku=pelaku):
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "betulkan", pelaku=pelaku, alasan=alasan)
        ALUR_SURAT_KELUAR.jalankan(register, "betulkan", pelaku=pelaku, alasan=alasan)


def buat_pembetulan(surat: Surat, *, alasan: str, pelaku: Pengguna, kunci: UUID) -> Permohonan:
    """A new request in the old visit whose letter will replace ``surat`` once it is issued.

    The old letter stays in force until then. The same ``kunci`` gives the same request.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: no reason, or the service issues no letter any more.
        SudahBerubah: not handed over, not in force, or a correction is under way.
    """
    if ada := Permohonan.objects.filter(kunci=kunci).first():
        return ada
    pastikan_penulis(pelaku, "membetulkan surat")
    if not alasan.strip():
        pesan = "Tulis apa yang salah di surat ini."
        raise Ditolak(pesan)
    standar = standar_berlaku(surat.permohonan.layanan, dipilih=False)
    templat = templat_untuk(surat.permohonan.layanan_id)
    if standar is None or templat is None:
        pesan = "Layanan ini sekarang tidak menerbitkan surat. Hubungi Sekretaris Desa."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        lama = Permohonan.objects.select_for_update(of=("self",)).get(pk=surat.permohonan_id)
        _pastikan_bisa(surat, lama)
        return _buat(surat, lama, standar, templat, alasan.strip(), pelaku, kunci)


def _pastikan_bisa(surat: Surat, lama: Permohonan) -> None:
    register = SuratKeluar.objects.get(pk=register_surat(surat).pk)
    if lama.tahap != Permohonan.Tahap.SELESAI or register.status != SuratKeluar.Status.TERBIT:
        pesan = f"Surat {surat} belum diserahkan atau tidak berlaku lagi."
        raise SudahBerubah(pesan)
    Surat.objects.filter(menggantikan=surat, dibatalkan=True).update(menggantikan=None)
    if Surat.objects.filter(menggantikan=surat).exists():
        pesan = f"Pembetulan surat {surat} sudah dibuat."
        raise SudahBerubah(pesan)


def _buat(
    surat: Surat,
    lama: Permohonan,
    standar: VersiStandar,
    templat: VersiTemplat,
    alasan: str,
    pelaku: Pengguna,
    kunci: UUID,
) -> Permohonan:
    """Request, files as they were seen, and the letter as it was written; complete at once when it was."""
    baru = Permohonan.objects.create(
        kunjungan=lama.kunjungan,
        layanan=lama.layanan,
        standar=standar,
        warga=lama.warga,
        keperluan=lama.keperluan,
        jenis_pemohon=lama.jenis_pemohon,
        nama_lembaga=lama.nama_lembaga,
        kedudukan=lama.kedudukan,
        membetulkan=lama,
        kunci=kunci,
        dicatat_oleh=pelaku,
        **dua_waktu(saat=None, sumber=""),
    )
    catat(baru, "daftarkan", layanan=lama.layanan_id, kunjungan=lama.kunjungan_id, membetulkan=lama.pk)
    dulu = {satu.persyaratan.nama: satu.keadaan for satu in lama.berkas.select_related("persyaratan")}
    isi_berkas(baru, {s.pk: dulu[s.nama] for s in standar.persyaratan.all() if s.nama in dulu})
    jalan = buka_langkah(baru, standar.langkah.all()[0], baru.terjadi_pada)
    kolom = {satu.nama for satu in templat.kolom.all()}
    isian = {nama: isi for nama, isi in surat.isian.items() if nama in kolom}
    konsep = Surat.objects.create(permohonan=baru, templat=templat, isian=isian, menggantikan=surat)
    konsep.penulis.add(pelaku)
    catat(konsep, "betulkan", menggantikan=surat.pk)
    if not berkas_kurang_dari(baru).exists():
        baru = ALUR_PERMOHONAN.jalankan(baru, "lengkapi", pelaku=pelaku)
    catatan = f"Membetulkan surat {surat}: {alasan}"[:PANJANG_CATATAN]
    LangkahBerjalan.objects.filter(pk=jalan.pk).update(catatan=catatan)
    return baru
