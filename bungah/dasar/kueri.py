"""Questions about the office itself."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db.models import Aggregate, CharField, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from bungah.dasar.aturan import JamHari, Kalender, SusunanMingguan, waktu_jawa
from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri_siap import KueriSiap
from bungah.dasar.models import Fitur, HariLibur, JamKerja, ProfilDesa, Salam

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

ARTI_WAKTU = {"enjing": "pagi", "siyang": "siang", "sonten": "sore", "dalu": "malam"}
# What a new office of each size starts with; one row in ``Fitur`` overrides it.
BAWAAN: Mapping[str, frozenset[str]] = {
    ProfilDesa.Ukuran.KECIL: frozenset(),
    ProfilDesa.Ukuran.SEDANG: frozenset({Fitur.Kode.SETUJU_HP}),
    ProfilDesa.Ukuran.BESAR: frozenset({Fitur.Kode.SETUJU_HP, Fitur.Kode.KIOS, Fitur.Kode.STRUK}),
}


def fitur_menyala() -> frozenset[str]:
    """Codes of the features switched on."""
    return _desa()[1]


@ingat("dasar.susunanjam", "dasar.jamkerja", "dasar.harilibur")
def kalender_kerja(dari: date | None = None) -> Kalender:
    """The working calendar from ``dari`` (default: 400 days ago) onwards, in two queries."""
    dari = dari or timezone.localdate() - timedelta(days=400)
    baris = JamKerja.objects.select_related("susunan").order_by("susunan_id", "hari")
    susunan = [
        SusunanMingguan({j.hari: _jam(j) for j in jam}, satu.dari, satu.sampai, satu.nama)
        for satu, jam in groupby(baris, key=attrgetter("susunan"))
    ]
    libur = dict(HariLibur.objects.filter(tanggal__gte=dari).values_list("tanggal", "nama"))
    return Kalender(susunan, libur)


def _jam(baris: JamKerja) -> JamHari:
    return JamHari(baris.buka, baris.tutup, baris.istirahat_mulai, baris.istirahat_selesai)


def profil() -> ProfilDesa:
    """The village's identity as pages show it; to change it, take ``ProfilDesa.ambil()``."""
    return _desa()[0]


@ingat("dasar.fitur", "dasar.profildesa")
def _desa() -> tuple[ProfilDesa, frozenset[str]]:
    """Identity and switches in one query: every page wants both."""
    desa = _tersimpan.pertama()
    if desa is None:
        return (kosong := ProfilDesa.ambil()), BAWAAN[kosong.ukuran]
    return desa, BAWAAN[desa.ukuran] - {*desa.padam.split()} | {*desa.nyala.split()}


class _Gabung(Aggregate):
    """Texts of several rows as one, with blanks between."""

    function = "GROUP_CONCAT"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **lain: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, function="STRING_AGG", **lain)


def _kode(*, menyala: bool) -> Coalesce:
    """Codes of the switches that the office itself turned on (or off)."""
    satu = Fitur.objects.filter(menyala=menyala).order_by().values("menyala")
    return Coalesce(Subquery(satu.annotate(semua=_Gabung("kode", Value(" "))).values("semua")), Value(""))


def _beserta_fitur() -> QuerySet[Any]:
    return ProfilDesa.objects.annotate(nyala=_kode(menyala=True), padam=_kode(menyala=False)).order_by("pk")[
        :1
    ]


_tersimpan = KueriSiap(_beserta_fitur)


def salam(saat: str, pada: datetime | None = None) -> list[Salam]:
    """Phrases for one moment at the desk, with the hour's word put in, in both languages."""
    waktu = waktu_jawa(timezone.localtime(pada))
    daftar = [copy(satu) for satu in _salam(saat)]
    for satu in daftar:
        satu.krama = satu.krama.replace("{waktu}", waktu)
        satu.indonesia = satu.indonesia.replace("{waktu}", ARTI_WAKTU[waktu])
    return daftar


@ingat("dasar.salam")
def _salam(saat: str) -> list[Salam]:
    return list(Salam.objects.filter(saat=saat))
