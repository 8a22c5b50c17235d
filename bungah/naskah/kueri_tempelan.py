"""What hangs where, and whether it is still true: the answer is worked out each time, never stored.

A sheet remembers what it said (``LembarCetak.sidik``). It is out of date when the same print would say
something else today, was made of another version, or is about something renamed or gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q

from bungah.dasar.ingatan import ingat
from bungah.naskah.aturan_tempelan import Cermin, Keadaan, keadaan_tempelan, yang_berubah
from bungah.naskah.kueri_cermin import Pasang, cermin_kini
from bungah.naskah.models import LembarCetak, PeriksaTempelan, Tempelan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Terpasang:
    """A hanging sheet with what is to be said about it."""

    tempelan: Tempelan
    keadaan: Keadaan
    berubah: tuple[str, ...] = ()
    pengganti: LembarCetak | None = None

    @property
    def lembar(self) -> LembarCetak:
        return self.tempelan.lembar

    @property
    def berfoto(self) -> bool:
        """Whether there is a photo of it."""
        return bool(getattr(self.tempelan, "berfoto", False))

    @property
    def terakhir(self) -> PeriksaTempelan | None:
        """The last time somebody looked."""
        return periksa_terakhir(self.tempelan)


def periksa_terakhir(tempelan: Tempelan) -> PeriksaTempelan | None:
    """The last time somebody looked at it."""
    return next(iter(tempelan.periksa.all()), None)


def cermin_lembar(lembar: LembarCetak) -> Cermin:
    """What the sheet said of itself when it was printed."""
    sebutan = lembar.judul.partition(": ")[2]
    return Cermin(ada=True, sidik=lembar.sidik, sebutan=sebutan, versi=lembar.versi)


def berubah_sejak(lembar: LembarCetak, kini: Cermin | None) -> tuple[str, ...]:
    """Why this sheet no longer holds, as sentences; nothing while it does."""
    return yang_berubah(cermin_lembar(lembar), kini) if kini else ()


def nilai_lembar(lembar: LembarCetak) -> tuple[str, ...]:
    """Why this one sheet no longer holds; nothing while it does."""
    return berubah_sejak(lembar, cermin_kini([(lembar.jenis, lembar.sasaran)]).popitem()[1])


def tempelan_semua() -> QuerySet[Tempelan]:
    """Hanging or taken down, without the bytes of the photos, each with its checks."""
    periksa = Prefetch("periksa", PeriksaTempelan.objects.select_related("oleh"))
    daftar = Tempelan.objects.select_related("lembar", "tempat__induk", "oleh").defer("foto")
    berfoto = ExpressionWrapper(Q(foto__isnull=False), output_field=BooleanField())
    return daftar.prefetch_related(periksa).annotate(berfoto=berfoto)


def terpasang() -> QuerySet[Tempelan]:
    """What hangs now, place by place."""
    return tempelan_semua().filter(dilepas=None).order_by("tempat__kode", "letak", "pk")


def dinding() -> list[Terpasang]:
    """Everything that hangs, judged."""
    return nilai_tempelan(list(terpasang()))


def nilai_tempelan(daftar: Iterable[Tempelan]) -> list[Terpasang]:
    """Judge these sheets; the replacement already printed for one that no longer holds is found too."""
    isi = list(daftar)
    kini = cermin_kini((satu.lembar.jenis, satu.lembar.sasaran) for satu in isi)
    hasil = [_nilai(satu, kini[satu.lembar.jenis, satu.lembar.sasaran]) for satu in isi]
    ganti = _pengganti([satu for satu in hasil if satu.keadaan.perlu_ganti], kini)
    return [
        Terpasang(satu.tempelan, satu.keadaan, satu.berubah, ganti.get(satu.tempelan.pk)) for satu in hasil
    ]


def _nilai(satu: Tempelan, kini: Cermin | None) -> Terpasang:
    berubah = berubah_sejak(satu.lembar, kini)
    periksa = periksa_terakhir(satu)
    lihat = (periksa.masih_ada, periksa.terbaca) if periksa else None
    keadaan = keadaan_tempelan(
        dilepas=satu.dilepas is not None, berubah=bool(berubah), tidak_ada=kini is not None and not kini.ada,
        lihat=lihat,
    )  # fmt: skip
    return Terpasang(satu, keadaan, berubah)


def _pengganti(perlu: list[Terpasang], kini: dict[Pasang, Cermin | None]) -> dict[int, LembarCetak]:
    """Sheets printed but not hung yet that say what holds today, the newest for each."""
    jenis = {satu.lembar.jenis for satu in perlu}
    baru: dict[Pasang, LembarCetak] = {}
    if jenis:
        for lembar in LembarCetak.objects.filter(jenis__in=jenis, tempelan=None).order_by("pk"):
            pasang = lembar.jenis, lembar.sasaran
            if pasang in kini and kini[pasang] and not berubah_sejak(lembar, kini[pasang]):
                baru[pasang] = lembar
    return {
        satu.tempelan.pk: baru[satu.lembar.jenis, satu.lembar.sasaran]
        for satu in perlu
        if (satu.lembar.jenis, satu.lembar.sasaran) in baru
    }


@ingat("naskah.tempelan", "naskah.periksatempelan", "naskah.lembarcetak")
def _ringkas() -> tuple[int, tuple[tuple[str, str, date], ...]]:
    """(sheets that hang, those of them that hold), a few seconds old at most."""
    semua = dinding()
    sah = [s for s in semua if not s.keadaan.perlu_ganti]
    return len(semua), tuple((s.lembar.jenis, s.lembar.sasaran, s.tempelan.sejak) for s in sah)


def hitung_dinding() -> tuple[int, int]:
    """(sheets that hang, those of them to be replaced), for the staff home."""
    semua, sah = _ringkas()
    return semua, semua - len(sah)


def sah_terpasang() -> tuple[tuple[str, str, date], ...]:
    """Kind, subject and since when of every sheet that hangs and holds."""
    return _ringkas()[1]
