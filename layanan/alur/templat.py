"""Deeds on a letter's wording: copy a version, put one in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from layanan.alur.penetapan import PENETAP
from layanan.aturan.surat import periksa_templat
from layanan.models import JenisSurat, VersiTemplat

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna


def salin_templat(templat: VersiTemplat, *, pelaku: Pengguna) -> VersiTemplat:
    """Copy a wording with its fields to a new version that is not in use yet."""
    with tulis(pelaku=pelaku):
        jenis = JenisSurat.objects.select_for_update(of=("self",)).get(pk=templat.jenis_id)
        baru = VersiTemplat.objects.create(
            jenis=jenis, versi=templat_berikut(jenis), isi=templat.isi, dipakai=False
        )
        for kolom in templat.kolom.all():
            kolom.pk, kolom._state.adding, kolom.templat = None, True, baru  # noqa: SLF001 -- Django's way to copy
            kolom.save()
        catat(baru, "salin", dari=templat.pk)
    return baru


def templat_berikut(jenis: JenisSurat) -> int:
    """Number of the next version of a letter's wording."""
    return max(jenis.templat.values_list("versi", flat=True), default=0) + 1


def pakai_templat(templat: VersiTemplat, *, pelaku: Pengguna) -> VersiTemplat:
    """Write new letters with this wording; letters already begun keep theirs.

    Raises:
        TidakBerwenang: only sekdes or kades decide.
        Ditolak: it holds a placeholder nobody can fill.
    """
    if not pelaku.berperan(*PENETAP):
        pesan = "Isi surat ditetapkan Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        jenis = JenisSurat.objects.select_for_update(of=("self",)).get(pk=templat.jenis_id)
        terkunci = VersiTemplat.objects.select_for_update(of=("self",)).get(pk=templat.pk)
        if keliru := periksa_templat(terkunci.isi, [satu.nama for satu in terkunci.kolom.all()]):
            raise Ditolak(f"{terkunci}: {' '.join(keliru)}")
        jenis.templat.filter(dipakai=True).update(dipakai=False)
        terkunci.dipakai = True
        terkunci.save(update_fields=["dipakai"])
        catat(terkunci, "pakai", versi=terkunci.versi)
    return terkunci
