"""Copies of the village's own letters: made of the frozen bytes, marked on every page, counted."""

from __future__ import annotations

import hashlib
import textwrap
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from arsip.models import Salinan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import pukul, tanggal_surat
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.lembar import tandai_salinan
from bungah.naskah.models import Naskah

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

PENYALIN = (*MEJA, Peran.ARSIPARIS)
LEBAR_CAP: Final = 135  # characters of a line above the letterhead


def sebab_tidak_disalin(baris: SuratKeluar) -> str:
    """Empty when the office may copy this letter; else why not, as a sentence."""
    if baris.status != SuratKeluar.Status.TERBIT:
        keadaan = baris.get_status_display().casefold()
        return f"Hanya surat yang sudah terbit yang disalin. Keadaan surat ini: {keadaan}."
    if baris.naskah.diganti_oleh_id is not None:
        return "Surat ini sudah diganti. Salin surat penggantinya."
    return ""


def buat_salinan(
    baris: SuratKeluar, *, lembar: int, untuk: str, pelaku: Pengguna, rujukan: str = ""
) -> tuple[Salinan, bytes]:
    """Mark and count a copy of the newest approved bytes; give its row and the file for ``lembar`` prints.

    Raises:
        TidakBerwenang: no role that makes copies.
        Ditolak: not in force, replaced, or without a purpose.
        SudahBerubah: somebody else copied it at the same moment.
    """
    if sedang_menulis():
        pesan = "buat_salinan() menandai berkas di luar transaksi"
        raise DiLuarTulis(pesan)
    if not pelaku.berperan(*PENYALIN):
        pesan = "Anda tidak bertugas membuat salinan."
        raise TidakBerwenang(pesan)
    isi = baris.naskah.isi_terakhir
    if not untuk.strip() or isi is None:
        pesan = "Tulis salinan ini untuk apa atau siapa."
        raise Ditolak(pesan)
    urut = baris.naskah.salinan.count() + 1
    pdf = tandai_salinan(bytes(isi.isi), _cap(baris, urut, lembar, untuk.strip()))
    with tulis(pelaku=pelaku):
        terkunci = SuratKeluar.objects.select_for_update(of=("self",)).get(pk=baris.pk)
        if sebab := sebab_tidak_disalin(terkunci):
            raise Ditolak(sebab)
        if Naskah.objects.get(pk=terkunci.naskah_id).salinan.count() + 1 != urut:
            pesan = "Petugas lain baru saja menyalin surat ini. Coba sekali lagi."
            raise SudahBerubah(pesan)
        satu = Salinan.objects.create(
            naskah=baris.naskah,
            urut=urut,
            lembar=lembar,
            untuk=untuk.strip(),
            sha256=hashlib.sha256(pdf).hexdigest(),
            rujukan=rujukan,
            dibuat_oleh=pelaku,
        )
        catat(satu, "salin", naskah=baris.naskah_id, urut=urut, lembar=lembar, sha256=satu.sha256)
    return satu, pdf


def _cap(baris: SuratKeluar, urut: int, lembar: int, untuk: str) -> list[str]:
    """What stands above the letterhead of every page."""
    kini, naskah = timezone.localtime(), baris.naskah
    desa = ProfilDesa.ambil().cetak()["nama_desa"]
    kalimat = (
        f"SALINAN ke-{urut} ({lembar} lembar), sesuai berkas asli nomor {naskah.nomor} tanggal "
        f"{tanggal_surat(naskah.tanggal)}. Dibuat Kantor Desa {desa}, {tanggal_surat(kini)} pukul "
        f"{pukul(kini)}, untuk: {untuk}."
    )
    return textwrap.wrap(kalimat, LEBAR_CAP)
