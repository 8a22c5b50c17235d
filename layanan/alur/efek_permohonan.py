"""What each deed on a request does besides moving its stage: the effects of ``ALUR_PERMOHONAN``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.nilai import Rupiah
from layanan.alur.arsip_permohonan import arsipkan_berkas, arsipkan_hasil
from layanan.alur.langkah import buka_langkah, catat_keluar, hentikan_langkah, maju, tutup_langkah
from layanan.alur.sambung import sambung_pengganti
from layanan.alur.telusur import simpan_telusur
from layanan.aturan.permohonan import jatuh_tempo
from layanan.kueri.biaya import tertahan_biaya
from layanan.kueri.legalisir import belum_disalin
from layanan.kueri.permohonan import berkas_kurang_dari
from layanan.kueri.pernyataan import belum_dicatat
from layanan.models import Langkah, Penyerahan, Permohonan

if TYPE_CHECKING:
    from datetime import datetime

    from bungah.dasar.models import Pengguna

Perbuatan = Langkah.Perbuatan


def lengkapi(permohonan: Permohonan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    """The file is complete and its fee, if any, is paid with a receipt: the clock starts now (R083, R088)."""
    if kurang := [str(b.persyaratan) for b in berkas_kurang_dari(permohonan)]:
        pesan = f"Berkas masih kurang: {', '.join(kurang)}."
        raise Ditolak(pesan)
    if tertahan_biaya(permohonan):
        biaya = Rupiah(permohonan.standar.biaya)
        pesan = f"Biaya {biaya} belum dibayar. Warga membayar di bendahara, bukan di sini."
        raise Ditolak(pesan)
    permohonan.lengkap_pada = maju(permohonan, Perbuatan.LENGKAPI, pelaku=pelaku, saat=saat)
    permohonan.jatuh_tempo = jatuh_tempo(permohonan.lengkap_pada, permohonan.standar.menit, kalender_kerja())
    arsipkan_berkas(permohonan)


def terima(permohonan: Permohonan, *, pelaku: Pengguna) -> None:
    """A colleague's request is complete: any officer may ask one of a colleague (R277)."""
    if not permohonan.internal:
        pesan = "Permohonan warga diterima di meja depan."
        raise Ditolak(pesan)
    lengkapi(permohonan, pelaku=pelaku)


def ajukan(permohonan: Permohonan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    maju(permohonan, Perbuatan.AJUKAN, pelaku=pelaku, saat=saat)


def selesaikan(permohonan: Permohonan, *, pelaku: Pengguna, hasil: str, saat: datetime | None = None) -> None:
    """Work done where the village issues no letter; the promise stops here."""
    if belum_dicatat(permohonan):
        pesan = "Pernyataan warga belum dicatat. Buka Pernyataan warga, catat lembar yang ditandatangani."
        raise Ditolak(pesan)
    if belum_disalin(permohonan):
        pesan = (
            "Salinannya belum dibuat. Tekan Buat salinan; berkas aslinya tidak ada di sini: catat sebabnya."
        )
        raise Ditolak(pesan)
    if not hasil.strip():
        pesan = "Tulis hasil pekerjaannya dengan singkat."
        raise Ditolak(pesan)
    permohonan.hasil = hasil.strip()
    permohonan.siap_pada = maju(permohonan, Perbuatan.SELESAIKAN, pelaku=pelaku, saat=saat)
    arsipkan_hasil(permohonan)


def terbit(permohonan: Permohonan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    """The letter is signed and back: ready, and the promise stops; one that corrects another replaces it."""
    sambung_pengganti(permohonan)
    permohonan.siap_pada = maju(permohonan, Perbuatan.TERBIT, pelaku=pelaku, saat=saat)
    arsipkan_hasil(permohonan)


def kembalikan(permohonan: Permohonan, *, pelaku: Pengguna, alasan: str) -> None:
    """Back to the writer; ``lengkap_pada`` stays, so the request keeps its turn."""
    catatan = f"Dikembalikan: {alasan.strip()}"
    jalan = tutup_langkah(permohonan, Perbuatan.TERBIT, pelaku=pelaku, saat=None, catatan=catatan)
    ulang = permohonan.standar.langkah.get(perbuatan=Perbuatan.AJUKAN)
    catat_keluar(jalan, jalan.langkah.cabang.filter(tujuan=ulang).first())
    buka_langkah(permohonan, ulang, jalan.selesai or jalan.mulai)


def betulkan(permohonan: Permohonan, *, pelaku: Pengguna, alasan: str) -> None:
    """Something is wrong in a letter not yet handed over: back to its writer; the promise runs on."""
    ulang = permohonan.standar.langkah.filter(perbuatan=Perbuatan.AJUKAN).first()
    if ulang is None or not alasan.strip():
        pesan = "Tulis apa yang salah di surat ini." if ulang else "Layanan ini tidak menerbitkan surat."
        raise Ditolak(pesan)
    catatan = f"Dibetulkan sebelum diserahkan: {alasan.strip()}"
    jalan = tutup_langkah(permohonan, Perbuatan.SERAHKAN, pelaku=pelaku, saat=None, catatan=catatan)
    permohonan.siap_pada = None
    buka_langkah(permohonan, ulang, jalan.selesai or jalan.mulai)


def serahkan(
    permohonan: Permohonan,
    *,
    pelaku: Pengguna,
    diambil_oleh: str,
    hubungan: str = "",
    cara: str = "",
    saat: datetime | None = None,
) -> None:
    """Hand over; days until collection are measured apart from the promise.

    Without ``cara`` the letter was fetched at the counter: by its owner, or by somebody in their name.
    """
    siapa, hubungan = diambil_oleh.strip(), hubungan.strip()
    if not siapa:
        pesan = "Tulis siapa yang mengambil."
        raise Ditolak(pesan)
    sendiri = siapa == permohonan.orang and not hubungan
    di_kantor = Penyerahan.Cara.LANGSUNG if sendiri else Penyerahan.Cara.KUASA
    permohonan.diambil_oleh, permohonan.hubungan_pengambil = siapa, hubungan
    Penyerahan.objects.create(permohonan=permohonan, cara=cara or di_kantor)
    permohonan.selesai_pada = maju(permohonan, Perbuatan.SERAHKAN, pelaku=pelaku, saat=saat)
    simpan_telusur(permohonan, kalender_kerja())


def batalkan(permohonan: Permohonan, *, pelaku: Pengguna, alasan: str) -> None:
    if not alasan.strip():
        pesan = "Tulis alasan pembatalan."
        raise Ditolak(pesan)
    permohonan.alasan_batal = alasan.strip()
    hentikan_langkah(permohonan, pelaku=pelaku, catatan="Dibatalkan")
    permohonan.jeda.filter(selesai=None).update(selesai=timezone.now())
