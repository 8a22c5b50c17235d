"""The queue report: figures of a period, whole and by group, however many visits there were."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Func, IntegerField, Q
from django.db.models.functions import Coalesce

from bungah.dasar.models import Pengguna, Warga
from bungah.dasar.peran import MEJA, Peran
from layanan.aturan.laporan import DETIK_SEMENIT, Angka, Dimensi, Fakta, bulan_utuh, di_luar, hitung
from layanan.models import KelompokAntrean, Kunjungan, Layanan, Loket, Penyimpangan, Permohonan, RekapAntrean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from django.db.models import QuerySet

    from bungah.dasar.nilai import Rentang
    from layanan.models import TitikLayanan

PEMBACA_LAPORAN = (*MEJA, Peran.KADES, Peran.AUDITOR)
#: what is kept of a finished month; its months (``BULAN``) follow from the rows of the whole
DISIMPAN = [satu for satu in Dimensi if satu is not Dimensi.BULAN]
BELUM = {
    Dimensi.LAYANAN: "Layanan belum disebut",
    Dimensi.LOKET: "Tanpa loket",
    Dimensi.PETUGAS: "Belum dipanggil",
    Dimensi.PRIORITAS: "Antrean biasa",
}


class Detik(Func):
    """A moment as whole seconds since 1970: the same figure in both databases."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **lain: Any) -> Any:
        return super().as_sql(
            compiler, connection, template="CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)", **lain
        )

    def as_postgresql(self, compiler: Any, connection: Any, **lain: Any) -> Any:
        return super().as_sql(
            compiler, connection, template="FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint", **lain
        )


_DATANG, _SELESAI = Detik("terjadi_pada"), Detik("selesai_pada")
_DIPANGGIL = Detik(Coalesce("pertama_dipanggil_pada", "dipanggil_pada"))
_PANGGIL_KUNJUNGAN = Coalesce("kunjungan__pertama_dipanggil_pada", "kunjungan__dipanggil_pada")
TIDAK_TERCATAT = "Tidak tercatat"
KOLOM: tuple[Any, ...] = (
    "hari",
    "kelompok_id",
    "layanan_id",
    "loket_id",
    "petugas_id",
    "prioritas",
    "status",
    "mendahului",
    ~Q(terjadi_pada=F("dicatat_pada")),
    _DIPANGGIL - _DATANG,
    _SELESAI - _DIPANGGIL,
    _SELESAI - _DATANG,
)


def fakta(titik: TitikLayanan, selang: Iterable[Rentang]) -> Iterator[Fakta]:
    """The visits of these stretches of days, in one query."""
    hari = Q(pk__in=[])
    for satu in selang:
        hari |= Q(hari__range=(satu.mulai, satu.selesai))
    baris = Kunjungan.objects.filter(hari, titik=titik).values_list(*KOLOM).iterator(2000)
    return (Fakta(*satu) for satu in baris)


@dataclass(slots=True)
class Laporan:
    """The figures of a period: the whole, per group in the order to show, and per lane (R033)."""

    rentang: Rentang
    menurut: Dimensi
    semua: Angka = field(default_factory=Angka)
    bagian: list[tuple[str, Angka]] = field(default_factory=list)
    jalur: list[tuple[str, Angka]] = field(default_factory=list)


def susun_laporan(titik: TitikLayanan, rentang: Rentang, menurut: Dimensi, *, hari_ini: date) -> Laporan:
    """Figures of the period and of each of its groups, in three queries.

    Months that are over come from their kept figures, the rest from the visits; both add up to what
    counting every visit would give.
    """
    dimensi = {Dimensi.SEMUA, Dimensi.PRIORITAS, menurut}
    angka, kurang = _tersimpan(titik, rentang, dimensi, hari_ini)
    sisa = di_luar(rentang, set(bulan_utuh(rentang, hari_ini)) - set(kurang))
    for kunci, satu in hitung(fakta(titik, sisa), dimensi, hari_ini).items():
        angka.setdefault(kunci, Angka()).tambah(satu)
    laporan = Laporan(rentang, menurut, angka.get((Dimensi.SEMUA, "")) or Angka())
    laporan.bagian = _urut(menurut, _bagian(angka, menurut))
    laporan.jalur = _urut(Dimensi.PRIORITAS, _bagian(angka, Dimensi.PRIORITAS))
    return laporan


def _bagian(angka: dict[tuple[str, str], Angka], menurut: Dimensi) -> dict[str, Angka]:
    return {kunci: satu for (d, kunci), satu in angka.items() if d == menurut}


def _tersimpan(
    titik: TitikLayanan, rentang: Rentang, dimensi: set[Dimensi], hari_ini: date
) -> tuple[dict[tuple[str, str], Angka], list[date]]:
    """Kept figures of the whole months in the period, and the months that have none."""
    bulan = list(bulan_utuh(rentang, hari_ini))
    angka: dict[tuple[str, str], Angka] = {}
    ada = set()
    if bulan:
        baris = RekapAntrean.objects.filter(
            titik=titik, bulan__range=(bulan[0], bulan[-1]), dimensi__in=dimensi
        ).values_list("bulan", "dimensi", "kunci", "isi")
        for satu, d, kunci, isi in baris.iterator(2000):
            if (d, kunci) not in angka:
                angka[d, kunci] = Angka()
            angka[d, kunci].tambah_data(isi)
            if d == Dimensi.SEMUA:
                ada.add(satu)
                if Dimensi.BULAN in dimensi and isi["banyak"]:
                    bagian = angka[Dimensi.BULAN, f"{satu:%Y-%m}"] = Angka()
                    bagian.tambah_data(isi)
    return angka, [satu for satu in bulan if satu not in ada]


def bulan_belum_direkap(titik: TitikLayanan, rentang: Rentang, hari_ini: date) -> list[date]:
    """Whole months of the period that are over and have no kept figures, in one query."""
    bulan = list(bulan_utuh(rentang, hari_ini))
    if not bulan:
        return []
    ada = RekapAntrean.objects.filter(
        titik=titik, bulan__range=(bulan[0], bulan[-1]), dimensi=Dimensi.SEMUA
    ).values_list("bulan", flat=True)
    return sorted(set(bulan) - set(ada))


def sebaran_warga(titik: TitikLayanan, rentang: Rentang) -> dict[str, list[tuple[str, Counter[int]]]]:
    """Minutes waited by hamlet and by sex, as far as registered visits tell them (R033), in one query.

    A visit with several requests of one person counts once; who they are is not asked anywhere else.
    """
    hari = rentang.mulai, rentang.selesai
    baris = (
        Permohonan.objects.filter(kunjungan__titik=titik, kunjungan__hari__range=hari)
        .annotate(tunggu=Detik(_PANGGIL_KUNJUNGAN) - Detik("kunjungan__terjadi_pada"))
        .filter(tunggu__isnull=False)
        .order_by()
        .values_list("warga__dusun", "warga__jenis_kelamin", "tunggu")
        .annotate(n=Count("kunjungan", distinct=True))
    )
    dusun: dict[str, Counter[int]] = {}
    kelamin: dict[str, Counter[int]] = {}
    kata = dict(Warga.Kelamin.choices)
    for tempat, jenis, detik, n in baris:
        menit = max(detik, 0) // DETIK_SEMENIT
        dusun.setdefault(tempat or TIDAK_TERCATAT, Counter())[menit] += n
        kelamin.setdefault(kata.get(jenis, TIDAK_TERCATAT), Counter())[menit] += n
    return {"Dusun": sorted(dusun.items()), "Jenis kelamin": sorted(kelamin.items())}


def didahulukan(titik: TitikLayanan, rentang: Rentang) -> QuerySet[Penyimpangan]:
    """Visitors called out of turn in the period, newest first, with the reason of each (R029)."""
    return (
        Penyimpangan.objects.filter(
            kunjungan__titik=titik,
            kunjungan__hari__range=(rentang.mulai, rentang.selesai),
            diurungkan_pada=None,
        )
        .select_related("kunjungan__kelompok", "petugas")
        .order_by("-pada", "-id")
    )


# Names of groups


def _urut(menurut: Dimensi, bagian: dict[str, Angka]) -> list[tuple[str, Angka]]:
    """Groups with their names: days, months and counters in their order, the others busiest first."""
    if menurut in {Dimensi.SEMUA, Dimensi.HARI, Dimensi.BULAN}:
        return sorted(bagian.items())
    nama = _nama(menurut, bagian)
    hasil = [(nama.get(kunci, BELUM.get(menurut, "Lainnya")), satu) for kunci, satu in bagian.items()]
    if menurut is Dimensi.LOKET:
        return sorted(hasil, key=lambda pasang: (pasang[0] == BELUM[menurut], len(pasang[0]), pasang[0]))
    return sorted(hasil, key=lambda pasang: (-pasang[1].banyak["kunjungan"], pasang[0]))


def _nama(menurut: Dimensi, bagian: dict[str, Angka]) -> dict[str, str]:
    """Group -> name, in at most one query."""
    if menurut is Dimensi.PRIORITAS:
        return {satu.value: satu.label for satu in Kunjungan.Prioritas}
    model: Any = {
        Dimensi.KELOMPOK: KelompokAntrean,
        Dimensi.LAYANAN: Layanan,
        Dimensi.LOKET: Loket,
        Dimensi.PETUGAS: Pengguna,
    }[menurut]
    return {str(satu.pk): str(satu) for satu in model.objects.filter(pk__in=[k for k in bagian if k])}
