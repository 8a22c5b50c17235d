"""The one way to skip a step: by the sekdes, a check only, with a reason that stays in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran
from layanan.alur.langkah import maju
from layanan.models import Langkah, Permohonan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

ALASAN = 10  # letters a reason has at least


def lewati_langkah(permohonan: Permohonan, *, alasan: str, pelaku: Pengguna) -> Permohonan:
    """Leave the running check undone and go on along its first exit.

    Raises:
        TidakBerwenang: not the sekdes.
        Ditolak: the running step is no check, the reason is too short, or the request is paused.
    """
    if not pelaku.berperan(Peran.SEKDES):
        pesan = "Hanya Sekretaris Desa yang boleh melewati langkah."
        raise TidakBerwenang(pesan)
    alasan = alasan.strip()
    if len(alasan) < ALASAN:
        pesan = f"Tulis alasan melewati langkah ini, sedikitnya {ALASAN} huruf."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        jalan = terkunci.langkah.filter(selesai=None).select_related("langkah").first()
        if jalan is None or jalan.langkah.perbuatan != Langkah.Perbuatan.PERIKSA:
            pesan = "Hanya langkah pemeriksaan yang boleh dilewati."
            raise Ditolak(pesan)
        keluar = jalan.langkah.cabang.first()
        catatan = f"Dilewati: {alasan}"
        pilih = keluar.pk if keluar else None
        maju(terkunci, Langkah.Perbuatan.PERIKSA, pelaku=pelaku, catatan=catatan, cabang=pilih)
        terkunci.langkah.filter(pk=jalan.pk).update(alasan_lewati=alasan)
        catat(terkunci, "lewati_langkah", langkah=jalan.langkah_id)
    return terkunci
