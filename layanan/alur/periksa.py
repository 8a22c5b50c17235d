"""Deeds of the check by a second person: asked for, passed (which numbers the letter), sent back.

The check stands before the number. Without a second person the letter goes on at once, and the kepala desa
ticks the check on the cover sheet of the stack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from layanan.alur.permohonan import pastikan_penulis
from layanan.alur.surat import ajukan_surat, pastikan_bisa_ditulis, pastikan_lengkap
from layanan.aturan.periksa import KURANG_CENTANG, Butir
from layanan.cetak.periksa import sidik_berkas
from layanan.kueri.periksa import (
    berkas_pemeriksaan,
    pemeriksa_ditunggu,
    sebab_bukan_pemeriksa,
    sidik_beku,
)
from layanan.kueri.surat import surat_lengkap
from layanan.models import PemeriksaanSurat, Permohonan, Surat

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Pernyataan

Cara, Hasil = PemeriksaanSurat.Cara, PemeriksaanSurat.Hasil
LENGKAP = Butir(identitas=True, ejaan=True, salinan=True)


def atur_rangkap(surat: Surat, banyak: int, *, pelaku: Pengguna) -> Surat:
    """How many copies of the letter are printed and signed."""
    pastikan_penulis(pelaku, "mengatur rangkap surat")
    if banyak == surat.salinan:
        return surat
    with tulis(pelaku=pelaku):
        permohonan = Permohonan.objects.select_for_update(of=("self",)).get(pk=surat.permohonan_id)
        pastikan_bisa_ditulis(permohonan)
        Surat.objects.filter(pk=surat.pk).update(salinan=banyak)
        catat(surat, "rangkap", banyak=banyak)
    return surat_lengkap(surat.pk)


def minta_periksa(berkas: Surat | Pernyataan, *, pelaku: Pengguna) -> PemeriksaanSurat:
    """Ask a second person to check this paper as it now stands; asking again renews what is asked.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: nobody has to check it, something is empty, or another step comes first.
    """
    pastikan_penulis(pelaku, "meminta pemeriksaan surat")
    with tulis(pelaku=pelaku):
        berkas = _kunci_berkas(berkas)
        sidik = sidik_berkas(berkas)
        if not pemeriksa_ditunggu(berkas, sidik):
            pesan = "Surat ini tidak perlu diperiksa lagi."
            raise Ditolak(pesan)
        satu = berkas.pemeriksaan.filter(hasil="").first() or _baru(berkas)
        satu.sidik_isi, satu.diminta_oleh, satu.diminta_pada, satu.cara = sidik, pelaku, timezone.now(), ""
        satu.save()
        catat(satu, "minta_periksa", sidik=sidik)
    return satu


def _kunci_berkas(berkas: Surat | Pernyataan) -> Surat | Pernyataan:
    """Lock the request, and for a letter see that it is at its step and complete."""
    permohonan = Permohonan.objects.select_for_update(of=("self",)).get(pk=berkas.permohonan_id)
    if not isinstance(berkas, Surat):
        return berkas
    pastikan_bisa_ditulis(permohonan)
    lengkap = surat_lengkap(berkas.pk)
    pastikan_lengkap(lengkap)
    return lengkap


def _baru(berkas: Surat | Pernyataan) -> PemeriksaanSurat:
    return PemeriksaanSurat(**{"surat" if isinstance(berkas, Surat) else "pernyataan": berkas})


def luluskan(
    pemeriksaan: PemeriksaanSurat, *, butir: Butir, pelaku: Pengguna, **surat: Any
) -> Surat | Pernyataan:
    """Everything matches: the letter gets number, date and bytes now; a statement waits for its paper.

    ``surat``: ``tanggal`` and ``alasan_tahun_lalu``, as ``ajukan_surat`` takes them.

    Raises:
        TidakBerwenang: not the person who checks this kind, or wrote in it.
        Ditolak: one of the three was not ticked, or the letter may not be numbered.
        SudahBerubah: checked already, or changed since it was asked for.
        CetakGagal: the check stands; submitting the letter again goes on from there.
    """
    if sedang_menulis():
        pesan = "luluskan() merender di luar transaksi"
        raise DiLuarTulis(pesan)
    if not butir.semua:
        raise Ditolak(KURANG_CENTANG)
    with tulis(pelaku=pelaku):
        satu = _putuskan(pemeriksaan, pelaku, Hasil.COCOK, butir)
    if satu.surat is not None:
        return ajukan_surat(surat_lengkap(satu.surat.pk), pelaku=pelaku, **surat)
    return berkas_pemeriksaan(satu)


def pulangkan(pemeriksaan: PemeriksaanSurat, *, catatan: str, pelaku: Pengguna) -> PemeriksaanSurat:
    """Something does not match: back to the writer with the reason; no number was used.

    Raises:
        TidakBerwenang, SudahBerubah: as ``luluskan``.
        Ditolak: no reason.
    """
    if not catatan.strip():
        pesan = "Tulis apa yang perlu diperbaiki, supaya penulisnya tahu."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        return _putuskan(pemeriksaan, pelaku, Hasil.KEMBALI, None, catatan.strip())


def _putuskan(
    pemeriksaan: PemeriksaanSurat, pelaku: Pengguna, hasil: str, butir: Butir | None, catatan: str = ""
) -> PemeriksaanSurat:
    berkas = berkas_pemeriksaan(pemeriksaan)
    Permohonan.objects.select_for_update(of=("self",)).get(pk=berkas.permohonan_id)
    satu = PemeriksaanSurat.objects.select_for_update(of=("self",)).get(pk=pemeriksaan.pk)
    if satu.hasil:
        pesan = f"Surat ini sudah diperiksa {satu.diperiksa_oleh}."
        raise SudahBerubah(pesan)
    berkas = berkas_pemeriksaan(satu)
    if sebab := sebab_bukan_pemeriksa(berkas, pelaku):
        raise TidakBerwenang(sebab)
    if sidik_berkas(berkas) != satu.sidik_isi:
        pesan = "Isi surat berubah sejak diminta diperiksa. Penulisnya minta diperiksa lagi dulu."
        raise SudahBerubah(pesan)
    return _tutup(satu, pelaku, berkas.templat.jenis.pemeriksa, hasil, butir, catatan)


def _tutup(
    satu: PemeriksaanSurat, pelaku: Pengguna, cara: str, hasil: str, butir: Butir | None, catatan: str = ""
) -> PemeriksaanSurat:
    satu.cara, satu.hasil, satu.catatan = cara, hasil, catatan
    satu.diperiksa_oleh, satu.diperiksa_pada = pelaku, timezone.now()
    if butir is not None:
        satu.identitas, satu.ejaan, satu.salinan = butir.identitas, butir.ejaan, butir.salinan
    satu.save()
    catat(satu, "periksa_surat", hasil=hasil, cara=cara, sidik=satu.sidik_isi)
    return satu


def buka_di_lembar(surat: Surat, *, pelaku: Pengguna) -> PemeriksaanSurat:
    """The cover sheet asks the kepala desa to check this letter; inside the caller's ``tulis()``."""
    satu = surat.pemeriksaan.filter(hasil="").first() or PemeriksaanSurat(surat=surat)
    satu.sidik_isi, satu.diminta_oleh, satu.cara = sidik_beku(surat), pelaku, Cara.LEMBAR
    satu.diminta_pada = timezone.now()
    satu.save()
    catat(satu, "minta_periksa", sidik=satu.sidik_isi, cara=satu.cara)
    return satu


def periksa_di_lembar(surat: Surat, *, pelaku: Pengguna) -> PemeriksaanSurat:
    """The signer checked this letter alone, with the signature; inside the caller's ``tulis()``."""
    satu = surat.pemeriksaan.filter(hasil="").first() or buka_di_lembar(surat, pelaku=pelaku)
    satu.sidik_isi = sidik_beku(surat)
    return _tutup(satu, pelaku, Cara.LEMBAR, Hasil.COCOK, LENGKAP)
