"""The end of an objection: the signature turned out to be the kepala desa's after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.kueri import sanggahan_terbuka
from arsip.models import PutusanSanggah
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from arsip.models import Pengesahan
    from bungah.dasar.models import Pengguna


def akhiri_sanggah(satu: Pengesahan, *, pelaku: Pengguna, alasan: str) -> PutusanSanggah:
    """Withdraw an objection, with what was found out; objection and reason stay, the letter counts again.

    A letter that is really not theirs is revoked, or mended before hand-over: both end the objection too.

    Raises:
        TidakBerwenang: anybody but the kepala desa.
        Ditolak: no reason.
        SudahBerubah: it is not disputed (any more).
    """
    if not pelaku.berperan(Peran.KADES):
        pesan = "Hanya Kepala Desa yang mengakhiri keberatannya."
        raise TidakBerwenang(pesan)
    if not alasan.strip():
        pesan = "Tulis apa yang ditemukan, supaya jelas mengapa tanda tangan ini benar."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = sanggahan_terbuka().select_for_update(of=("self",)).filter(pk=satu.pk).first()
        if terkunci is None:
            pesan = "Keberatan atas tanda tangan ini sudah berakhir."
            raise SudahBerubah(pesan)
        putusan = PutusanSanggah.objects.create(pengesahan=terkunci, alasan=alasan.strip(), oleh=pelaku)
        catat(putusan, "akhiri_sanggah", pengesahan=terkunci.pk, surat=terkunci.surat_id)
    return putusan
