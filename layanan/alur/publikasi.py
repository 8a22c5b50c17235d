"""Deeds on the publication register: write down what was made public, end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import Peran
from layanan.aturan.publikasi import DIJAWAB_SENDIRI
from layanan.models import Publikasi

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan

PENCATAT_PUBLIKASI = (Peran.SEKDES, Peran.PETUGAS_LAYANAN)


@dataclass(frozen=True, slots=True)
class IsiPublikasi:
    """Which of the nine things, by which medium, since when, with what proof."""

    media: str
    butir: Sequence[str]
    sejak: date
    bukti: str


def catat_publikasi(layanan: Sequence[Layanan], isi: IsiPublikasi, *, pelaku: Pengguna) -> int:
    """Write it down for these services; what runs already stays as it was. Gives how many rows are new.

    Raises:
        TidakBerwenang: neither sekdes nor petugas layanan.
        Ditolak: nothing chosen, no proof, a day to come, or a medium that answers by itself.
    """
    _pastikan(pelaku)
    if isi.media in DIJAWAB_SENDIRI:
        pesan = "Papan dan situs terjawab sendiri dari tempelan dan standar. Pilih media lain."
        raise Ditolak(pesan)
    if not layanan or not isi.butir:
        pesan = "Pilih paling sedikit satu layanan dan satu hal yang diumumkan."
        raise Ditolak(pesan)
    if not isi.bukti.strip():
        pesan = "Tulis buktinya: alamat unggahan, judul brosur, atau jam siaran."
        raise Ditolak(pesan)
    if isi.sejak > timezone.localdate():
        raise Ditolak(f"Tanggal {tanggal_surat(isi.sejak)} belum tiba.")
    with tulis(pelaku=pelaku):
        sudah = set(
            Publikasi.objects.filter(layanan__in=layanan, media=isi.media, sampai=None).values_list(
                "layanan", "butir"
            )
        )
        baru = [
            Publikasi(
                layanan=satu, butir=butir, media=isi.media, sejak=isi.sejak, bukti=isi.bukti, oleh=pelaku
            )
            for satu in layanan
            for butir in isi.butir
            if (satu.pk, butir) not in sudah
        ]
        Publikasi.objects.bulk_create(baru)
        for satu in layanan:
            catat(satu, "catat_publikasi", media=isi.media, butir=list(isi.butir))
    return len(baru)


def akhiri_publikasi(satu: Publikasi, *, pelaku: Pengguna) -> Publikasi:
    """It is public no longer by this medium: the post was taken away, the brochure ran out."""
    _pastikan(pelaku)
    with tulis(pelaku=pelaku):
        baris = Publikasi.objects.select_for_update(of=("self",)).get(pk=satu.pk)
        if baris.sampai is not None:
            raise SudahBerubah(f"Catatan ini sudah diakhiri {tanggal_surat(baris.sampai)}.")
        baris.sampai = timezone.localdate()
        baris.save(update_fields=["sampai"])
        catat(baris, "akhiri_publikasi")
    return baris


def _pastikan(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*PENCATAT_PUBLIKASI):
        pesan = "Publikasi dicatat Sekretaris Desa atau petugas layanan."
        raise TidakBerwenang(pesan)
