"""Deeds of quality work: fill in a check sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import MEJA
from bungah.mutu.kueri import butir_aktif
from bungah.mutu.models import Instrumen, JawabanPeriksa, LembarPeriksa

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bungah.dasar.models import Pengguna
    from bungah.mutu.models import Butir


@dataclass(frozen=True, slots=True)
class Jawab:
    """What was seen of one item; ``catatan`` says what is wrong."""

    hasil: str
    catatan: str = ""


def isi_lembar(
    instrumen: Instrumen,
    jawaban: Mapping[int, Jawab],
    *,
    pelaku: Pengguna,
    saat: datetime | None = None,
    sumber: str = "",
) -> LembarPeriksa:
    """Fill in the day's sheet (answers by item); the same day again puts right what has changed.

    ``saat``/``sumber`` copy a sheet that was filled in on paper.

    Raises:
        TidakBerwenang: no desk role in force today.
        Ditolak: an item without answer, or the sheet of a day gone by that stands already.
    """
    if not pelaku.berperan(*MEJA):
        pesan = "Lembar periksa diisi petugas yang membuka kantor."
        raise TidakBerwenang(pesan)
    hari = timezone.localdate(saat)
    with tulis(pelaku=pelaku):
        terkunci = Instrumen.objects.select_for_update().get(pk=instrumen.pk)
        butir = butir_aktif(terkunci)
        if kurang := [satu.teks for satu in butir if satu.pk not in jawaban]:
            pesan = f"Belum dijawab: {'; '.join(kurang)}."
            raise Ditolak(pesan)
        lembar = LembarPeriksa.objects.filter(instrumen=terkunci, hari=hari).first()
        if lembar is not None and saat is not None:
            pesan = "Lembar hari itu sudah ada."
            raise Ditolak(pesan)
        if lembar is None:
            lembar = LembarPeriksa.objects.create(
                instrumen=terkunci, hari=hari, dicatat_oleh=pelaku, **dua_waktu(saat=saat, sumber=sumber)
            )
        berubah = [satu.pk for satu in butir if _tulis_jawaban(lembar, satu, jawaban[satu.pk])]
        if berubah:
            catat(lembar, "isi_lembar", hari=hari.isoformat(), butir=berubah)
    return lembar


def _tulis_jawaban(lembar: LembarPeriksa, butir: Butir, isi: Jawab) -> bool:
    """Write one answer; True when it is new or another than before."""
    lama = JawabanPeriksa.objects.filter(lembar=lembar, butir=butir).first()
    if lama is not None and (lama.hasil, lama.catatan) == (isi.hasil, isi.catatan):
        return False
    JawabanPeriksa.objects.update_or_create(
        lembar=lembar,
        butir=butir,
        defaults={"teks": butir.teks, "hasil": isi.hasil, "catatan": isi.catatan},
    )
    return True
