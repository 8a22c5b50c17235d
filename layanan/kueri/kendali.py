"""Where the open work of the office stands, step by step (R118)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef

from bungah.dasar.aturan import Jeda as Selang
from bungah.dasar.aturan import menit_kantor_bersih
from layanan.aturan.kendali import Terbuka
from layanan.aturan.telusur import TAK_DIUKUR
from layanan.models import Jeda, LangkahBerjalan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.db.models import QuerySet

    from bungah.dasar.aturan import Kalender

KOLOM: Final = (
    "permohonan",
    "mulai",
    "permohonan__jatuh_tempo",
    "langkah",
    "langkah__urut",
    "langkah__nama",
    "langkah__perbuatan",
    "langkah__menit",
    "permohonan__layanan__nama",
    "langkah__standar__versi",
    "tunda",
)


def _terbuka() -> QuerySet[LangkahBerjalan]:
    ditunda = Jeda.objects.filter(permohonan=OuterRef("permohonan"), selesai=None)
    return LangkahBerjalan.objects.filter(selesai=None).annotate(tunda=Exists(ditunda))


def _jeda(terbuka: QuerySet[LangkahBerjalan]) -> Mapping[int, list[Selang]]:
    """When these requests waited for their applicants."""
    hasil: defaultdict[int, list[Selang]] = defaultdict(list)
    daftar = Jeda.objects.filter(jenis=Jeda.Jenis.WARGA, permohonan__in=terbuka.values("permohonan"))
    for satu in daftar:
        hasil[satu.permohonan_id].append((satu.mulai, satu.selesai))
    return hasil


def langkah_terbuka(kalender: Kalender, sekarang: datetime) -> list[Terbuka]:
    """Every open step, oldest first, in two queries."""
    daftar, jeda = _terbuka(), _jeda(LangkahBerjalan.objects.filter(selesai=None))
    kolom: Any = daftar.order_by("mulai").values_list(*KOLOM)
    return [_baca(satu, jeda, kalender, sekarang) for satu in kolom]


def _baca(
    kolom: tuple[Any, ...], jeda: Mapping[int, list[Selang]], kalender: Kalender, sekarang: datetime
) -> Terbuka:
    punya, mulai, tempo, langkah, urut, nama, perbuatan, target, layanan, versi, tunda = kolom
    menit = 0
    if perbuatan not in TAK_DIUKUR:  # a letter may lie for months: its minutes are nobody's
        menit = menit_kantor_bersih(mulai, sekarang, jeda.get(punya, ()), kalender)
    lewat = tempo is not None and tempo < sekarang
    return Terbuka(
        langkah, urut, nama, perbuatan, target, layanan, versi, mulai, menit, tunda=tunda, lewat_janji=lewat
    )


def isi_langkah(
    langkah: int, kalender: Kalender, sekarang: datetime, *, banyak: int, sesudah: int = 0
) -> tuple[list[tuple[LangkahBerjalan, Terbuka]], int | None]:
    """The requests that stand at that step, oldest first, and where the next page begins."""
    terkait = (
        "langkah__standar",
        "permohonan__layanan",
        "permohonan__kunjungan__kelompok",
        "permohonan__warga",
        "permohonan__pegawai",
        "petugas",
        "diambil_oleh",
    )
    daftar = _terbuka().filter(langkah=langkah, pk__gt=sesudah).select_related(*terkait).order_by("pk")
    baris = list(daftar[: banyak + 1])
    lanjut = baris[banyak - 1].pk if len(baris) > banyak else None
    jeda = _jeda(LangkahBerjalan.objects.filter(pk__in=[satu.pk for satu in baris]))
    return [(satu, _satu(satu, jeda, kalender, sekarang)) for satu in baris[:banyak]], lanjut


def _satu(jalan: Any, jeda: Mapping[int, list[Selang]], kalender: Kalender, sekarang: datetime) -> Terbuka:
    satu, punya = jalan.langkah, jalan.permohonan
    kolom = (
        punya.pk,
        jalan.mulai,
        punya.jatuh_tempo,
        satu.pk,
        satu.urut,
        satu.nama,
        satu.perbuatan,
        satu.menit,
        punya.layanan.nama,
        satu.standar.versi,
        jalan.tunda,
    )
    return _baca(kolom, jeda, kalender, sekarang)
