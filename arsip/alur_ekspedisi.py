"""Deeds on the dispatch book: a letter leaves in somebody's hand, its receiver's initials come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur import PEMBUAT
from arsip.aturan import SERI_EKSPEDISI
from arsip.models import Ekspedisi, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.penomoran import nomor_berikut

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna


def catat_ekspedisi(surat: SuratKeluar, *, dibawa_oleh: str, pelaku: Pengguna) -> Ekspedisi:
    """Give an issued letter its line in the dispatch book of this year.

    Raises:
        Ditolak: nobody carries it, or the letter was never issued.
    """
    if not dibawa_oleh.strip():
        pesan = "Tulis siapa yang membawa suratnya."
        raise Ditolak(pesan)
    if surat.status != SuratKeluar.Status.TERBIT:
        pesan = f"Surat {surat} tidak berlaku, jadi tidak dikirim."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        tahun = timezone.localdate().year
        baris = Ekspedisi.objects.create(
            tahun=tahun,
            urut=nomor_berikut(SERI_EKSPEDISI, str(tahun)),
            surat=surat,
            dibawa_oleh=dibawa_oleh.strip(),
            dicatat_oleh=pelaku,
            **dua_waktu(saat=None, sumber=""),
        )
        catat(baris, "kirim", surat=surat.pk)
    return baris


def ekspedisi_kembali(baris: Ekspedisi, *, pelaku: Pengguna) -> Ekspedisi:
    """The receiver's initials on paper came back.

    Raises:
        TidakBerwenang: no role that works on the register.
        SudahBerubah: somebody has already written it down, or the line names no letter.
    """
    if not pelaku.berperan(*PEMBUAT):
        pesan = "Anda tidak bertugas mencatat buku ekspedisi."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Ekspedisi.objects.select_for_update(of=("self",)).get(pk=baris.pk)
        if terkunci.kembali_pada or terkunci.surat_id is None:
            pesan = f"Paraf ekspedisi nomor {terkunci.urut} sudah dicatat."
            raise SudahBerubah(pesan)
        terkunci.kembali_pada = timezone.now()
        terkunci.save(update_fields=["kembali_pada"])
        catat(terkunci, "paraf_kembali")
    return terkunci
