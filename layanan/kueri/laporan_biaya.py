"""Two years of every service beside each other, and the fees of today: a fixed number of queries each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, IntegerField, Min, Prefetch, Q, Sum, Value, When
from django.db.models.functions import ExtractYear, TruncDate
from django.utils import timezone

from layanan.aturan.laporan_biaya import Banding
from layanan.models import Layanan, Penyerahan, Permohonan, RincianBiaya, VersiStandar

if TYPE_CHECKING:
    from django.db.models import QuerySet

Cara = Penyerahan.Cara
DATANG = (Cara.LANGSUNG, Cara.KUASA)  # brought home or carried by the RT costs the villager no way


def banding_tahun(tahun: int) -> list[Banding]:
    """Every service for residents in ``tahun`` and the year before, in their order; three queries."""
    nama = Layanan.objects.filter(subjek=Layanan.Subjek.EKSTERNAL).order_by(
        "kelompok__urutan", "urutan", "nama"
    )
    kolom = nama.values_list("pk", "nama_warga", "kelompok__nama")
    hasil = {pk: Banding(kata, kelompok=kelompok) for pk, kata, kelompok in kolom}
    _isi_standar(hasil, tahun)
    for layanan, pada, selesai, datang in _selesai(tahun):
        if satu := hasil.get(layanan):
            bagian = satu.ini if pada == tahun else satu.lalu
            bagian.selesai, bagian.datang = selesai, datang
    return [satu for satu in hasil.values() if satu.ada]


def _isi_standar(hasil: dict[int, Banding], tahun: int) -> None:
    """Fee and required papers of the standard in force at the end of each year (this year: until today)."""
    versi = (
        VersiStandar.objects.exclude(status=VersiStandar.Status.DRAF)
        .filter(berlaku_dari__lte=min(date(tahun, 12, 31), timezone.localdate()))
        .annotate(berkas=Count("persyaratan", filter=Q(persyaratan__wajib=True)))
        .order_by("berlaku_dari", "versi")
        .values_list("layanan", "berlaku_dari", "biaya", "berkas")
    )
    for layanan, dari, biaya, berkas in versi:
        satu = hasil.get(layanan)
        for bagian in () if satu is None else (satu.ini, *([satu.lalu] if dari.year < tahun else [])):
            bagian.biaya, bagian.berkas = biaya, berkas


def _selesai(tahun: int) -> QuerySet[Permohonan, tuple[int, int, int, int]]:
    """(service, year, finished requests, days somebody came for them), counted by the database."""
    daftar = Permohonan.objects.filter(
        tahap=Permohonan.Tahap.SELESAI,
        pegawai=None,
        selesai_pada__gte=_awal(tahun - 1),
        selesai_pada__lt=_awal(tahun + 1),
    )
    baris: QuerySet[Permohonan, tuple[int, int, int, int]] = hitung_datang(
        daftar.annotate(pada=ExtractYear("selesai_pada")), "layanan", "pada"
    )
    return baris


def hitung_datang(daftar: QuerySet[Permohonan], *kolom: str) -> Any:
    """(these columns …, finished requests, days somebody came for them) of residents' finished requests.

    A villager comes to register, once more when the file or the fee was completed on another day, and once
    more to fetch it on another day; what was carried home costs no way.
    """
    lain_hari = ~Q(hari_ambil=F("hari")) & ~Q(hari_ambil=F("hari_lengkap"))
    diambil = Q(penyerahan=None) | Q(penyerahan__cara__in=DATANG)
    baris: Any = daftar.annotate(
        hari=F("kunjungan__hari"),
        hari_lengkap=TruncDate("lengkap_pada"),
        hari_ambil=TruncDate("selesai_pada"),
    )
    datang = Value(1) + _satu_bila(~Q(hari_lengkap=F("hari"))) + _satu_bila(lain_hari & diambil)
    baris = baris.annotate(datang=datang).order_by().values(*kolom)
    jumlah = baris.annotate(n=Count("pk"), kali=Sum("datang"))
    return jumlah.values_list(*kolom, "n", "kali")


def _satu_bila(syarat: Q) -> Case:
    return Case(When(syarat, then=Value(1)), default=Value(0), output_field=IntegerField())


def _awal(tahun: int) -> datetime:
    """Midnight of 1 January, office time."""
    return timezone.make_aware(datetime(tahun, 1, 1))  # noqa: DTZ001 -- made aware here


def tahun_laporan(hari_ini: date) -> list[int]:
    """Years with finished requests, this year always among them, newest first."""
    pertama = Permohonan.objects.filter(selesai_pada__isnull=False).aggregate(satu=Min("selesai_pada"))[
        "satu"
    ]
    awal = timezone.localtime(pertama).year if pertama else hari_ini.year
    return list(range(hari_ini.year, awal - 1, -1))


@dataclass(frozen=True, slots=True)
class BiayaLayanan:
    """A service and its fee of today with its parts: (component, rupiah, legal basis)."""

    nama: str
    biaya: int
    rincian: tuple[tuple[str, int, str], ...] = ()


def biaya_semua() -> list[BiayaLayanan]:
    """Every service on offer with what it costs today, the free ones first; two queries."""
    daftar = (
        VersiStandar.objects.filter(
            status=VersiStandar.Status.BERLAKU,
            layanan__aktif=True,
            layanan__subjek=Layanan.Subjek.EKSTERNAL,
        )
        .select_related("layanan")
        .prefetch_related(Prefetch("rincian_biaya", RincianBiaya.objects.select_related("dasar")))
        .order_by("layanan__kelompok__urutan", "layanan__urutan", "layanan__nama")
    )
    semua = [
        BiayaLayanan(
            satu.layanan.nama_warga,
            satu.biaya,
            tuple((r.komponen, r.jumlah, r.dasar.nama) for r in satu.rincian_biaya.all()),
        )
        for satu in daftar
    ]
    return sorted(semua, key=lambda satu: satu.biaya > 0)
