"""Deeds on letters: write, submit, sign, return, cancel.

Submitting takes two short transactions with the rendering between them: (1) number, register row,
``disiapkan``; (2) bytes, hash, ``menunggu tanda tangan``, the request's next stage. A failed
rendering leaves the row ``disiapkan`` with the same number and «coba lagi».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR, bekukan_surat, daftarkan_keluar
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from kepegawaian.kueri import kepala_desa
from layanan.alur.permohonan import ALUR_PERMOHONAN, PENULIS
from layanan.aturan.surat import kurang, label
from layanan.cetak.surat import cetak_surat, kolom_surat, nilai_surat
from layanan.models import Permohonan, Surat, VersiTemplat

if TYPE_CHECKING:
    from datetime import date, datetime
    from collections.abc import Iterable, Mapping
    from bungah.dasar.models import Pengguna, Warga
    from kepegawaian.models import Pegawai

BANYAK_SEKALIGUS = 30
SUMBER_TUMPUKAN = "tumpukan surat bertanda tangan"


def simpan_isian(
    permohonan: Permohonan, isian: Mapping[str, str], *, pelaku: Pengguna, warga: Warga | None = None
) -> Surat:
    """Save the letter's own fields; a letter keeps the wording version it was begun with.

    Raises:
        SudahBerubah: the letter waits for a signature or is issued.
    """
    if not pelaku.berperan(*PENULIS):
        pesan = "Anda tidak bertugas menulis surat."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        surat = surat_berjalan(permohonan)
        if surat is None:
            templat = VersiTemplat.objects.get(jenis__layanan=permohonan.layanan_id, dipakai=True)
            surat = Surat(permohonan=permohonan, templat=templat)
        if surat.register and surat.register.status != SuratKeluar.Status.DISIAPKAN:
            pesan = f"Surat ini sudah {surat.register.get_status_display().casefold()}."
            raise SudahBerubah(pesan)
        surat.isian = dict(isian)
        surat.save()
        if warga is not None:
            warga.save()
            catat(warga, "perbarui")
        catat(surat, "tulis", kolom=sorted(isian))
    return surat


def surat_berjalan(permohonan: Permohonan) -> Surat | None:
    """The letter of a request that is not cancelled."""
    return (
        Surat.objects.filter(permohonan=permohonan, dibatalkan=False)
        .select_related("register__naskah", "templat__jenis__klasifikasi")
        .first()
    )


def ajukan_surat(
    surat: Surat,
    *,
    pelaku: Pengguna,
    tanggal: date | None = None,
    alasan_tahun_lalu: str = "",
    saat: datetime | None = None,
) -> Surat:
    """Give the letter its number and row, render and freeze it, and ask for the signature.

    A returned letter keeps its number; its corrected bytes become the next version.

    Raises:
        Ditolak: a required field is empty.
        CetakGagal: rendering failed; number and row stay, submitting again goes on from there.
    """
    if sedang_menulis():
        pesan = "ajukan_surat() merender di luar transaksi"
        raise DiLuarTulis(pesan)
    _pastikan_lengkap(surat)
    surat = _beri_nomor(surat, pelaku, tanggal or timezone.localdate(), alasan_tahun_lalu)
    isi = cetak_surat(surat)
    with tulis(pelaku=pelaku):
        register = surat.register
        if register is None:
            raise SudahBerubah(str(surat))
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "ajukan", pelaku=pelaku, saat=saat)
        register = ALUR_SURAT_KELUAR.jalankan(register, "minta_tanda_tangan", pelaku=pelaku)
        bekukan_surat(register, isi)
    return Surat.objects.select_related("register__naskah", "permohonan").get(pk=surat.pk)


def _pastikan_lengkap(surat: Surat) -> None:
    wajib = [k for k in surat.templat.kolom.all() if k.wajib and not surat.isian.get(k.nama)]
    if wajib:
        pesan = f"Isi dulu: {', '.join(k.label for k in wajib)}."
        raise Ditolak(pesan)
    if kosong := kurang(surat.templat.isi, nilai_surat(surat), kolom_surat(surat)):
        pesan = f"Data warga belum lengkap untuk surat ini: {', '.join(label(n, kolom_surat(surat)) for n in kosong)}."
        raise Ditolak(pesan)


def _beri_nomor(surat: Surat, pelaku: Pengguna, tanggal: date, alasan: str) -> Surat:
    """First transaction: number and register row, unless the letter has them already."""
    with tulis(pelaku=pelaku):
        terkunci = Surat.objects.select_for_update(of=("self",)).get(pk=surat.pk)
        permohonan = terkunci.permohonan
        if permohonan.tahap != Permohonan.Tahap.PROSES:
            pesan = f"Permohonan ini sedang {permohonan.get_tahap_display().casefold()}, surat tidak bisa diajukan."
            raise SudahBerubah(pesan)
        if terkunci.register is None:
            jenis = terkunci.templat.jenis
            terkunci.register = daftarkan_keluar(
                klasifikasi=jenis.klasifikasi,
                tanggal=tanggal,
                perihal=jenis.perihal,
                ditujukan_kepada=permohonan.pemohon,
                pelaku=pelaku,
                alasan_tahun_lalu=alasan,
                surat=terkunci.pk,
            )
            terkunci.save(update_fields=["register"])
            catat(terkunci, "beri_nomor", register=terkunci.register.pk)
    return (
        Surat.objects.select_related("register__naskah", "permohonan__warga", "templat__jenis")
        .prefetch_related("templat__kolom")
        .get(pk=surat.pk)
    )


def catat_tanda_tangan(
    daftar: Iterable[Surat], *, pelaku: Pengguna, terjadi_pada: datetime | None = None
) -> list[Surat]:
    """Record that these letters came back signed with the pen, at most 30 in one act (all or none).

    Raises:
        Ditolak: too many, nobody signs, or one of them is not waiting any more.
    """
    daftar = list(daftar)
    kades = kepala_desa()
    if not daftar or len(daftar) > BANYAK_SEKALIGUS:
        pesan = f"Centang 1 sampai {BANYAK_SEKALIGUS} surat."
        raise Ditolak(pesan)
    if kades is None:
        pesan = "Belum ada Kepala Desa di daftar pegawai."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        for surat in sorted(daftar, key=lambda s: s.pk):
            _sahkan(surat, kades, pelaku, terjadi_pada)
    return daftar


def _sahkan(surat: Surat, kades: Pegawai, pelaku: Pengguna, terjadi_pada: datetime | None) -> None:
    if surat.register is None:
        pesan = "Surat ini belum bernomor."
        raise Ditolak(pesan)
    ALUR_PERMOHONAN.jalankan(surat.permohonan, "terbit", pelaku=pelaku, saat=terjadi_pada)
    ALUR_SURAT_KELUAR.jalankan(
        surat.register,
        "terbitkan",
        pelaku=pelaku,
        penanda_tangan=kades,
        terjadi_pada=terjadi_pada,
        sumber=SUMBER_TUMPUKAN,
    )


def kembalikan_surat(surat: Surat, *, pelaku: Pengguna, alasan: str) -> None:
    """Return a letter to its writer; it keeps its number and the request its turn."""
    if surat.register is None:
        pesan = "Surat ini belum diajukan."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "kembalikan", pelaku=pelaku, alasan=alasan)
        ALUR_SURAT_KELUAR.jalankan(surat.register, "kembalikan", pelaku=pelaku, alasan=alasan)


def batalkan_surat(surat: Surat, *, pelaku: Pengguna, alasan: str) -> None:
    """Cancel request and letter; a number already given stays in the register as ``batal``."""
    with tulis(pelaku=pelaku):
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "batalkan", pelaku=pelaku, alasan=alasan)
        terkunci = Surat.objects.select_for_update(of=("self",)).get(pk=surat.pk)
        terkunci.dibatalkan = True
        terkunci.save(update_fields=["dibatalkan"])
        if terkunci.register:
            ALUR_SURAT_KELUAR.jalankan(terkunci.register, "batalkan", pelaku=pelaku, alasan=alasan)
        catat(terkunci, "batalkan")


def pengesahan_surat(surat: Surat) -> list[Pengesahan]:
    """Who agreed to this letter and how."""
    if surat.register is None:
        return []
    return list(surat.register.pengesahan.select_related("penanda_tangan", "dicatat_oleh").order_by("id"))
