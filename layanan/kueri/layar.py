"""What the waiting room sees: numbers only, never who stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from django.db.models import BigIntegerField, Count, DateField, Func, IntegerField
from django.utils import timezone

from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import kalender_kerja, profil
from bungah.dasar.kueri_siap import KueriSiap
from layanan.aturan.antrean import nomor_tampil
from layanan.aturan.keramaian import singkat_tunggu
from layanan.aturan.status import kapan, kata_jam, kata_tanda_tangan, kata_tutup
from layanan.kueri.antrean import giliran, keadaan_antrean
from layanan.kueri.keramaian import biasa_per_kelompok
from layanan.kueri.penanda import wakil_kades
from layanan.models import KelompokAntrean, Kunjungan, Panggilan

if TYPE_CHECKING:
    from datetime import date

    from layanan.models import TitikLayanan

BERIKUT = 3  # next numbers beside the current one
TADI = 2  # earlier calls: two counters may call in one breath
SUSULAN = 20  # calls one answer tells; a screen that slept longer has nobody left to call


@dataclass(frozen=True, slots=True)
class Kantor:
    """What stands beside the numbers and changes a few times a day."""

    nama: str
    motto: str
    latihan: bool
    buka: bool
    jam: str
    tutup: str
    buka_lagi: str
    tanda_tangan: str


@dataclass(frozen=True, slots=True)
class Berikut:
    """A number that will be called soon."""

    nomor: str
    didahulukan: bool


@dataclass(frozen=True, slots=True)
class Jenis:
    """How many wait for one kind of service, by the letter of its numbers."""

    kode: str
    nama: str
    ikon: str
    menunggu: int
    biasanya: str = ""  # the usual waiting at this hour, where enough visits tell it


@dataclass(frozen=True, slots=True)
class Keadaan:
    """The whole screen."""

    kantor: Kantor
    sekarang: Panggilan | None
    keperluan: str  # the kind of service of the number called last
    tadi: tuple[Panggilan, ...]
    berikut: tuple[Berikut, ...]
    menunggu: int
    jenis: tuple[Jenis, ...]


_terakhir = KueriSiap(
    lambda titik: (
        Panggilan.objects.filter(titik=titik).order_by("-titik", "-id").values_list("id", flat=True)[:1]
    ),
    titik=BigIntegerField(),
)
_penunggu = KueriSiap(
    lambda titik, hari: (
        Kunjungan.objects.menunggu(titik, hari)
        .order_by()
        .values_list(
            Func("pk", function="COUNT", output_field=IntegerField()),
            Func("pk", function="SUM", output_field=BigIntegerField()),
        )
    ),
    titik=BigIntegerField(),
    hari=DateField(),
)


@dataclass(frozen=True, slots=True)
class Rupa:
    """By what a screen knows that it is up to date: two small questions, the rest from memory."""

    sejak: int
    tanda: str


def rupa_layar(titik: TitikLayanan, hari: date) -> Rupa:
    """The last call and a mark that changes with anything the screen shows."""
    sejak = _terakhir.pertama(titik=titik.pk) or 0
    [(banyak, jumlah)] = _penunggu(titik=titik.pk, hari=hari)
    return Rupa(sejak, f"{sejak}-{banyak}-{jumlah or 0}-{_sidik(hari)}")


def _sidik(hari: date) -> str:
    return f"{crc32(repr((hari, kantor_layar(hari))).encode()):x}"


@ingat()  # ten seconds old at most; who waits and who is called is asked afresh
def kantor_layar(hari: date) -> Kantor:
    """The village, its hours, and whether letters can be signed today."""
    sekarang, kalender, desa = timezone.now(), kalender_kerja(hari), profil()
    jam, nanti = kalender.jam_pada(hari), kalender.buka_berikutnya(sekarang)
    antrean, buka = keadaan_antrean(hari), kalender.buka(sekarang)
    return Kantor(
        nama=desa.nama_desa,
        motto=desa.motto,
        latihan=desa.latihan,
        buka=buka,
        jam=kata_jam(jam, sekarang) if buka else "",
        tutup="" if buka else kata_tutup(jam, sekarang),
        buka_lagi=kapan(nanti, hari) if nanti and not buka else "",
        tanda_tangan=kata_tanda_tangan(
            ada=antrean.ada_kades,
            absen_sampai=antrean.kades_absen_sampai,
            hari_ini=hari,
            masih_buka=buka or (nanti is not None and timezone.localdate(nanti) == hari),
            wakil=wakil_kades(hari) if antrean.kades_absen_sampai or not antrean.ada_kades else "",
        ),
    )


def keadaan_layar(titik: TitikLayanan, hari: date) -> Keadaan:
    """Everything the screen shows now."""
    panggilan = list(
        Panggilan.objects.filter(titik=titik, hari=hari).order_by("-titik", "-id")[: 4 * (TADI + 1)]
    )
    kelompok = _kelompok()
    jenis = _menunggu_per_jenis(titik, hari, kelompok)
    daftar = _masih_dipanggil(_satu_per_nomor(panggilan), titik, hari)
    sekarang = daftar[0] if daftar else None
    return Keadaan(
        kantor=kantor_layar(hari),
        sekarang=sekarang,
        keperluan=_nama_jenis(sekarang, kelompok),
        tadi=tuple(daftar[1 : TADI + 1]),
        berikut=tuple(
            Berikut(satu.kunjungan.nomor, bool(satu.kunjungan.prioritas))
            for satu in giliran(titik, hari)[:BERIKUT]
        ),
        menunggu=sum(satu.menunggu for satu in jenis),
        jenis=jenis,
    )


@ingat("layanan.kelompokantrean")
def _kelompok() -> dict[str, KelompokAntrean]:
    return {satu.kode: satu for satu in KelompokAntrean.objects.all()}


def _nama_jenis(panggilan: Panggilan | None, kelompok: dict[str, KelompokAntrean]) -> str:
    """The kind of service a called number belongs to; a letter nobody uses any more has none."""
    satu = kelompok.get(panggilan.nomor.partition("-")[0]) if panggilan else None
    return satu.nama if satu else ""


def _menunggu_per_jenis(
    titik: TitikLayanan, hari: date, semua: dict[str, KelompokAntrean]
) -> tuple[Jenis, ...]:
    """Kinds of service somebody waits for, in the order of their letters."""
    baris = Kunjungan.objects.menunggu(titik, hari).order_by().values_list("kelompok__kode")
    banyak = dict(baris.annotate(n=Count("id")))
    biasa = biasa_per_kelompok(hari, timezone.localtime().hour) if banyak else {}
    return tuple(
        Jenis(kode, satu.nama, satu.ikon, banyak[kode], singkat_tunggu(biasa.get(kode)))
        for kode, satu in sorted(semua.items())
        if kode in banyak
    )


def _masih_dipanggil(daftar: list[Panggilan], titik: TitikLayanan, hari: date) -> list[Panggilan]:
    """Without numbers that wait again: a call that was undone leaves the screen at once."""
    urut = [int(satu.nomor.partition("-")[2] or 0) for satu in daftar]
    baris = Kunjungan.objects.menunggu(titik, hari).filter(urut__in=urut).order_by()
    lagi = {nomor_tampil(kode, nomor) for kode, nomor in baris.values_list("kelompok__kode", "urut")}
    return [satu for satu in daftar if satu.nomor not in lagi]


def _satu_per_nomor(panggilan: list[Panggilan]) -> list[Panggilan]:
    """The newest call of each number: a recall does not push the others off the screen."""
    terbaru: dict[str, Panggilan] = {}
    for satu in panggilan:
        terbaru.setdefault(satu.nomor, satu)
    return list(terbaru.values())


def panggilan_sejak(titik: TitikLayanan, hari: date, sejak: int, sampai: int) -> list[Panggilan]:
    """Today's calls after that one up to this one in their order, the latest ``SUSULAN`` of them.

    Without the end, a call made while the screen is being answered was told now and once more next time.
    """
    baru = Panggilan.objects.filter(titik=titik, hari=hari, id__gt=sejak, id__lte=sampai)
    baru = baru.order_by("-titik", "-id")
    return list(baru[:SUSULAN])[::-1]
