"""The requests of one visit and how far they are, for the public page: no name, NIK or address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.utils import timezone

from layanan.aturan.permohonan import KATA_WARGA, Tahap
from layanan.aturan.status import Jalan, Jawaban, jawaban, kapan, selang_waktu
from layanan.models import BerkasPermohonan, Jeda, Langkah, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from layanan.models import Kunjungan

URUTAN = (Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI, Tahap.SIAP)
TANPA_SURAT = "Sedang dikerjakan"  # a service that ends without a letter of its own


@dataclass(frozen=True, slots=True)
class TahapWarga:
    """One stage as the page draws it (component ``linimasa``)."""

    label: str
    keadaan: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class Urusan:
    """One request as its owner sees it."""

    jawaban: Jawaban
    tahap: tuple[TahapWarga, ...]
    kurang: tuple[str, ...]  # papers that are missing
    berjalan: bool  # the office still owes it
    terlambat: bool
    siap: bool


def urusan_warga(kunjungan: Kunjungan, sekarang: datetime) -> list[Urusan]:
    """The requests of one visit with their stages, in three queries whatever their number."""
    return [_urusan(satu, kunjungan, sekarang) for satu in _permohonan(kunjungan)]


def _permohonan(kunjungan: Kunjungan) -> QuerySet[Permohonan]:
    jalan = LangkahBerjalan.objects.select_related("langkah", "petugas", "diambil_oleh")
    kurang = BerkasPermohonan.objects.filter(
        persyaratan__wajib=True, keadaan=BerkasPermohonan.Keadaan.BELUM
    ).select_related("persyaratan")
    jeda = Jeda.objects.filter(permohonan=OuterRef("pk"), selesai=None)
    tanda_tangan = Langkah.objects.filter(standar=OuterRef("standar"), tahap=Langkah.Tahap.LEGALISASI)
    return (
        Permohonan.objects.filter(kunjungan=kunjungan)
        .select_related("layanan")
        .annotate(jeda_terbuka=Subquery(jeda.values("jenis")[:1]), bersurat=Exists(tanda_tangan))
        .prefetch_related(Prefetch("langkah", jalan), Prefetch("berkas", kurang, to_attr="kurang"))
        .order_by("id")
    )


def _urusan(permohonan: Permohonan, kunjungan: Kunjungan, sekarang: datetime) -> Urusan:
    jalan = Jalan(
        tahap=permohonan.tahap,
        jatuh_tempo=permohonan.jatuh_tempo,
        selesai_pada=permohonan.selesai_pada,
        jeda=getattr(permohonan, "jeda_terbuka", None) or "",
    )
    belum = permohonan.tahap == Tahap.PENDAFTARAN
    return Urusan(
        jawaban=jawaban(permohonan.layanan.nama_warga, jalan, sekarang),
        tahap=_linimasa(permohonan, kunjungan, sekarang, telat=jalan.terlambat(sekarang)),
        kurang=tuple(str(b.persyaratan) for b in getattr(permohonan, "kurang", ())) if belum else (),
        berjalan=permohonan.tahap in {Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI},
        terlambat=jalan.terlambat(sekarang),
        siap=permohonan.tahap == Tahap.SIAP,
    )


def _linimasa(
    permohonan: Permohonan, kunjungan: Kunjungan, sekarang: datetime, *, telat: bool
) -> tuple[TahapWarga, ...]:
    if permohonan.tahap == Tahap.BATAL:
        return ()
    hari_ini = timezone.localdate(sekarang)
    dipanggil = kunjungan.dipanggil_pada or permohonan.terjadi_pada
    tunggu = selang_waktu(kunjungan.terjadi_pada, dipanggil, hari_ini)
    hasil = [TahapWarga(KATA_WARGA[Tahap.TUNGGU], "sudah", tunggu)]
    for tahap in URUTAN:
        if tahap == Tahap.LEGALISASI and not getattr(permohonan, "bersurat", True):
            continue
        keadaan = _keadaan(tahap, permohonan.tahap, telat=telat)
        jejak = [j for j in permohonan.langkah.all() if _tahap_langkah(j) == tahap]
        hasil.append(
            TahapWarga(_label(tahap, permohonan), keadaan, _keterangan(permohonan, keadaan, jejak, hari_ini))
        )
    return tuple(hasil)


def _tahap_langkah(jejak: LangkahBerjalan) -> str:
    penyerahan = jejak.langkah.tahap == Langkah.Tahap.PENYERAHAN
    return Tahap.SIAP if penyerahan else jejak.langkah.tahap


def _keadaan(tahap: Tahap, sekarang: str, *, telat: bool) -> str:
    """A stage seen from the present one; a returned letter makes its later stages ``nanti`` again."""
    if sekarang == Tahap.SELESAI:
        return "sudah"
    letak = URUTAN.index(tahap) - URUTAN.index(Tahap(sekarang))
    if letak == 0:
        return "telat" if telat else "sekarang"
    return "sudah" if letak < 0 else "nanti"


def _label(tahap: Tahap, permohonan: Permohonan) -> str:
    if tahap == Tahap.SIAP and permohonan.tahap == Tahap.SELESAI:
        return KATA_WARGA[Tahap.SELESAI]
    if tahap == Tahap.PROSES and not getattr(permohonan, "bersurat", True):
        return TANPA_SURAT
    return KATA_WARGA[tahap]


def _keterangan(
    permohonan: Permohonan, keadaan: str, jejak: Sequence[LangkahBerjalan], hari_ini: date
) -> str:
    """When it was done, or since when and by whom it is being done."""
    if not jejak or keadaan == "nanti":
        return ""
    terakhir = jejak[-1]
    if keadaan == "sudah":
        if terakhir.langkah.perbuatan == Langkah.Perbuatan.LENGKAPI and permohonan.lengkap_pada:
            return f"berkas lengkap {kapan(permohonan.lengkap_pada, hari_ini)}"
        return selang_waktu(jejak[0].mulai, terakhir.selesai, hari_ini)
    if permohonan.tahap in {Tahap.PENDAFTARAN, Tahap.SIAP}:
        return f"sejak {kapan(terakhir.mulai, hari_ini)}"
    petugas = terakhir.diambil_oleh or terakhir.petugas
    return f"sejak {kapan(terakhir.mulai, hari_ini)}{f' · oleh {petugas}' if petugas else ''}"
