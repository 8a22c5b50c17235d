"""Questions about requests: what waits for whom, what is late, how one went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone

from bungah.dasar.aturan import menit_kantor
from layanan.aturan.permohonan import Berkas, urutan_selesai
from layanan.models import BerkasPermohonan, Jeda, Langkah, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from bungah.dasar.aturan import Kalender
    from bungah.dasar.models import Warga
    from layanan.models import Layanan

Tahap = Permohonan.Tahap
BERJALAN = (Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI, Tahap.SIAP)


def dengan_langkah(daftar: QuerySet[Permohonan]) -> QuerySet[Permohonan]:
    """Requests with everything a list row shows, in a fixed number of queries."""
    terbuka = LangkahBerjalan.objects.filter(selesai=None).select_related(
        "langkah", "petugas", "diambil_oleh"
    )
    jeda = Jeda.objects.filter(selesai=None)
    return daftar.select_related("layanan", "warga", "kunjungan__kelompok").prefetch_related(
        Prefetch("langkah", terbuka, to_attr="langkah_terbuka"),
        Prefetch("jeda", jeda, to_attr="jeda_terbuka"),
    )


def antrean_proses() -> QuerySet[Permohonan]:
    """Complete requests being worked on, oldest complete file first (R029); third-party waits step aside."""
    return (
        dengan_langkah(Permohonan.objects.filter(tahap=Tahap.PROSES))
        .exclude(pk__in=Jeda.objects.filter(selesai=None, jenis=Jeda.Jenis.PIHAK_LAIN).values("permohonan"))
        .order_by("lengkap_pada", "id")
    )


def berkas_kurang() -> QuerySet[Permohonan]:
    """Requests whose clock has not started: something is missing (R030)."""
    return dengan_langkah(Permohonan.objects.filter(tahap=Tahap.PENDAFTARAN)).order_by("terjadi_pada", "id")


def menunggu_pihak_lain() -> QuerySet[Permohonan]:
    """Requests that stepped aside for a third party."""
    jeda = Jeda.objects.filter(selesai=None, jenis=Jeda.Jenis.PIHAK_LAIN)
    return dengan_langkah(Permohonan.objects.filter(pk__in=jeda.values("permohonan"))).order_by(
        "lengkap_pada", "id"
    )


def siap_diambil() -> QuerySet[Permohonan]:
    """Finished requests waiting for their owner."""
    return dengan_langkah(Permohonan.objects.filter(tahap=Tahap.SIAP)).order_by("siap_pada", "id")


def terlambat(pada: datetime) -> QuerySet[Permohonan]:
    """Requests past their promise and not ready; late is a question on dates, never a state."""
    return Permohonan.objects.filter(
        tahap__in=[Tahap.PROSES, Tahap.LEGALISASI], jatuh_tempo__lt=pada
    ).order_by("jatuh_tempo")


def hitung_berjalan() -> dict[str, int]:
    """How many requests stand in each running stage, in one query."""
    baris = Permohonan.objects.filter(tahap__in=BERJALAN).values_list("tahap").annotate(n=Count("id"))
    hitung: dict[str, int] = dict.fromkeys(BERJALAN, 0)
    return hitung | dict(baris)


def hitung_tepat_waktu(dari: date, sampai: date) -> tuple[int, int]:
    """(ready, ready in time) of the days ``dari``..``sampai``, both inclusive, in one query."""
    mulai = timezone.make_aware(datetime.combine(dari, time.min))
    akhir = timezone.make_aware(datetime.combine(sampai + timedelta(days=1), time.min))
    hasil = Permohonan.objects.filter(siap_pada__gte=mulai, siap_pada__lt=akhir).aggregate(
        selesai=Count("id"), tepat=Count("id", filter=Q(siap_pada__lte=F("jatuh_tempo")))
    )
    return hasil["selesai"], hasil["tepat"]


def antre_giliran(layanan: int) -> list[Berkas]:
    """Complete requests of a service that nobody has taken, as the rule of the order sees them (R029)."""
    diambil = LangkahBerjalan.objects.filter(
        permohonan=OuterRef("pk"), selesai=None, diambil_oleh__isnull=False
    )
    ditunda = Jeda.objects.filter(permohonan=OuterRef("pk"), selesai=None)
    daftar = Permohonan.objects.filter(~Exists(diambil), layanan=layanan, tahap=Tahap.PROSES)
    return [Berkas(*satu) for satu in daftar.values_list("pk", "layanan", "lengkap_pada", Exists(ditunda))]


def tertua_menunggu(layanan: Layanan) -> Permohonan | None:
    """The request of this service whose turn it is: complete longest, not taken, not paused."""
    urut = urutan_selesai(antre_giliran(layanan.pk)).get(layanan.pk, ())
    return dengan_langkah(Permohonan.objects.filter(pk=urut[0])).first() if urut else None


def pernah_ke_sini(warga: Warga, banyak: int = 5) -> QuerySet[Permohonan]:
    """Earlier requests of this person, newest first (R035)."""
    return Permohonan.objects.filter(warga=warga).select_related("layanan").order_by("-id")[:banyak]


def berkas_kurang_dari(permohonan: Permohonan) -> QuerySet[BerkasPermohonan]:
    """Required files that are still missing."""
    return permohonan.berkas.filter(
        persyaratan__wajib=True, keadaan=BerkasPermohonan.Keadaan.BELUM
    ).select_related("persyaratan")


def rinci(pk: int) -> Permohonan | None:
    """One request with everything its page shows."""
    return (
        Permohonan.objects.filter(pk=pk)
        .select_related("layanan__kelompok", "warga", "kunjungan__kelompok", "kunjungan__titik", "standar")
        .prefetch_related(
            Prefetch("berkas", BerkasPermohonan.objects.select_related("persyaratan")),
            Prefetch("langkah", LangkahBerjalan.objects.select_related("langkah", "petugas", "ditutup_oleh")),
            "jeda",
            "standar__langkah",
        )
        .first()
    )


@dataclass(frozen=True, slots=True)
class BarisTahap:
    """One stage of a request's timeline; minutes are office minutes."""

    kode: str
    keadaan: str  # "selesai" | "berjalan" | "nanti"
    mulai: datetime | None
    selesai: datetime | None
    menit: int | None
    target: int
    petugas: str


def jeda_warga(permohonan: Permohonan) -> list[tuple[datetime, datetime | None]]:
    """Intervals in which the clock stood still because the office waited for the applicant."""
    return [(j.mulai, j.selesai) for j in permohonan.jeda.all() if j.jenis == Jeda.Jenis.WARGA]


def linimasa(permohonan: Permohonan, kalender: Kalender | None, sekarang: datetime) -> list[BarisTahap]:
    """The stages with officer and office minutes against their target (needs ``rinci``'s prefetch).

    Without a calendar the minutes stay None.
    """
    baris = [_tahap_tunggu(permohonan, kalender)]
    for tahap in Langkah.Tahap:
        target = [satu for satu in permohonan.standar.langkah.all() if satu.tahap == tahap]
        if target:
            jejak = [satu for satu in permohonan.langkah.all() if satu.langkah.tahap == tahap]
            baris.append(_tahap(tahap, jejak, sum(t.menit for t in target), kalender, sekarang))
    return baris


def _tahap_tunggu(permohonan: Permohonan, kalender: Kalender | None) -> BarisTahap:
    datang, dipanggil = permohonan.kunjungan.terjadi_pada, permohonan.kunjungan.dipanggil_pada
    akhir = dipanggil or permohonan.terjadi_pada
    return BarisTahap("tunggu", "selesai", datang, akhir, _menit(datang, akhir, kalender), 0, "")


def _tahap(
    kode: str, jejak: Sequence[LangkahBerjalan], target: int, kalender: Kalender | None, sekarang: datetime
) -> BarisTahap:
    if not jejak:
        return BarisTahap(kode, "nanti", None, None, None, target, "")
    mulai, terbuka = jejak[0].mulai, any(j.selesai is None for j in jejak)
    selesai = None if terbuka else max(j.selesai for j in jejak if j.selesai)
    menit = sum(_menit(j.mulai, j.selesai or sekarang, kalender) or 0 for j in jejak) if kalender else None
    nama = list(dict.fromkeys(_nama_petugas(j) for j in jejak if _nama_petugas(j)))
    return BarisTahap(
        kode, "berjalan" if terbuka else "selesai", mulai, selesai, menit, target, ", ".join(nama)
    )


def _menit(mulai: datetime, selesai: datetime, kalender: Kalender | None) -> int | None:
    return menit_kantor(mulai, selesai, kalender) if kalender else None


def _nama_petugas(langkah: LangkahBerjalan) -> str:
    """Who closed the step; while it runs, who is to do it."""
    return str(langkah.ditutup_oleh or langkah.petugas or "")
