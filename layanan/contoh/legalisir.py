"""The practice office's certified copies: of the resident's own letter, or of a paper from before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layanan.alur.legalisir import catat_tanpa_salinan, legalisir
from layanan.kueri.legalisir import belum_disalin, bisa_disalin

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Permohonan


def salinkan(permohonan: Permohonan, *, petugas: Pengguna) -> None:
    """Make the copy a request asks for; nothing for any other service."""
    if not belum_disalin(permohonan):
        return
    if surat := bisa_disalin(permohonan).first():
        legalisir(permohonan, surat, lembar=2, untuk=permohonan.keperluan, pelaku=petugas)
        return
    lama = "Surat keterangan domisili tahun 2015, map 12"
    catat_tanpa_salinan(permohonan, sebab="kertas", keterangan=lama, pelaku=petugas)
