"""Deeds on blank letters that carry a number: reserve before a power cut, record afterwards."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from arsip.alur_nomor_cadangan import cadangkan_nomor, pakai_nomor_cadangan
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import tulis
from layanan.alur.surat import ajukan_surat
from layanan.kueri.nomor_cadangan import nomor_jenis, nomor_kiriman
from layanan.models import JenisSurat

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, time
    from uuid import UUID

    from arsip.models import SuratKeluar
    from bungah.dasar.models import Pengguna
    from layanan.models import Surat

TERBANYAK_TERBUKA: Final = 50  # reserved numbers of one kind; more are forgotten in a drawer


def cadangkan_blangko(
    jenis: Collection[int], lembar: int, *, kunci: UUID, pelaku: Pengguna
) -> list[SuratKeluar]:
    """Reserve ``lembar`` numbers of each kind of letter; the same ``kunci`` reserves once.

    Raises:
        TidakBerwenang: no role that registers letters.
        Ditolak: a kind that only the seal makes valid, or too many that were never used.
        SeriDitutup: the series waits for its last number on paper.
    """
    with tulis(pelaku=pelaku):
        # of=: the kinds only; whoever presses twice waits here and then finds the numbers of the first press
        kunci_jenis = JenisSurat.objects.select_for_update(of=("self",)).select_related("klasifikasi")
        daftar = list(kunci_jenis.filter(pk__in=jenis).order_by("pk"))
        if lama := list(nomor_kiriman(kunci)):
            return lama
        for satu in daftar:
            _pastikan_boleh(satu, lembar)
        return [_satu(satu, kunci, pelaku) for satu in daftar for _ in range(lembar)]


def _pastikan_boleh(jenis: JenisSurat, lembar: int) -> None:
    if jenis.cara_sah == JenisSurat.CaraSah.SEGEL:
        pesan = f"{jenis.judul} sah dengan segel elektronik, jadi tidak bisa ditulis tangan."
        raise Ditolak(pesan)
    if (ada := nomor_jenis(jenis.pk).count()) + lembar > TERBANYAK_TERBUKA:
        pesan = f"{jenis.judul}: masih ada {ada} nomor cadangan. Pakai atau batalkan itu dulu."
        raise Ditolak(pesan)


def _satu(jenis: JenisSurat, kunci: UUID, pelaku: Pengguna) -> SuratKeluar:
    return cadangkan_nomor(
        klasifikasi=jenis.klasifikasi,
        perihal=f"Cadangan darurat: {jenis.perihal}",
        pelaku=pelaku,
        jenis=jenis.pk,
        kunci=str(kunci),
    )


def ajukan_tulisan_tangan(surat: Surat, *, nomor: int, tanggal: date, pukul: time, pelaku: Pengguna) -> Surat:
    """Record a letter that was written by hand on a reserved number, with its true day and time.

    The second person's check stands before the number, and this number was there before it: the signer
    answers for it, as on the cover sheet.

    Raises:
        Ditolak: the number is of another kind or taken, or the time has not passed.
    """
    baris = nomor_jenis(surat.templat.jenis_id).filter(pk=nomor).first()
    if baris is None:
        pesan = "Nomor itu sudah dipakai, dibatalkan, atau milik surat lain. Pilih lagi."
        raise Ditolak(pesan)
    saat = timezone.make_aware(datetime.combine(tanggal, pukul))
    if saat > timezone.now():
        pesan = "Waktu surat ditulis belum lewat."
        raise Ditolak(pesan)
    return ajukan_surat(
        surat, pelaku=pelaku, tanggal=tanggal, saat=_saat(surat, saat), cadangan=_pakai(baris)
    )


def _pakai(baris: SuratKeluar) -> Any:
    return partial(pakai_nomor_cadangan, baris)


def _saat(surat: Surat, saat: datetime) -> datetime:
    """The paper's time; where a step before was only entered today, that moment."""
    jalan = surat.permohonan.langkah.filter(selesai=None).first()
    return max(saat, jalan.mulai) if jalan else saat
