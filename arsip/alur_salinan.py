"""Copies of the village's own letters: made of the frozen bytes, marked on every page, counted."""

from __future__ import annotations

import hashlib
import textwrap
from datetime import timedelta
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
    from datetime import datetime
    from typing import Any

    from bungah.dasar.models import Pengguna

PENYALIN = (*MEJA, Peran.ARSIPARIS)
LEBAR_CAP: Final = 135  # characters of a line above the letterhead
SEKALI_TEKAN: Final = timedelta(seconds=10)


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
    isian = {"lembar": lembar, "untuk": untuk.strip(), "rujukan": rujukan, "dibuat_oleh": pelaku}
    if dua_kali := _baru_saja(baris, bytes(isi.isi), isian):
        return dua_kali
    urut, kini = baris.naskah.salinan.count() + 1, timezone.now()
    pdf = tandai_salinan(bytes(isi.isi), _cap(baris, urut, lembar, untuk.strip(), kini))
    with tulis(pelaku=pelaku):
        terkunci = SuratKeluar.objects.select_for_update(of=("self",)).get(pk=baris.pk)
        if sebab := sebab_tidak_disalin(terkunci):
            raise Ditolak(sebab)
        if Naskah.objects.get(pk=terkunci.naskah_id).salinan.count() + 1 != urut:
            if dua_kali := _baru_saja(baris, bytes(isi.isi), isian):
                return dua_kali
            pesan = "Petugas lain baru saja menyalin surat ini. Coba sekali lagi."
            raise SudahBerubah(pesan)
        satu = Salinan.objects.create(
            naskah=baris.naskah, urut=urut, sha256=hashlib.sha256(pdf).hexdigest(), dibuat_pada=kini, **isian
        )
        catat(satu, "salin", naskah=baris.naskah_id, urut=urut, lembar=lembar, sha256=satu.sha256)
    return satu, pdf


def _baru_saja(baris: SuratKeluar, isi: bytes, isian: dict[str, Any]) -> tuple[Salinan, bytes] | None:
    """The copy this officer asked for a moment ago, its very bytes: a button pressed twice."""
    sejak = timezone.now() - SEKALI_TEKAN
    berlaku = {"naskah__surat_keluar__status": SuratKeluar.Status.TERBIT, "naskah__diganti_oleh": None}
    tadi = baris.naskah.salinan.filter(**isian, **berlaku, dibuat_pada__gte=sejak)
    satu = tadi.order_by("-urut").first()
    if satu is None:
        return None
    pdf = tandai_salinan(isi, _cap(baris, satu.urut, satu.lembar, satu.untuk, satu.dibuat_pada))
    return (satu, pdf) if hashlib.sha256(pdf).hexdigest() == satu.sha256 else None


def _cap(baris: SuratKeluar, urut: int, lembar: int, untuk: str, saat: datetime) -> list[str]:
    """What stands above the letterhead of every page."""
    kini, naskah = timezone.localtime(saat), baris.naskah
    desa = ProfilDesa.ambil().cetak()["nama_desa"]
    kalimat = (
        f"SALINAN ke-{urut} ({lembar} lembar), sesuai berkas asli nomor {naskah.nomor} tanggal "
        f"{tanggal_surat(naskah.tanggal)}. Dibuat Kantor Desa {desa}, {tanggal_surat(kini)} pukul "
        f"{pukul(kini)}, untuk: {untuk}."
    )
    return textwrap.wrap(kalimat, LEBAR_CAP)
