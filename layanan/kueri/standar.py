"""Questions about services, places and counters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, Count, Prefetch, Q

from bungah.dasar.galat import Ditolak
from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri_siap import KueriSiap
from layanan.aturan.standar import cari_layanan, lama_janji
from layanan.models import JagaLoket, KelompokAntrean, Langkah, Layanan, Loket, TitikLayanan, VersiStandar
from layanan.models.standar import boleh_dipilih

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna


def standar_berlaku(layanan: Layanan, *, dipilih: bool = True) -> VersiStandar | None:
    """The standard in force, with its requirements, steps and legal basis.

    A service for residents may be chosen under it; ``dipilih=False`` asks for work that follows from
    something already given, such as the correction of a letter (R041).
    """
    bebas = not dipilih or layanan.subjek != Layanan.Subjek.EKSTERNAL
    return (
        VersiStandar.objects.filter(
            Q() if bebas else boleh_dipilih(), layanan=layanan, status=VersiStandar.Status.BERLAKU
        )
        .prefetch_related("persyaratan", "langkah__pelaksana", "langkah__pengganti", "dasar_hukum")
        .first()
    )


def standar_umum(kode: str) -> VersiStandar | None:
    """The standard in force of a service on offer, with all its public page shows, in four queries."""
    langkah = Langkah.objects.select_related("pelaksana", "pengganti")
    return (
        VersiStandar.objects.filter(
            layanan__kode=kode,
            layanan__aktif=True,
            layanan__subjek=Layanan.Subjek.EKSTERNAL,
            status=VersiStandar.Status.BERLAKU,
        )
        .select_related("layanan__kelompok", "dasar_biaya")
        .prefetch_related("persyaratan", Prefetch("langkah", langkah), "dasar_hukum")
        .first()
    )


@dataclass(frozen=True, slots=True)
class LayananUmum:
    """A service as a tile or a row of the public list shows it."""

    kode: str
    nama: str
    nama_resmi: str
    ikon: str
    kelompok: str
    kode_kelompok: str
    kata_kunci: str
    banyak_syarat: int  # papers everybody has to bring
    menit: int
    biaya: int  # rupiah

    @property
    def gratis(self) -> bool:
        return self.biaya == 0

    @property
    def ringkas(self) -> str:
        """What it takes: ``3 syarat · 30 menit · gratis``."""
        syarat = f"{self.banyak_syarat} syarat" if self.banyak_syarat else "tanpa syarat"
        return f"{syarat} · {lama_janji(self.menit)} · {'gratis' if self.gratis else 'ada biaya'}"


def daftar_layanan(cari: str = "") -> list[LayananUmum]:
    """Services on offer with a standard in force, in one query.

    Without words all in their order; with words of the villager's own the likeliest first.
    """
    return pilih_layanan(_semua_layanan(), cari)


def pilih_layanan(semua: list[LayananUmum], cari: str) -> list[LayananUmum]:
    """Those of these services that the words may mean."""
    teks = [(satu.nama, f"{satu.nama_resmi} {satu.kata_kunci}") for satu in semua]
    return [semua[i] for i in cari_layanan(cari, teks)]


@ingat("layanan.versistandar", "layanan.layanan", "layanan.kelompokantrean", "layanan.persyaratan")
def _semua_layanan() -> list[LayananUmum]:
    daftar = (
        VersiStandar.objects.filter(
            status=VersiStandar.Status.BERLAKU,
            layanan__aktif=True,
            layanan__subjek=Layanan.Subjek.EKSTERNAL,
        )
        .annotate(banyak_syarat=Count("persyaratan", filter=Q(persyaratan__wajib=True)))
        .order_by("layanan__kelompok__urutan", "layanan__kelompok__kode", "layanan__urutan", "layanan__nama")
        .values_list(
            "layanan__kode",
            "layanan__nama_warga",
            "layanan__nama",
            "layanan__ikon",
            "layanan__kelompok__nama",
            "layanan__kelompok__kode",
            "layanan__kata_kunci",
            "banyak_syarat",
            "menit",
            "biaya",
        )
    )
    return [LayananUmum(*isi) for isi in daftar]


def sering_diminta(daftar: list[LayananUmum], banyak: int) -> list[LayananUmum]:
    """The first service of each queue group: tiles of different kinds."""
    pertama: dict[str, LayananUmum] = {}
    for satu in daftar:
        pertama.setdefault(satu.kode_kelompok, satu)
    return list(pertama.values())[:banyak]


@ingat("layanan.kelompokantrean", "layanan.layanan", "layanan.versistandar", "layanan.aturanstandar")
def kelompok_ditawarkan() -> list[KelompokAntrean]:
    """Queue groups that hold at least one service on offer: the kiosk's tiles."""
    return list(KelompokAntrean.objects.filter(layanan__in=Layanan.objects.ditawarkan()).distinct())


@ingat("layanan.titiklayanan")
def titik_utama() -> TitikLayanan:
    """The office itself (the first place); made by the reference data.

    Raises:
        Ditolak: the office has switched off every place.
    """
    titik = TitikLayanan.objects.filter(aktif=True).order_by("id").first()
    if titik is None:
        pesan = "Belum ada tempat layanan yang dibuka. Hubungi Pengelola sistem desa."
        raise Ditolak(pesan)
    return titik


_dijaga = KueriSiap(
    lambda petugas: (
        JagaLoket.objects.terbuka().filter(petugas=petugas).order_by("pk").values_list("loket", flat=True)[:1]
    ),
    petugas=BigIntegerField(),
)


def loket_dijaga(pengguna: Pengguna) -> Loket | None:
    """The counter this person holds now."""
    pk = _dijaga.pertama(petugas=pengguna.pk)
    if pk is None:
        return None
    ingatan = next((satu for satu in daftar_loket() if satu.pk == pk), None)
    return ingatan or Loket.objects.select_related("titik").get(pk=pk)


@ingat("layanan.loket", "layanan.kelompokantrean")
def daftar_loket() -> list[Loket]:
    """Every counter with the groups it calls."""
    return list(Loket.objects.select_related("titik").prefetch_related("kelompok"))
