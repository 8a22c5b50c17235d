"""Deeds of compensation: decide, write the letter, give it after the pen, use its priority once (R261)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError
from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR, bekukan_surat, daftarkan_keluar
from arsip.models import Klasifikasi, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.peran import MEJA
from kepegawaian.kueri import tidak_hadir
from layanan.alur.penetapan import PENETAP
from layanan.aturan.terlambat import lewat_toleransi
from layanan.cetak.kompensasi import cetak_surat_kompensasi
from layanan.kueri.kompensasi import kata_sebab, menit_lewat, register_kompensasi, sebab_permohonan
from layanan.kueri.penanda import BELUM_ADA, penanda_kantor, penanda_register
from layanan.models import Kompensasi, Permohonan, VersiStandar

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

KLASIFIKASI = "000.8.3.4"  # public service, Permendagri 83/2022
Status = SuratKeluar.Status


def putuskan_kompensasi(permohonan: Permohonan, *, jenis: str, pelaku: Pengguna) -> Kompensasi:
    """Decide what the applicant gets, with the reason and the minutes as they are now.

    Raises:
        TidakBerwenang: only sekdes or kades decide.
        Ditolak: within the tolerance, an unknown kind, or decided already.
    """
    if not pelaku.berperan(*PENETAP):
        pesan = "Kompensasi diputuskan Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)
    if jenis not in VersiStandar.Kompensasi.values:
        pesan = "Pilih kompensasi yang ada di daftar."
        raise Ditolak(pesan)
    kalender, sekarang = kalender_kerja(), timezone.now()
    try:
        with tulis(pelaku=pelaku):
            terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
            menit = menit_lewat(terkunci, kalender, sekarang)
            if terkunci.internal or not lewat_toleransi(menit, terkunci.standar.toleransi):
                pesan = "Permohonan ini belum melewati toleransi janjinya."
                raise Ditolak(pesan)
            satu = Kompensasi.objects.create(
                permohonan=terkunci,
                jenis=jenis,
                menit_lewat=menit,
                sebab=kata_sebab(sebab_permohonan(terkunci, kalender, sekarang))[:250],
                diputuskan_oleh=pelaku,
            )
            catat(satu, "putuskan", permohonan=terkunci.pk, jenis=jenis)
    except IntegrityError:
        pesan = "Permohonan ini sudah diberi kompensasi."
        raise Ditolak(pesan) from None
    return satu


def buat_surat_kompensasi(satu: Kompensasi, *, pelaku: Pengguna) -> Kompensasi:
    """Number, print and freeze the letter; it then waits for the pen. Asked again after a failed print, it
    keeps its number.

    Raises:
        TidakBerwenang: no desk role.
        Ditolak: nobody could sign it.
        CetakGagal: the print machine failed.
    """
    if sedang_menulis():
        pesan = "buat_surat_kompensasi() mencetak di antara dua transaksi"
        raise DiLuarTulis(pesan)
    _pastikan_meja(pelaku)
    with tulis(pelaku=pelaku):
        terkunci = _kunci(satu)
        if terkunci.register is None:
            terkunci.register = _daftarkan(terkunci, pelaku)
            terkunci.save(update_fields=["register"])
            catat(terkunci, "daftarkan", surat=terkunci.register.pk)
    baru = register_kompensasi().select_related("register__penanda").get(pk=satu.pk)
    register = baru.register
    if register is None or register.status != Status.DISIAPKAN:
        return baru
    isi = cetak_surat_kompensasi(baru)
    with tulis(pelaku=pelaku):
        segar = SuratKeluar.objects.select_for_update(of=("self",)).get(pk=register.pk)
        if segar.status == Status.DISIAPKAN:
            bekukan_surat(segar, isi)
            ALUR_SURAT_KELUAR.jalankan(segar, "minta_tanda_tangan", pelaku=pelaku)
    return baru


def _daftarkan(satu: Kompensasi, pelaku: Pengguna) -> SuratKeluar:
    klasifikasi = Klasifikasi.objects.filter(kode=KLASIFIKASI).first()
    penanda = penanda_kantor(timezone.localdate())
    if penanda is None:
        raise Ditolak(BELUM_ADA)
    if klasifikasi is None:
        pesan = f"Kode klasifikasi {KLASIFIKASI} (pelayanan publik) belum ada. Tambahkan dulu di Rujukan."
        raise Ditolak(pesan)
    return daftarkan_keluar(
        klasifikasi=klasifikasi,
        tanggal=timezone.localdate(),
        perihal="Permohonan maaf atas keterlambatan",
        ditujukan_kepada=satu.permohonan.pemohon,
        pelaku=pelaku,
        penanda=penanda,
        kompensasi=satu.pk,
    )


def berikan_kompensasi(satu: Kompensasi, *, pelaku: Pengguna) -> Kompensasi:
    """The letter is back from the pen and was given: one act records both.

    Raises:
        TidakBerwenang: no desk role.
        Ditolak: the signer is recorded as absent today.
        SudahBerubah: the letter does not wait for the pen.
    """
    _pastikan_meja(pelaku)
    with tulis(pelaku=pelaku):
        terkunci = _kunci(satu)
        register = terkunci.register
        penanda = penanda_register(register) if register else None
        if register is None or penanda is None or register.penanda is None:
            pesan = "Suratnya belum dibuat."
            raise SudahBerubah(pesan)
        if tidak_hadir(penanda.pegawai, timezone.localdate()):
            pesan = f"{penanda.nama} dicatat tidak hadir hari ini."
            raise Ditolak(pesan)
        ALUR_SURAT_KELUAR.jalankan(
            register,
            "terbitkan",
            pelaku=pelaku,
            penanda_tangan=register.penanda,
            jabatan=penanda.sebutan,
            dirangkap=True,
        )
        terkunci.diberikan_pada = timezone.now()
        terkunci.save(update_fields=["diberikan_pada"])
        catat(terkunci, "berikan")
    return terkunci


def pakai_prioritas(satu: Kompensasi, *, pelaku: Pengguna) -> Kompensasi:
    """The applicant came again with the letter and was served first: it holds once."""
    _pastikan_meja(pelaku)
    with tulis(pelaku=pelaku):
        terkunci = _kunci(satu)
        sekali = terkunci.jenis == VersiStandar.Kompensasi.PRIORITAS and terkunci.diberikan_pada
        if not sekali or terkunci.dipakai_pada:
            pesan = "Surat ini tidak memberi hak didahulukan, atau sudah dipakai."
            raise SudahBerubah(pesan)
        terkunci.dipakai_pada = timezone.now()
        terkunci.save(update_fields=["dipakai_pada"])
        catat(terkunci, "pakai")
    return terkunci


def _pastikan_meja(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*MEJA):
        pesan = "Anda tidak bertugas di meja depan."
        raise TidakBerwenang(pesan)


def _kunci(satu: Kompensasi) -> Kompensasi:
    """The row under the locks in the order of the house: request, then this."""
    Permohonan.objects.select_for_update(of=("self",)).get(pk=satu.permohonan_id)
    return Kompensasi.objects.select_for_update(of=("self",)).get(pk=satu.pk)
