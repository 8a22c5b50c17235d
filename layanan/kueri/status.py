"""The requests of one visit and how far they are, for the public page: no name, NIK or address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.db.models import BigIntegerField, Exists, OuterRef, Subquery
from django.utils import timezone

from bungah.dasar.kueri_siap import KueriSiap
from layanan.aturan.permohonan import KATA_WARGA, Tahap
from layanan.aturan.status import Jalan, Jawaban, jawaban, kapan, selang_waktu
from layanan.kueri.biaya import belum_dibayar_ini, uang_menunggu_ini
from layanan.models import BerkasPermohonan, Jeda, Langkah, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import QuerySet

    from layanan.models import Kunjungan

T = TypeVar("T")
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


class Jejak(NamedTuple):
    """One step of a request, as the page needs it."""

    permohonan_id: int
    mulai: datetime
    selesai: datetime | None
    tahap: str
    perbuatan: str
    pengambil: str | None  # who took it up
    petugas: str | None  # whose work it was meant to be


@dataclass(frozen=True, slots=True)
class Berkas:
    """One request with all the page is drawn from."""

    permohonan: Permohonan
    kunjungan: Kunjungan
    jejak: list[Jejak]
    kurang: tuple[str, ...]
    jeda: str  # kind of the pause that is open, or ""
    bersurat: bool  # its steps end in a signature
    belum_dibayar: bool  # its fee has no receipt yet
    uang_menunggu: bool  # cancelled, and its fee is to be fetched back


def _jejak(kunjungan: Any) -> QuerySet[Any, Any]:
    return (
        LangkahBerjalan.objects.filter(permohonan__kunjungan=kunjungan)
        .order_by("id")
        .values_list(
            "permohonan_id",
            "mulai",
            "selesai",
            "langkah__tahap",
            "langkah__perbuatan",
            "diambil_oleh__nama",
            "petugas__nama",
        )
    )


def _kurang(kunjungan: Any) -> QuerySet[Any, Any]:
    return (
        BerkasPermohonan.objects.filter(
            permohonan__kunjungan=kunjungan,
            persyaratan__wajib=True,
            keadaan=BerkasPermohonan.Keadaan.BELUM,
        )
        .order_by("persyaratan__urut")
        .values_list("permohonan_id", "persyaratan__nama")
    )


def _permohonan(kunjungan: Any) -> QuerySet[Any, Any]:
    """The requests, whether their steps end in a signature, and the kind of the pause that is open."""
    tanda_tangan = Langkah.objects.filter(standar=OuterRef("standar"), tahap=Langkah.Tahap.LEGALISASI)
    terbuka = Jeda.objects.filter(permohonan=OuterRef("pk"), selesai=None).values("jenis")
    return (
        Permohonan.objects.filter(kunjungan=kunjungan)
        .select_related("layanan")
        .annotate(
            bersurat=Exists(tanda_tangan),
            jenis_jeda=Subquery(terbuka),
            belum_dibayar=belum_dibayar_ini(),
            uang_menunggu=uang_menunggu_ini(),
        )
        .order_by("id")
    )


_permohonan_kunjungan = KueriSiap(_permohonan, kunjungan=BigIntegerField())
_jejak_kunjungan = KueriSiap(_jejak, kunjungan=BigIntegerField())
_kurang_kunjungan = KueriSiap(_kurang, kunjungan=BigIntegerField())


def urusan_warga(kunjungan: Kunjungan, sekarang: datetime) -> list[Urusan]:
    """The requests of one visit with their stages, in three queries whatever their number.

    Steps for every request; missing papers only where the page can show them.
    """
    daftar = _permohonan_kunjungan(kunjungan=kunjungan.pk)
    if not daftar:
        return []
    tahap = {satu.tahap for satu in daftar}
    jejak = _per_permohonan((j[0], Jejak(*j)) for j in _jejak_kunjungan(kunjungan=kunjungan.pk))
    kurang = _per_permohonan(_kurang_kunjungan(kunjungan=kunjungan.pk) if Tahap.PENDAFTARAN in tahap else ())
    return [
        _urusan(
            Berkas(
                satu,
                kunjungan,
                jejak.get(satu.pk, []),
                kurang=tuple(kurang.get(satu.pk, ())),
                jeda=(satu.jenis_jeda or "") if satu.tahap == Tahap.PROSES else "",
                bersurat=satu.bersurat and _ditandatangani(satu, jejak.get(satu.pk, [])),
                belum_dibayar=bool(satu.belum_dibayar),
                uang_menunggu=bool(satu.uang_menunggu),
            ),
            sekarang,
        )
        for satu in daftar
    ]


def _ditandatangani(permohonan: Permohonan, jejak: list[Jejak]) -> bool:
    """False once it is clear that this one ended on a way without letter (a refusal, with its reason)."""
    if permohonan.tahap not in {Tahap.SIAP, Tahap.SELESAI}:
        return True
    return any(satu.tahap == Langkah.Tahap.LEGALISASI for satu in jejak)


def _per_permohonan(pasangan: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """Rows of one visit, by the request they belong to."""
    hasil: dict[int, list[T]] = {}
    for permohonan, isi in pasangan:
        hasil.setdefault(permohonan, []).append(isi)
    return hasil


def _urusan(berkas: Berkas, sekarang: datetime) -> Urusan:
    permohonan = berkas.permohonan
    jalan = Jalan(
        tahap=permohonan.tahap,
        jatuh_tempo=permohonan.jatuh_tempo,
        selesai_pada=permohonan.selesai_pada,
        jeda=berkas.jeda,
        belum_dibayar=berkas.belum_dibayar,
        uang_menunggu=berkas.uang_menunggu,
        kurang=bool(berkas.kurang),
    )
    telat = jalan.terlambat(sekarang)
    return Urusan(
        jawaban=jawaban(permohonan.layanan.nama_warga, jalan, sekarang),
        tahap=_linimasa(berkas, sekarang, telat=telat),
        kurang=berkas.kurang if permohonan.tahap == Tahap.PENDAFTARAN else (),
        berjalan=permohonan.tahap in {Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI},
        terlambat=telat,
        siap=permohonan.tahap == Tahap.SIAP,
    )


def _linimasa(berkas: Berkas, sekarang: datetime, *, telat: bool) -> tuple[TahapWarga, ...]:
    permohonan, kunjungan = berkas.permohonan, berkas.kunjungan
    if permohonan.tahap == Tahap.BATAL:
        return ()
    hari_ini = timezone.localdate(sekarang)
    dipanggil = kunjungan.dipanggil_pada or permohonan.terjadi_pada
    tunggu = selang_waktu(kunjungan.terjadi_pada, dipanggil, hari_ini)
    hasil = [TahapWarga(KATA_WARGA[Tahap.TUNGGU], "sudah", tunggu)]
    for tahap in URUTAN:
        if tahap == Tahap.LEGALISASI and not berkas.bersurat:
            continue
        keadaan = _keadaan(tahap, permohonan.tahap, telat=telat)
        jejak = [j for j in berkas.jejak if _tahap_langkah(j) == tahap]
        label = _label(tahap, permohonan.tahap, bersurat=berkas.bersurat)
        hasil.append(TahapWarga(label, keadaan, _keterangan(permohonan, keadaan, jejak, hari_ini)))
    return tuple(hasil)


def _tahap_langkah(jejak: Jejak) -> str:
    return Tahap.SIAP if jejak.tahap == Langkah.Tahap.PENYERAHAN else jejak.tahap


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


def _keterangan(permohonan: Permohonan, keadaan: str, jejak: list[Jejak], hari_ini: date) -> str:
    """When it was done, or since when and by whom it is being done."""
    if not jejak or keadaan == "nanti":
        return ""
    terakhir = jejak[-1]
    if keadaan == "sudah":
        if terakhir.perbuatan == Langkah.Perbuatan.LENGKAPI and permohonan.lengkap_pada:
            return f"berkas lengkap {kapan(permohonan.lengkap_pada, hari_ini)}"
        return selang_waktu(jejak[0].mulai, terakhir.selesai, hari_ini)
    if permohonan.tahap in {Tahap.PENDAFTARAN, Tahap.SIAP}:
        return f"sejak {kapan(terakhir.mulai, hari_ini)}"
    petugas = terakhir.pengambil or terakhir.petugas
    return f"sejak {kapan(terakhir.mulai, hari_ini)}{f' · oleh {petugas}' if petugas else ''}"
