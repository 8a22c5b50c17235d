"""How requests walked beside their standard: one of them, and the figures of many."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, F, Q

from bungah.dasar.aturan import Jeda as Selang
from bungah.dasar.aturan import menit_kantor_bersih
from bungah.dasar.peran import MEJA, Peran
from layanan.aturan.telusur import LangkahNyata, Telusur, telusuri
from layanan.kueri.prosedur import bagan_standar
from layanan.models import HasilTelusur, Jeda, LangkahBerjalan, Permohonan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from bungah.dasar.aturan import Kalender
    from bungah.dasar.nilai import Rentang
    from layanan.aturan.bagan import Simpul
    from layanan.models import Layanan

    Jalan = Mapping[int, list[LangkahBerjalan]]

PEMBACA_TELUSUR = (*MEJA, Peran.KADES, Peran.AUDITOR)
PEMBANDING: Final = 200  # finished requests whose steps are measured
JENIS: Final[Mapping[str, Q]] = {
    "menyimpang": Q(patuh=False),
    "dilewati": Q(dilewati__gt=0),
    "balik": Q(balik__gt=0),
    "telat": Q(telat__gt=0),
    "petugas_lain": Q(petugas_lain__gt=0),
    "lewat_janji": Q(menit__gt=F("menit_janji")),
}


@dataclass(frozen=True, slots=True)
class Perjalanan:
    """One request judged, with the office minutes from the complete file until it was ready."""

    telusur: Telusur
    bagan: Sequence[Simpul]
    menit: int | None = None


def perjalanan(daftar: Sequence[Permohonan], kalender: Kalender, sekarang: datetime) -> dict[int, Perjalanan]:
    """Every one of these requests beside its standard: two queries, and two for each standard among them."""
    jalan, jeda = _jalan(daftar), _jeda(daftar)
    simpul = {pk: bagan_standar(pk) for pk in {satu.standar_id for satu in daftar}}
    hasil = {}
    for satu in daftar:
        bagan = simpul[satu.standar_id]
        nyata = [_nyata(langkah, jeda[satu.pk], kalender, sekarang) for langkah in jalan[satu.pk]]
        menit = None
        if satu.lengkap_pada and satu.siap_pada:
            menit = menit_kantor_bersih(satu.lengkap_pada, satu.siap_pada, jeda[satu.pk], kalender)
        hasil[satu.pk] = Perjalanan(telusuri(bagan, nyata), bagan, menit)
    return hasil


def _jalan(daftar: Iterable[Permohonan]) -> Jalan:
    hasil: defaultdict[int, list[LangkahBerjalan]] = defaultdict(list)
    semua = LangkahBerjalan.objects.filter(permohonan__in=[satu.pk for satu in daftar]).order_by("id")
    for satu in semua.select_related("langkah", "petugas", "diambil_oleh", "ditutup_oleh__pegawai__jabatan"):
        hasil[satu.permohonan_id].append(satu)
    return hasil


def _jeda(daftar: Iterable[Permohonan]) -> dict[int, list[Selang]]:
    """When the office waited for the applicant."""
    hasil: dict[int, list[Selang]] = defaultdict(list)
    semua = Jeda.objects.filter(jenis=Jeda.Jenis.WARGA, permohonan__in=[satu.pk for satu in daftar])
    for satu in semua:
        hasil[satu.permohonan_id].append((satu.mulai, satu.selesai))
    return hasil


def _nyata(
    satu: LangkahBerjalan, jeda: Iterable[Selang], kalender: Kalender, sekarang: datetime
) -> LangkahNyata:
    """Who closed the step; while it runs, who has taken it or is to do it."""
    pegawai = getattr(satu.ditutup_oleh, "pegawai", None)
    return LangkahNyata(
        urut=satu.langkah.urut,
        menit=menit_kantor_bersih(satu.mulai, satu.selesai or sekarang, jeda, kalender),
        jabatan=pegawai.jabatan.nama if pegawai else "",
        oleh=str(satu.ditutup_oleh or satu.diambil_oleh or satu.petugas or ""),
        mulai=satu.mulai,
        selesai=satu.selesai,
        alasan_lewati=satu.alasan_lewati,
    )


def untuk_telusur(pk: int) -> Permohonan | None:
    """One request as its page needs it: its number, its service, its standard; never who asked."""
    terkait = ("layanan", "standar__layanan", "kunjungan__kelompok", "pegawai")
    return Permohonan.objects.select_related(*terkait).filter(pk=pk).first()


# Many


@dataclass(slots=True)
class BarisLaporan:
    """Finished requests of one service; all but ``median`` count requests."""

    layanan: int
    nama: str
    banyak: int = 0
    patuh: int = 0
    dilewati: int = 0
    balik: int = 0
    telat: int = 0
    petugas_lain: int = 0
    tepat: int = 0
    median: int = 0
    versi: tuple[VersiStandar, ...] = ()

    @property
    def persen(self) -> int:
        """Requests that walked as the standard says, of a hundred; never rounded up to all of them."""
        return 100 * self.patuh // self.banyak if self.banyak else 0

    @property
    def persen_tepat(self) -> int:
        """Requests ready within the promise of their own standard, of a hundred."""
        return 100 * self.tepat // self.banyak if self.banyak else 0


HITUNG: Final = ("banyak", "patuh", "dilewati", "balik", "telat", "petugas_lain", "tepat")


def hasil_rentang(rentang: Rentang, layanan: Layanan | int | None = None) -> QuerySet[HasilTelusur]:
    """What ended in that period, perhaps of one service."""
    daftar = HasilTelusur.objects.filter(hari__range=(rentang.mulai, rentang.selesai))
    return daftar.filter(layanan=layanan) if layanan else daftar


def laporan_telusur(hasil: QuerySet[HasilTelusur]) -> list[BarisLaporan]:
    """One row per service, the service with most requests first; two queries for any number of them."""
    baris = list(_kelompok(hasil))
    versi = VersiStandar.objects.select_related("layanan").in_bulk({satu["standar"] for satu in baris})
    per: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for satu in baris:
        per[versi[satu["standar"]].layanan_id].append(satu)
    semua = [_gabung(bagian, versi) for bagian in per.values()]
    return sorted(semua, key=lambda satu: (-satu.banyak, satu.nama))


def _kelompok(hasil: QuerySet[HasilTelusur]) -> Any:
    """Counts by standard and minutes: the minutes joined again give exact medians."""
    return (
        hasil.order_by()
        .values("standar", "menit")
        .annotate(
            banyak=Count("pk"),
            jumlah_patuh=Count("pk", filter=Q(patuh=True)),
            jumlah_dilewati=Count("pk", filter=JENIS["dilewati"]),
            jumlah_balik=Count("pk", filter=JENIS["balik"]),
            jumlah_telat=Count("pk", filter=JENIS["telat"]),
            jumlah_petugas_lain=Count("pk", filter=JENIS["petugas_lain"]),
            jumlah_tepat=Count("pk", filter=~JENIS["lewat_janji"]),
        )
    )


def _gabung(bagian: Sequence[dict[str, Any]], versi: Mapping[int, VersiStandar]) -> BarisLaporan:
    standar = sorted({satu["standar"] for satu in bagian}, key=lambda pk: versi[pk].versi)
    layanan = versi[standar[0]].layanan
    hasil = BarisLaporan(layanan.pk, layanan.nama, versi=tuple(versi[pk] for pk in standar))
    hasil.banyak = sum(satu["banyak"] for satu in bagian)
    for nama in HITUNG[1:]:
        setattr(hasil, nama, sum(satu[f"jumlah_{nama}"] for satu in bagian))
    hasil.median = median_hitung((satu["menit"], satu["banyak"]) for satu in bagian)
    return hasil


def median_hitung(hitung: Iterable[tuple[int, int]]) -> int:
    """The minutes within which half of them were done, from (minutes, how many)."""
    urut = sorted(hitung)
    sisa = (sum(banyak for _, banyak in urut) + 1) // 2
    for menit, banyak in urut:
        sisa -= banyak
        if sisa <= 0:
            return menit
    return 0


def jumlah_semua(baris: Iterable[BarisLaporan]) -> BarisLaporan:
    """All services together; without a median, because they are unlike."""
    hasil = BarisLaporan(0, "Semua layanan")
    for satu in baris:
        for nama in HITUNG:
            setattr(hasil, nama, getattr(hasil, nama) + getattr(satu, nama))
    return hasil


def penyimpang(
    hasil: QuerySet[HasilTelusur], jenis: str, *, banyak: int, sebelum: int | None = None
) -> tuple[list[HasilTelusur], int | None]:
    """Requests of that kind, newest first, and where the next page begins."""
    daftar = hasil.filter(JENIS[jenis])
    if sebelum:
        daftar = daftar.filter(pk__lt=sebelum)
    terkait = ("layanan", "standar", "permohonan__kunjungan__kelompok", "permohonan__pegawai")
    baris = list(daftar.select_related(*terkait).order_by("-pk")[: banyak + 1])
    return baris[:banyak], baris[banyak - 1].pk if len(baris) > banyak else None


@dataclass(frozen=True, slots=True)
class WaktuLangkah:
    """A step's target beside what it really took; ``menit`` None = not walked yet."""

    urut: int
    nama: str
    target: int
    menit: int | None
    banyak: int


def per_langkah(standar: VersiStandar, kalender: Kalender) -> list[WaktuLangkah]:
    """Every step of a standard beside its median in the last requests that ended under it (R101)."""
    akhir = HasilTelusur.objects.filter(standar=standar).order_by("-pk").values_list("permohonan", flat=True)
    pk = list(akhir[:PEMBANDING])
    jeda: dict[int, list[Selang]] = defaultdict(list)
    for henti in Jeda.objects.filter(jenis=Jeda.Jenis.WARGA, permohonan__in=pk):
        jeda[henti.permohonan_id].append((henti.mulai, henti.selesai))
    jalan = LangkahBerjalan.objects.filter(permohonan__in=pk, selesai__isnull=False, alasan_lewati="")
    menit: defaultdict[int, list[int]] = defaultdict(list)
    kolom: Any = jalan.values_list("langkah", "permohonan", "mulai", "selesai")
    for langkah, punya, mulai, selesai in kolom:
        menit[langkah].append(menit_kantor_bersih(mulai, selesai, jeda[punya], kalender))
    return [
        WaktuLangkah(
            satu.urut,
            satu.nama,
            satu.menit,
            round(median(menit[satu.pk])) if menit[satu.pk] else None,
            len(menit[satu.pk]),
        )
        for satu in standar.langkah.all()
    ]
