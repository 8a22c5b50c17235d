"""Questions about who waits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    Field,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
)
from django.utils import timezone

from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri_siap import KueriSiap
from kepegawaian.kueri import absen_kepala_desa, kepala_desa_aktif
from layanan.aturan.antrean import PALING_BERUNTUN, Batas, Penunggu, nomor_tampil, urutan
from layanan.models import AturanAntrean, JagaLoket, Kunjungan, Loket, Pertanyaan, TitikLayanan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from bungah.dasar.models import Pengguna

BATAS_CALON = 60  # enough heads of each lane to decide who is next


@dataclass(frozen=True, slots=True)
class Giliran:
    """A waiting visit at its place in the order of calling, and why it stands there."""

    kunjungan: Kunjungan
    alasan: str
    mendahului: bool


@ingat("layanan.aturanantrean")
def aturan_antrean(titik: TitikLayanan) -> AturanAntrean:
    """The rule of the queue here; the defaults where the office wrote none."""
    return AturanAntrean.objects.filter(titik=titik).first() or AturanAntrean(titik=titik)


def menunggu(titik: TitikLayanan, hari: date) -> QuerySet[Kunjungan]:
    """Waiting visits of the day in order of their places."""
    return (
        Kunjungan.objects.menunggu(titik, hari)
        .select_related("kelompok", "layanan")
        .order_by("giliran_pada", "id")
    )


def _milik(loket: Any, kelompok: Collection[int]) -> Q:
    """What this counter calls: its groups, those sent to it, nobody sent elsewhere."""
    if not kelompok:
        return Q(loket_tujuan=None) | Q(loket_tujuan=loket)
    di_sini = Q(kelompok_tujuan__in=kelompok) | Q(kelompok_tujuan=None, kelompok__in=kelompok)
    return Q(loket_tujuan=loket) | (Q(loket_tujuan=None) & di_sini)


@lru_cache(maxsize=64)  # one pair per combination of groups that a counter of this office calls
def _jalur(kelompok: tuple[int, ...] | None, banyak: int) -> tuple[KueriSiap[Kunjungan], ...]:
    """The heads of the ordinary and of the priority lane; ``kelompok`` None = not for one counter."""

    def susun(jalur: Q) -> Callable[..., QuerySet[Kunjungan]]:
        return lambda titik, hari, loket=None: menunggu(titik, hari).filter(
            jalur, Q() if kelompok is None else _milik(loket, kelompok)
        )[:banyak]

    bidang: dict[str, Field[Any, Any]] = {"titik": BigIntegerField(), "hari": DateField()}
    if kelompok is not None:
        bidang["loket"] = BigIntegerField()
    return tuple(KueriSiap(susun(jalur), **bidang) for jalur in (Q(prioritas=""), ~Q(prioritas="")))


def giliran(
    titik: TitikLayanan,
    hari: date,
    loket: Loket | None = None,
    *,
    sekarang: datetime | None = None,
    banyak: int = BATAS_CALON,
) -> list[Giliran]:
    """Who is called next and why, in the order of calling; for a counter only those it calls.

    The first ``banyak`` of each lane decide it; as many of the answer are exact.
    """
    kelompok = tuple(sorted(satu.pk for satu in loket.kelompok.all())) if loket else None
    nilai: dict[str, object] = {"titik": titik.pk, "hari": hari} | ({"loket": loket.pk} if loket else {})
    calon = [satu for jalur in _jalur(kelompok, banyak) for satu in jalur(**nilai)]
    batas = aturan_antrean(titik).batas
    riwayat = _riwayat(titik=titik.pk, hari=hari)[: batas.beruntun]
    return urutkan(calon, [bool(p) for p in riwayat], batas, sekarang or timezone.now())


def urutkan(
    daftar: Iterable[Kunjungan], riwayat: Sequence[bool], batas: Batas, sekarang: datetime
) -> list[Giliran]:
    """Waiting visits in the order of calling, each with its reason."""
    calon = {satu.pk: satu for satu in daftar}
    urut = urutan((_penunggu(satu) for satu in calon.values()), riwayat, sekarang=sekarang, batas=batas)
    return [Giliran(calon[pilihan.id], pilihan.alasan, pilihan.mendahului) for pilihan in urut]


def _penunggu(satu: Kunjungan) -> Penunggu:
    sebab = satu.get_prioritas_display() if satu.prioritas else ""
    tempat = satu.giliran_pada if satu.tidak_hadir_ke else None
    return Penunggu(satu.pk, satu.terjadi_pada, sebab, tempat)


_riwayat = KueriSiap(
    lambda titik, hari: (
        Kunjungan.objects.filter(titik=titik, hari=hari, dipanggil_pada__isnull=False)
        .order_by("-dipanggil_pada", "-id")
        .values_list("prioritas", flat=True)[:PALING_BERUNTUN]
    ),
    titik=BigIntegerField(),
    hari=DateField(),
)
_dilayani = KueriSiap(
    lambda petugas: (
        Kunjungan.objects.filter(
            Q(petugas=petugas)
            | Q(loket__in=JagaLoket.objects.terbuka().filter(petugas=petugas).values("loket")),
            status=Kunjungan.Status.DIPANGGIL,
        )
        .select_related("kelompok", "layanan", "loket")
        .order_by("dipanggil_pada", "id")[:1]
    ),
    petugas=BigIntegerField(),
)
_lengkap = KueriSiap(
    lambda pk: Kunjungan.objects.filter(pk=pk).select_related("kelompok", "layanan", "loket"),
    pk=BigIntegerField(),
)


def sedang_dilayani(petugas: Pengguna) -> Kunjungan | None:
    """The visitor this officer called, or who stands at the counter this officer took over."""
    return _dilayani.pertama(petugas=petugas.pk)


def kunjungan_lengkap(pk: int) -> Kunjungan:
    """One visit with its group, service and counter.

    Raises:
        Kunjungan.DoesNotExist: no such visit.
    """
    satu = _lengkap.pertama(pk=pk)
    if satu is None:
        raise Kunjungan.DoesNotExist
    return satu


_di_depan = KueriSiap(
    lambda titik, hari, saat, nomor: (
        Kunjungan.objects.menunggu(titik, hari)
        .filter(~Q(giliran_pada=saat, id__gte=nomor), giliran_pada__lte=saat)
        .order_by()
        .values_list(Func("pk", function="COUNT", output_field=IntegerField()), flat=True)
    ),
    titik=BigIntegerField(),
    hari=DateField(),
    saat=DateTimeField(),
    nomor=BigIntegerField(),
)


def di_depan(kunjungan: Kunjungan) -> int:
    """How many wait before this visitor (the priority lane counted apart from fairness)."""
    [banyak] = _di_depan(
        titik=kunjungan.titik_id, hari=kunjungan.hari, saat=kunjungan.giliran_pada, nomor=kunjungan.pk
    )
    return int(banyak)


def dilangkahi(kunjungan: Kunjungan) -> int:
    """How many who came earlier this visitor would pass over when called now."""
    di_depannya = Q(giliran_pada__lt=kunjungan.giliran_pada) | Q(
        giliran_pada=kunjungan.giliran_pada, id__lt=kunjungan.pk
    )
    return Kunjungan.objects.menunggu(kunjungan.titik, kunjungan.hari).filter(di_depannya).count()


def ringkas_hari(titik: TitikLayanan, hari: date) -> dict[str, int]:
    """Counts of the day by status, in one query."""
    baris = Kunjungan.objects.filter(titik=titik, hari=hari).values_list("status").annotate(n=Count("id"))
    return dict(baris)


def tidak_hadir(titik: TitikLayanan, hari: date) -> QuerySet[Kunjungan]:
    """Visitors of the day who were called in vain: they may come back into the queue."""
    return (
        Kunjungan.objects.filter(titik=titik, hari=hari, status=Kunjungan.Status.TIDAK_HADIR)
        .select_related("kelompok", "layanan")
        .order_by("-dipanggil_pada", "id")
    )


def menurut_nomor(nomor: str, hari: date) -> Kunjungan | None:
    """The visit of that day with this number, as people write it (``A-014``, ``a14``)."""
    cocok = re.fullmatch(r"([A-Za-z])[ -]?0*([1-9]\d{0,4})", nomor.strip())
    if cocok is None:
        return None
    return (
        Kunjungan.objects.filter(hari=hari, kelompok__kode=cocok[1].upper(), urut=int(cocok[2]))
        .select_related("kelompok")
        .first()
    )


@dataclass(frozen=True, slots=True)
class KeadaanAntrean:
    """The queue of the day as the home page tells it, and whether somebody is there to sign."""

    terakhir: str = ""  # the number called last, "" before the first call
    menunggu: int = 0
    ada_kades: bool = False
    kades_absen_sampai: date | None = None  # last day of an absence that covers the day


def keadaan_antrean(hari: date) -> KeadaanAntrean:
    """Number called last at the office, how many wait there and who can sign, in one query."""
    di_sini = Kunjungan.objects.filter(titik=OuterRef("pk"), hari=hari)
    dipanggil = di_sini.filter(dipanggil_pada__isnull=False, panggilan_ke__gte=1).order_by(
        "-dipanggil_pada", "-id"
    )
    menunggu = (
        di_sini.filter(status=Kunjungan.Status.TUNGGU).order_by().values("titik").annotate(n=Count("id"))
    )
    titik = (
        TitikLayanan.objects.filter(aktif=True)
        .order_by("id")
        .annotate(
            huruf=Subquery(dipanggil.values("kelompok__kode")[:1]),
            urut=Subquery(dipanggil.values("urut")[:1]),
            menunggu=Subquery(menunggu.values("n")),
            ada_kades=Exists(kepala_desa_aktif()),
            absen_sampai=Subquery(absen_kepala_desa(hari).values("sampai")[:1]),
        )
        .first()
    )
    if titik is None:
        return KeadaanAntrean()
    terakhir = nomor_tampil(titik.huruf, titik.urut) if titik.urut else ""
    return KeadaanAntrean(terakhir, titik.menunggu or 0, titik.ada_kades, titik.absen_sampai)


_menurut_kode = KueriSiap(
    lambda kode: (
        Kunjungan.objects.filter(kode=kode).select_related("kelompok", "layanan", "titik", "loket").order_by()
    ),
    kode=CharField(),
)


def menurut_kode(kode: str) -> Kunjungan | None:
    """The visit a status code belongs to."""
    return _menurut_kode.pertama(kode=kode)


@ingat()
def ada_sisa(titik: TitikLayanan, hari: date) -> bool:
    """True when somebody of an earlier day still stands in the queue; may be ten seconds old."""
    lama = Kunjungan.objects.filter(titik=titik, hari__lt=hari)
    return (
        lama.filter(status=Kunjungan.Status.TUNGGU).exists()
        or lama.filter(status=Kunjungan.Status.DITAHAN).exists()
    )


def pertanyaan_hari_ini(titik: TitikLayanan, hari: date) -> int:
    """How many questions were answered on the spot that day."""
    return Pertanyaan.objects.filter(titik=titik, hari=hari).count()
