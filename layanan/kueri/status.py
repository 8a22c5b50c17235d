"""The requests of one visit and how far they are, for the public page: no name, NIK or address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from bungah.dasar.ingatan import ingat
from layanan.aturan.permohonan import KATA_WARGA, Tahap
from layanan.aturan.status import Jalan, Jawaban, jawaban, kapan, selang_waktu
from layanan.models import BerkasPermohonan, Jeda, Langkah, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

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
    """The requests of one visit with their stages, in four queries whatever their number."""
    daftar = list(Permohonan.objects.filter(kunjungan=kunjungan).select_related("layanan").order_by("id"))
    prefetch_related_objects(daftar, *_yang_perlu({satu.tahap for satu in daftar}))
    bersurat = standar_bersurat(*sorted({satu.standar_id for satu in daftar}))
    return [_urusan(satu, kunjungan, sekarang, bersurat=satu.standar_id in bersurat) for satu in daftar]


def _yang_perlu(tahap: set[str]) -> list[Prefetch[Any]]:
    """Steps for every request; missing papers and pauses only where the page can show them."""
    jalan = LangkahBerjalan.objects.select_related("langkah", "petugas", "diambil_oleh")
    perlu: list[Prefetch[Any]] = [Prefetch("langkah", jalan)]
    if Tahap.PENDAFTARAN in tahap:
        belum = BerkasPermohonan.objects.filter(
            persyaratan__wajib=True, keadaan=BerkasPermohonan.Keadaan.BELUM
        )
        perlu.append(Prefetch("berkas", belum.select_related("persyaratan"), to_attr="kurang"))
    if Tahap.PROSES in tahap:
        perlu.append(Prefetch("jeda", Jeda.objects.filter(selesai=None), to_attr="jeda_terbuka"))
    return perlu


@ingat("layanan.langkah")
def standar_bersurat(*standar: int) -> frozenset[int]:
    """Those of the standards whose steps end in a signature."""
    tanda_tangan = Langkah.objects.filter(standar__in=standar, tahap=Langkah.Tahap.LEGALISASI)
    return frozenset(tanda_tangan.values_list("standar", flat=True))


def _urusan(permohonan: Permohonan, kunjungan: Kunjungan, sekarang: datetime, *, bersurat: bool) -> Urusan:
    jalan = Jalan(
        tahap=permohonan.tahap,
        jatuh_tempo=permohonan.jatuh_tempo,
        selesai_pada=permohonan.selesai_pada,
        jeda=next((j.jenis for j in getattr(permohonan, "jeda_terbuka", ())), ""),
    )
    belum = permohonan.tahap == Tahap.PENDAFTARAN
    return Urusan(
        jawaban=jawaban(permohonan.layanan.nama_warga, jalan, sekarang),
        tahap=_linimasa(permohonan, kunjungan, sekarang, telat=jalan.terlambat(sekarang), bersurat=bersurat),
        kurang=tuple(str(b.persyaratan) for b in getattr(permohonan, "kurang", ())) if belum else (),
        berjalan=permohonan.tahap in {Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI},
        terlambat=jalan.terlambat(sekarang),
        siap=permohonan.tahap == Tahap.SIAP,
    )


def _linimasa(
    permohonan: Permohonan, kunjungan: Kunjungan, sekarang: datetime, *, telat: bool, bersurat: bool
) -> tuple[TahapWarga, ...]:
    if permohonan.tahap == Tahap.BATAL:
        return ()
    hari_ini = timezone.localdate(sekarang)
    dipanggil = kunjungan.dipanggil_pada or permohonan.terjadi_pada
    tunggu = selang_waktu(kunjungan.terjadi_pada, dipanggil, hari_ini)
    hasil = [TahapWarga(KATA_WARGA[Tahap.TUNGGU], "sudah", tunggu)]
    for tahap in URUTAN:
        if tahap == Tahap.LEGALISASI and not bersurat:
            continue
        keadaan = _keadaan(tahap, permohonan.tahap, telat=telat)
        jejak = [j for j in permohonan.langkah.all() if _tahap_langkah(j) == tahap]
        label = _label(tahap, permohonan.tahap, bersurat=bersurat)
        hasil.append(TahapWarga(label, keadaan, _keterangan(permohonan, keadaan, jejak, hari_ini)))
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


def _label(tahap: Tahap, sekarang: str, *, bersurat: bool) -> str:
    if tahap == Tahap.SIAP and sekarang == Tahap.SELESAI:
        return KATA_WARGA[Tahap.SELESAI]
    if tahap == Tahap.PROSES and not bersurat:
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
