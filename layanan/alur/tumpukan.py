"""Deeds on stacks: put the letters that go to the pen together under one code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.nilai import kode_baru
from layanan.alur.periksa import buka_di_lembar
from layanan.alur.permohonan import pastikan_penulis
from layanan.alur.tanda_tangan import BANYAK_SEKALIGUS
from layanan.kueri.periksa import perlu_di_lembar
from layanan.kueri.tumpukan import tumpukan_sama
from layanan.models import IsiTumpukan, Tumpukan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna

PANJANG_KODE = 10


def susun_tumpukan(daftar: Sequence[Any], *, pelaku: Pengguna) -> Tumpukan:
    """Put these waiting letters together (``daftar`` from ``menunggu_tanda_tangan``), at most 30.

    Exactly the same sheets again are the same stack. Letters that no second person checked are put on the
    cover sheet for the signer's own check.

    Raises:
        TidakBerwenang: no role that records signatures.
        Ditolak: nothing waits, or too many.
    """
    pastikan_penulis(pelaku, "menyusun tumpukan tanda tangan")
    if not daftar or len(daftar) > BANYAK_SEKALIGUS:
        pesan = f"Satu tumpukan berisi 1 sampai {BANYAK_SEKALIGUS} surat."
        raise Ditolak(pesan)
    if lama := tumpukan_sama(daftar, pelaku):
        return lama
    with tulis(pelaku=pelaku):
        baru = Tumpukan.objects.create(kode=kode_baru(PANJANG_KODE), dibuat_oleh=pelaku)
        IsiTumpukan.objects.bulk_create(
            IsiTumpukan(tumpukan=baru, urut=urut, surat=satu, isi_id=satu.isi_terakhir)
            for urut, satu in enumerate(daftar, 1)
        )
        perlu = perlu_di_lembar(daftar)
        for satu in daftar:
            if satu.pk in perlu:
                buka_di_lembar(satu, pelaku=pelaku)
        catat(baru, "susun", surat=[satu.pk for satu in daftar])
    return baru
