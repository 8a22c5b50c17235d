"""A corrected letter takes the old one's place in the very moment it is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.alur import kunci_register
from arsip.models import SuratKeluar
from bungah.dasar.jejak import catat
from layanan.models import Surat

if TYPE_CHECKING:
    from layanan.models import Permohonan


def sambung_pengganti(permohonan: Permohonan) -> None:
    """Mark the letter that this request's letter corrects as replaced; inside the deed that issues it."""
    baru = (
        Surat.objects.filter(permohonan=permohonan, dibatalkan=False, menggantikan__isnull=False)
        .select_related("register", "menggantikan__register")
        .first()
    )
    if baru is None or baru.register is None or baru.menggantikan is None:
        return
    diganti = baru.menggantikan.register
    if diganti is None:
        return
    lama = SuratKeluar.objects.select_for_update(of=("self",)).select_related("naskah")
    baris = lama.get(pk=diganti.pk)
    baris.naskah.diganti_oleh_id = baru.register.naskah_id
    baris.naskah.save(update_fields=["diganti_oleh"])
    catat(baris.naskah, "ganti", oleh=baru.register.naskah_id)
    kunci_register(baris)
