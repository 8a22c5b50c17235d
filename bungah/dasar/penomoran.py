"""Numbers that can neither double nor vanish: one counter row per series and period.

A period is a year (``2026``) or a day (``2026-11-23``). After a restore the numbers given since the
backup stand only on paper, also in series the backup has never seen; so a restore leaves a gate (a row of
the series ``*`` whose period is the day of the restore), and every period that had begun by then stays
closed until its last number on paper is entered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Length

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis
from bungah.dasar.models import Penghitung

if TYPE_CHECKING:
    from datetime import date

GERBANG = "*"
PULIH = "pulihkan dari cadangan"

_BERIKUT = """
INSERT INTO dasar_penghitung (seri, periode, terakhir, ditutup) VALUES (%s, %s, 1,
    CASE WHEN %s <= (SELECT substr(max(periode), 1, %s) FROM dasar_penghitung WHERE seri = '*')
    THEN %s ELSE '' END)
ON CONFLICT (seri, periode) DO UPDATE SET terakhir = dasar_penghitung.terakhir + 1
RETURNING terakhir, ditutup
"""


class SeriDitutup(Ditolak):
    """The series waits for its last number on paper (after a restore or before go-live)."""


def nomor_berikut(seri: str, periode: str) -> int:
    """Give the next number of a series, starting at 1.

    Runs inside a write block so that number and row live or die together.

    Raises:
        SeriDitutup: the series is closed until its last number on paper was entered.
    """
    if not sedang_menulis():
        pesan = "nomor_berikut() hanya di dalam tulis()"
        raise DiLuarTulis(pesan)
    with connection.cursor() as kursor:
        kursor.execute(_BERIKUT, [seri, periode, periode, len(periode), PULIH])
        terakhir, ditutup = kursor.fetchone()
    if ditutup:
        apa = seri.replace("-", " ")
        pesan = (
            f"Nomor {apa} {periode} masih ditutup ({ditutup}). Isi dulu nomor terakhir di buku: "
            "Sekretaris Desa membukanya di halaman Nomor ditutup."
        )
        raise SeriDitutup(pesan)
    return int(terakhir)


def buka_seri(seri: str, periode: str, *, terakhir: int) -> Penghitung:
    """Set the last number on paper and open the series; it can only go up.

    Raises:
        Ditolak: the office has already given a higher number.
    """
    hitung, _ = Penghitung.objects.select_for_update().get_or_create(seri=seri, periode=periode)
    sebelum = hitung.terakhir
    if terakhir < sebelum:
        pesan = f"Nomor terakhir tidak boleh di bawah {sebelum}, nomor yang sudah dipakai di sini."
        raise Ditolak(pesan)
    hitung.terakhir, hitung.ditutup = terakhir, ""
    hitung.save(update_fields=["terakhir", "ditutup"])
    catat(hitung, "buka_seri", sebelum=sebelum, terakhir=terakhir)
    return hitung


def tutup_semua_seri(sebab: str, *, hari: date) -> None:
    """Close every series that had begun by ``hari``, the day of a restore; inside ``tulis()``.

    Every known series also gets a row for the running year or day, so that a list shows what to open.
    """
    baris = Penghitung.objects.exclude(seri=GERBANG)
    kini = {
        (seri, hari.isoformat()[: len(periode)]) for seri, periode in baris.values_list("seri", "periode")
    }
    for seri, periode in sorted(kini):
        Penghitung.objects.get_or_create(seri=seri, periode=periode)
    jumlah = baris.update(ditutup=sebab)
    gerbang, _ = Penghitung.objects.update_or_create(
        seri=GERBANG, periode=hari.isoformat(), defaults={"ditutup": sebab}
    )
    catat(gerbang, "tutup_semua_seri", jumlah=jumlah)


def seri_tertutup(hari: date) -> list[Penghitung]:
    """Series that wait for their last number on paper; of those counted by the day only today's."""
    tutup = Penghitung.objects.exclude(Q(ditutup="") | Q(seri=GERBANG)).alias(panjang=Length("periode"))
    return list(tutup.filter(Q(panjang=4) | Q(periode=hari.isoformat())).order_by("seri", "periode"))


def sebab_pulih(periode: str) -> str:
    """Why a restore closed this period once, or nothing when it began after every restore."""
    gerbang = Penghitung.objects.filter(seri=GERBANG).order_by("-periode").first()
    if gerbang is None or periode > gerbang.periode[: len(periode)]:
        return ""
    return gerbang.ditutup
