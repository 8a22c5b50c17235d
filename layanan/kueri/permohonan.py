"""Questions about requests: what waits for whom, what is late, how one went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q
from django.utils import timezone

from bungah.dasar.aturan import menit_kantor
from layanan.aturan.bagan import Titik, jalur_utama
from layanan.aturan.permohonan import Berkas, LamaProses, lama_proses, urutan_selesai
from layanan.kueri.biaya import belum_dibayar_ini
from layanan.models import BerkasPermohonan, Jeda, Langkah, LangkahBerjalan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from bungah.dasar.aturan import Kalender
    from bungah.dasar.models import Warga

Tahap = Permohonan.Tahap
BERJALAN = (Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI, Tahap.SIAP)


def dengan_langkah(daftar: QuerySet[Permohonan]) -> QuerySet[Permohonan]:
    """Requests with everything a list row shows, in a fixed number of queries."""
    terbuka = LangkahBerjalan.objects.filter(selesai=None).select_related(
        "langkah", "petugas", "diambil_oleh"
    )
    jeda = Jeda.objects.filter(selesai=None)
    return daftar.select_related("layanan", "warga", "pegawai", "kunjungan__kelompok").prefetch_related(
        Prefetch("langkah", terbuka, to_attr="langkah_terbuka"),
        Prefetch("jeda", jeda, to_attr="jeda_terbuka"),
    )


def antrean_proses() -> QuerySet[Permohonan]:
    """Complete requests being worked on, oldest complete file first (R029); paused ones step aside."""
    return (
        dengan_langkah(Permohonan.objects.filter(tahap=Tahap.PROSES))
        .exclude(pk__in=Jeda.objects.filter(selesai=None).values("permohonan"))
        .order_by("lengkap_pada", "id")
    )


def giliran_kerja(daftar: Iterable[Any]) -> frozenset[int]:
    """Ids of the requests whose turn it is, one per service (``daftar`` from ``antrean_proses``)."""
    bebas = [satu for satu in daftar if not any(j.diambil_oleh_id for j in satu.langkah_terbuka)]
    urut = urutan_selesai(Berkas(satu.pk, satu.layanan_id, satu.lengkap_pada) for satu in bebas)
    return frozenset(antre[0] for antre in urut.values())


def berkas_kurang() -> QuerySet[Permohonan]:
    """Requests whose clock has not started: a paper is missing, or the fee is not paid (R030, R083)."""
    kurang = BerkasPermohonan.objects.filter(
        permohonan=OuterRef("pk"), persyaratan__wajib=True, keadaan=BerkasPermohonan.Keadaan.BELUM
    )
    daftar = Permohonan.objects.filter(tahap=Tahap.PENDAFTARAN).annotate(
        kurang_berkas=Exists(kurang), belum_dibayar=belum_dibayar_ini()
    )
    return dengan_langkah(daftar).order_by("terjadi_pada", "id")


def ditunda() -> QuerySet[Permohonan]:
    """Requests that stepped aside: they wait for the applicant or a third party."""
    jeda = Jeda.objects.filter(selesai=None).values("permohonan")
    return dengan_langkah(Permohonan.objects.filter(pk__in=jeda)).order_by("lengkap_pada", "id")


def siap_diambil() -> QuerySet[Permohonan]:
    """Finished requests waiting for their owner."""
    return dengan_langkah(Permohonan.objects.filter(tahap=Tahap.SIAP)).order_by("siap_pada", "id")


def terlambat(pada: datetime) -> QuerySet[Permohonan]:
    """Requests past their promise and not ready; late is a question on dates, never a state."""
    return Permohonan.objects.filter(
        tahap__in=[Tahap.PROSES, Tahap.LEGALISASI], jatuh_tempo__lt=pada
    ).order_by("jatuh_tempo")


def hitung_terlambat(pada: datetime) -> dict[str, int]:
    """How many requests are past their promise, by stage, in one query; absent = none."""
    baris = terlambat(pada).order_by().values_list("tahap").annotate(n=Count("id"))
    return dict(baris)


def hitung_berjalan() -> dict[str, int]:
    """How many requests stand in each running stage, in one query."""
    baris = Permohonan.objects.filter(tahap__in=BERJALAN).values_list("tahap").annotate(n=Count("id"))
    hitung: dict[str, int] = dict.fromkeys(BERJALAN, 0)
    return hitung | dict(baris)


def hitung_tepat_waktu(dari: date, sampai: date) -> tuple[int, int]:
    """(ready, ready in time) of residents' requests from ``dari`` to ``sampai``, in one query."""
    mulai = timezone.make_aware(datetime.combine(dari, time.min))
    akhir = timezone.make_aware(datetime.combine(sampai + timedelta(days=1), time.min))
    hasil = Permohonan.objects.filter(pegawai=None, siap_pada__gte=mulai, siap_pada__lt=akhir).aggregate(
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


def pernah_ke_sini(warga: Warga, banyak: int = 5) -> QuerySet[Permohonan]:
    """Earlier requests of this person, newest first (R035)."""
    return Permohonan.objects.filter(warga=warga).select_related("layanan").order_by("-id")[:banyak]


def dengan_terakhir(daftar: list[Warga]) -> list[Warga]:
    """The same people, each with ``terakhir``: when the last request was registered (one query)."""
    baris = Permohonan.objects.filter(warga__in=daftar).order_by().values_list("warga")
    saat = dict(baris.annotate(saat=Max("terjadi_pada")))
    for satu in daftar:
        setattr(satu, "terakhir", saat.get(satu.pk))  # noqa: B010 -- no field: for the page only
    return daftar


def berkas_kurang_dari(permohonan: Permohonan) -> QuerySet[BerkasPermohonan]:
    """Required files that are still missing."""
    return permohonan.berkas.filter(
        persyaratan__wajib=True, keadaan=BerkasPermohonan.Keadaan.BELUM
    ).select_related("persyaratan")


def pengaju(permohonan: Permohonan) -> LangkahBerjalan | None:
    """The step in which the letter was last written and submitted: who, and when."""
    return _langkah_terakhir(permohonan, Langkah.Perbuatan.AJUKAN)


def _langkah_terakhir(permohonan: Permohonan, perbuatan: str) -> LangkahBerjalan | None:
    selesai = permohonan.langkah.filter(langkah__perbuatan=perbuatan, selesai__isnull=False)
    return selesai.select_related("ditutup_oleh").order_by("-id").first()


def rinci(pk: int) -> Permohonan | None:
    """One request with everything its page shows."""
    jalan = LangkahBerjalan.objects.select_related("langkah", "petugas", "ditutup_oleh", "diambil_oleh")
    return (
        Permohonan.objects.filter(pk=pk)
        .select_related("layanan__kelompok", "warga", "kunjungan__kelompok", "kunjungan__titik", "standar")
        .select_related("pegawai__jabatan", "khusus__diminta_oleh", "khusus__disetujui_oleh", "penyerahan")
        .prefetch_related(
            Prefetch("berkas", BerkasPermohonan.objects.select_related("persyaratan")),
            Prefetch("langkah", jalan),
            "jeda",
            "standar__langkah__cabang",
        )
        .first()
    )


def jeda_warga(permohonan: Permohonan) -> list[tuple[datetime, datetime | None]]:
    """Intervals in which the clock stood still because the office waited for the applicant."""
    return [(j.mulai, j.selesai) for j in permohonan.jeda.all() if j.jenis == Jeda.Jenis.WARGA]


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """One step of a request as its timeline shows it; minutes are office minutes."""

    tahap: str
    nama: str
    mulai: datetime | None = None
    selesai: datetime | None = None
    menit: int = 0
    target: int = 0
    petugas: str = ""
    pengganti: bool = False
    catatan: str = ""
    urut: int = 0  # of the step in its standard; 0 = waiting

    @property
    def keadaan(self) -> str:
        """State as the component ``linimasa`` names it; a step past its minutes is ``telat``."""
        if self.mulai is None:
            return "nanti"
        if self.selesai is None:
            return "telat" if self.target and self.menit > self.target else "sekarang"
        return "sudah"


def langkah_rinci(permohonan: Permohonan, kalender: Kalender, sekarang: datetime) -> list[BarisLangkah]:
    """Waiting, every step walked and every step to come, with officer and minutes against the target.

    Needs the prefetch of ``rinci``. A returned letter walks its step twice, so it has two rows.
    """
    jalan = list(permohonan.langkah.all())
    sudah = max((satu.langkah.urut for satu in jalan if satu.selesai is None), default=None)
    baris = [] if permohonan.internal else [_tunggu(permohonan, kalender)]
    baris += [_jalan(satu, kalender, sekarang) for satu in jalan]
    if sudah is not None:
        nanti = _nanti(permohonan, sudah)
        baris += [BarisLangkah(satu.tahap, satu.nama, target=satu.menit) for satu in nanti]
    return baris


def _nanti(permohonan: Permohonan, kini: int) -> list[Langkah]:
    """The steps still to come if every decision takes its first exit."""
    semua = {satu.urut: satu for satu in permohonan.standar.langkah.all()}
    nomor = {satu.pk: satu.urut for satu in semua.values()}
    titik = [
        Titik(satu.urut, satu.jenis, tuple((c.label, nomor[c.tujuan_id]) for c in satu.cabang.all()))
        for satu in semua.values()
    ]
    return [semua[urut] for urut in jalur_utama(titik, kini)[1:]]


def _tunggu(permohonan: Permohonan, kalender: Kalender) -> BarisLangkah:
    kunjungan = permohonan.kunjungan
    akhir = max(kunjungan.dipanggil_pada or permohonan.terjadi_pada, kunjungan.terjadi_pada)
    menit = menit_kantor(kunjungan.terjadi_pada, akhir, kalender)
    return BarisLangkah("tunggu", "Menunggu dipanggil", kunjungan.terjadi_pada, akhir, menit)


def _jalan(satu: LangkahBerjalan, kalender: Kalender, sekarang: datetime) -> BarisLangkah:
    """Who closed the step; while it runs, who has taken it or is to do it."""
    petugas = satu.ditutup_oleh or satu.diambil_oleh or satu.petugas
    return BarisLangkah(
        tahap=satu.langkah.tahap,
        nama=satu.langkah.nama,
        urut=satu.langkah.urut,
        mulai=satu.mulai,
        selesai=satu.selesai,
        menit=menit_kantor(satu.mulai, satu.selesai or sekarang, kalender),
        target=satu.langkah.menit,
        petugas=str(petugas or ""),
        pengganti=satu.digantikan,
        catatan=satu.catatan,
    )


def lama_pemrosesan(permohonan: Permohonan, kalender: Kalender, sekarang: datetime) -> LamaProses | None:
    """Office minutes used against the promise; None while the clock has not started (R088, R090)."""
    if permohonan.lengkap_pada is None:
        return None
    sampai = permohonan.siap_pada or sekarang
    jeda = jeda_warga(permohonan)
    return lama_proses(permohonan.lengkap_pada, sampai, permohonan.standar.menit, kalender, jeda)
