"""Revoking an issued letter: anybody who writes letters may ask, the kepala desa decides after a step-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR
from arsip.models import Pencabutan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from bungah.dasar.naik import Naik

PEMINTA = (Peran.SEKDES, Peran.PETUGAS_LAYANAN)


def minta_cabut(baris: SuratKeluar, *, alasan: str, pelaku: Pengguna) -> Pencabutan:
    """Ask the kepala desa to revoke a letter; it stays in force until they do.

    Raises:
        TidakBerwenang: no role that asks for it.
        Ditolak: no reason.
        SudahBerubah: it is not in force, or somebody asked already.
    """
    if not pelaku.berperan(*PEMINTA):
        pesan = "Anda tidak bertugas meminta pencabutan surat."
        raise TidakBerwenang(pesan)
    if not alasan.strip():
        pesan = "Tulis alasan surat ini minta dicabut."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = SuratKeluar.objects.select_for_update(of=("self",)).get(pk=baris.pk)
        if terkunci.status != SuratKeluar.Status.TERBIT:
            pesan = f"Surat ini tidak bisa dicabut. Keadaannya sekarang: {terkunci.get_status_display()}."
            raise SudahBerubah(pesan)
        if terkunci.pencabutan.filter(ditolak_pada=None).exists():
            pesan = "Pencabutan surat ini sudah diminta. Menunggu Kepala Desa."
            raise SudahBerubah(pesan)
        satu = Pencabutan.objects.create(surat=terkunci, alasan=alasan.strip(), diminta_oleh=pelaku)
        catat(satu, "minta_cabut", surat=terkunci.pk)
    return satu


def cabut(baris: SuratKeluar, *, alasan: str, pelaku: Pengguna, naik: Naik) -> SuratKeluar:
    """Revoke a letter, for ever and at once; ``naik`` is the proof of who does it.

    Raises:
        TidakBerwenang: not the kepala desa.
        Ditolak: no reason.
        SudahBerubah: it is not in force (any more).
    """
    return ALUR_SURAT_KELUAR.jalankan(baris, "cabut", pelaku=pelaku, alasan=alasan, naik=naik.cara)


def tolak_cabut(satu: Pencabutan, *, pelaku: Pengguna) -> None:
    """The kepala desa does not revoke it; the letter stays in force.

    Raises:
        TidakBerwenang: not the kepala desa.
        SudahBerubah: it was decided meanwhile.
    """
    if not pelaku.berperan(Peran.KADES):
        pesan = "Hanya Kepala Desa yang memutuskan pencabutan surat."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Pencabutan.objects.select_for_update().get(pk=satu.pk)
        if terkunci.dicabut_pada or terkunci.ditolak_pada:
            pesan = "Permintaan ini sudah diputuskan."
            raise SudahBerubah(pesan)
        terkunci.ditolak_pada = timezone.now()
        terkunci.save(update_fields=["ditolak_pada"])
        catat(terkunci, "tolak_cabut", surat=terkunci.surat_id)
