"""Deeds on statements: prepared for the citizen, registered when the signed paper comes back.

A statement is never a letter of the village: no letterhead, no outgoing number, nothing to verify. Its sheet
is frozen when it is printed to be signed; registering it keeps exactly the bytes that were signed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.aturan import SERI_PERNYATAAN
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from bungah.dasar.peran import Peran
from bungah.naskah.alur import ambil_nomor, bekukan
from bungah.naskah.models import Naskah
from layanan.alur.permohonan import PENULIS, pastikan_penulis
from layanan.aturan.surat import kurang, label
from layanan.cetak.periksa import sidik_berkas
from layanan.cetak.pernyataan import cetak_pernyataan, nilai_pernyataan, tanda_isi
from layanan.kueri.periksa import sudah_diperiksa
from layanan.kueri.pernyataan import pernyataan_berjalan, templat_pernyataan
from layanan.models import LembarPernyataan, Permohonan, Pernyataan

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from bungah.dasar.models import Pengguna, Warga

PEMBACA_PERNYATAAN = (*PENULIS, Peran.ARSIPARIS, Peran.KADES, Peran.AUDITOR)
BERUBAH = "Isinya diubah setelah lembarnya dicetak. Cetak lagi, lalu minta ditandatangani lagi."
TERBUKA = (Permohonan.Tahap.PENDAFTARAN, Permohonan.Tahap.PROSES)


def simpan_pernyataan(
    permohonan: Permohonan,
    isian: Mapping[str, str],
    *,
    pelaku: Pengguna,
    warga: Warga | None = None,
    ubahan: Collection[str] = (),
) -> Pernyataan:
    """Save what the statement says; it keeps the wording version it was begun with.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: this service has no statement.
        SudahBerubah: it is registered, or the request is past its work.
    """
    pastikan_penulis(pelaku, "menyiapkan pernyataan")
    with tulis(pelaku=pelaku):
        _kunci(permohonan)
        satu = pernyataan_berjalan(permohonan) or _baru(permohonan)
        _pastikan_belum_dicatat(satu)
        satu.isian = dict(isian)
        satu.save()
        satu.penulis.add(pelaku)
        if warga is not None and ubahan:
            warga.save(update_fields=[*ubahan, "diperbarui_pada"])
            catat(warga, "perbarui", kolom=sorted(ubahan))
        catat(satu, "tulis", kolom=sorted(isian))
    return satu


def cetak_lembar(satu: Pernyataan, *, pelaku: Pengguna) -> LembarPernyataan:
    """The sheet to be signed, frozen; the same words give the same sheet again.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: something is empty.
        SudahBerubah: registered, past its work, or changed while it was printed.
        CetakGagal: the print machine failed.
    """
    if sedang_menulis():
        pesan = "cetak_lembar() merender di luar transaksi"
        raise DiLuarTulis(pesan)
    pastikan_penulis(pelaku, "mencetak pernyataan")
    satu = _berjalan(satu)
    _pastikan_belum_dicatat(satu)
    _pastikan_terisi(satu)
    tanda = tanda_isi(satu)
    if lama := satu.lembar.filter(tanda=tanda).first():
        return lama
    isi = cetak_pernyataan(satu)
    with tulis(pelaku=pelaku):
        terkunci = _terkunci(satu)
        _pastikan_belum_dicatat(terkunci)
        if tanda_isi(terkunci) != tanda:
            pesan = "Isi pernyataan berubah saat dicetak. Cetak sekali lagi."
            raise SudahBerubah(pesan)
        sha256 = hashlib.sha256(isi).hexdigest()
        bidang = {"sha256": sha256, "isi": isi, "dicetak_oleh": pelaku}
        lembar, baru = LembarPernyataan.objects.get_or_create(
            pernyataan=terkunci, tanda=tanda, defaults=bidang
        )
        if baru:
            catat(terkunci, "cetak_lembar", tanda=tanda, sha256=sha256)
    return lembar


def catat_pernyataan(
    satu: Pernyataan, *, ditandatangani_pada: date, saksi: str, pelaku: Pengguna
) -> Pernyataan:
    """The signed paper lies here: give it the next number of the register, with the bytes that were signed.

    A paper nobody printed here (brought from home) is frozen as it reads now.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: signed in the future, something is empty, its check is missing, or it changed after printing.
        SudahBerubah: it is registered already, or the request is past its work.
        CetakGagal: the print machine failed.
    """
    if sedang_menulis():
        pesan = "catat_pernyataan() merender di luar transaksi"
        raise DiLuarTulis(pesan)
    pastikan_penulis(pelaku, "mencatat pernyataan")
    hari = timezone.localdate()
    if ditandatangani_pada > hari:
        pesan = "Tanggal tanda tangan belum tiba."
        raise Ditolak(pesan)
    satu = _berjalan(satu)
    _pastikan_siap(satu)
    lembar = _lembar_ditandatangani(satu, pelaku)
    with tulis(pelaku=pelaku):
        terkunci = _terkunci(satu)
        _pastikan_siap(terkunci)
        if tanda_isi(terkunci) != lembar.tanda:
            raise Ditolak(BERUBAH)
        jenis = terkunci.templat.jenis
        naskah = ambil_nomor(
            jenis=Naskah.Jenis.PERNYATAAN,
            seri=SERI_PERNYATAAN,
            tanggal=hari,
            perihal=jenis.perihal,
            pernyataan=terkunci.pk,
        )
        naskah.nomor = f"PW/{naskah.urut}/{naskah.tahun}"
        naskah.save(update_fields=["nomor"])
        terkunci.naskah, terkunci.saksi = naskah, saksi.strip()
        terkunci.ditandatangani_pada = ditandatangani_pada
        terkunci.save(update_fields=["naskah", "saksi", "ditandatangani_pada"])
        bekukan(naskah, bytes(lembar.isi))
        catat(
            terkunci, "catat_pernyataan", naskah=naskah.pk, sidik=sidik_berkas(terkunci), tanda=lembar.tanda
        )
        terkunci.lembar.all().delete()  # what was signed is kept with its number; the others prove nothing
    return terkunci


def _lembar_ditandatangani(satu: Pernyataan, pelaku: Pengguna) -> LembarPernyataan:
    """The sheet that says what stands here now; one that says something else was not this one."""
    ada = {lembar.tanda: lembar for lembar in satu.lembar.all()}
    if ada and tanda_isi(satu) not in ada:
        raise Ditolak(BERUBAH)
    return ada.get(tanda_isi(satu)) or cetak_lembar(satu, pelaku=pelaku)


def _terkunci(satu: Pernyataan) -> Pernyataan:
    """The running statement as it stands now, its request locked and open."""
    _kunci(satu.permohonan)
    return _berjalan(satu)


def _berjalan(satu: Pernyataan) -> Pernyataan:
    """The running statement of the same request, as it is written now."""
    kini = pernyataan_berjalan(satu.permohonan)
    if kini is None:
        pesan = "Pernyataan ini sudah dibatalkan."
        raise SudahBerubah(pesan)
    return kini


def _kunci(permohonan: Permohonan) -> None:
    terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
    if terkunci.tahap not in TERBUKA:
        tahap = terkunci.get_tahap_display().casefold()
        pesan = f"Pernyataan tidak bisa diubah sekarang, tahapnya {tahap}."
        raise SudahBerubah(pesan)


def _baru(permohonan: Permohonan) -> Pernyataan:
    templat = templat_pernyataan(permohonan.layanan_id)
    if templat is None:
        pesan = "Layanan ini tidak memakai pernyataan."
        raise Ditolak(pesan)
    return Pernyataan(permohonan=permohonan, templat=templat)


def _pastikan_belum_dicatat(satu: Pernyataan) -> None:
    if satu.naskah is not None:
        pesan = f"Pernyataan ini sudah dicatat dengan nomor {satu.naskah.nomor}."
        raise SudahBerubah(pesan)


def _pastikan_siap(satu: Pernyataan) -> None:
    _pastikan_belum_dicatat(satu)
    _pastikan_terisi(satu)
    if not sudah_diperiksa(pernyataan=satu, sidik=sidik_berkas(satu)):
        pesan = "Pernyataan ini diperiksa orang kedua dulu. Tekan Minta diperiksa."
        raise Ditolak(pesan)


def _pastikan_terisi(satu: Pernyataan) -> None:
    kolom = {k.nama: k.label for k in satu.templat.kolom.all()}
    wajib = [k.nama for k in satu.templat.kolom.all() if k.wajib and not satu.isian.get(k.nama)]
    kosong = dict.fromkeys([*wajib, *kurang(satu.templat.isi, nilai_pernyataan(satu), kolom)])
    if kosong:
        pesan = f"Isi dulu: {', '.join(label(nama, kolom) for nama in kosong)}."
        raise Ditolak(pesan)
