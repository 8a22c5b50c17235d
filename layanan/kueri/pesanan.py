"""Questions about places taken from home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import kalender_kerja
from layanan.aturan.pesanan import Pilihan, Sesi, pilihan_sesi
from layanan.kueri.standar import daftar_layanan
from layanan.models import IsiSesi, Layanan, Pesanan, SesiDaftar

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from layanan.kueri.standar import LayananUmum


@ingat("layanan.sesidaftar", "layanan.kelompokantrean")
def kelompok_bersesi() -> frozenset[str]:
    """Letters of the queue groups for which a place can be taken from home."""
    return frozenset(SesiDaftar.objects.filter(aktif=True).values_list("kelompok__kode", flat=True))


def layanan_bersesi() -> list[LayananUmum]:
    """Services on offer for which a place can be taken from home."""
    bersesi = kelompok_bersesi()
    return [satu for satu in daftar_layanan() if satu.kode_kelompok in bersesi]


def pilihan_waktu(layanan: Layanan) -> list[Pilihan]:
    """The sessions of the next two weeks for this service, in two queries and the calendar."""
    sekarang = timezone.now()
    baris = SesiDaftar.objects.filter(kelompok=layanan.kelompok_id, aktif=True).order_by()
    sesi = [Sesi(s.pk, s.nama, s.mulai, s.selesai, s.kuota, s.hari) for s in baris]
    isi = IsiSesi.objects.filter(sesi__in=[s.id for s in sesi], hari__gte=timezone.localdate(sekarang))
    terisi = {(pk, hari): banyak for pk, hari, banyak in isi.values_list("sesi", "hari", "terisi")}
    return pilihan_sesi(sesi, terisi, kalender_kerja(), sekarang)


def satu_pilihan(layanan: Layanan, sesi: int, hari: str) -> Pilihan | None:
    """The session of one day as it stands in an address; None when it is not (any more) on offer."""
    cocok = (p for p in pilihan_waktu(layanan) if p.sesi.id == sesi and p.hari.isoformat() == hari)
    return next(cocok, None)


def menurut_kode(kode: str) -> Pesanan | None:
    """The place a code belongs to."""
    return (
        Pesanan.objects.filter(kode=kode)
        .select_related("layanan__kelompok", "sesi", "kunjungan__kelompok")
        .first()
    )


def banyak_menunggu(telepon: str) -> int:
    """Places of this phone that still lie ahead."""
    milik = Pesanan.objects.filter(telepon=telepon, status=Pesanan.Status.DIPESAN)
    return milik.filter(berlaku_sampai__gte=timezone.now()).count()


def pesanan_hari(hari: date) -> QuerySet[Pesanan]:
    """Places of one day for the desk, in order of session, with what people say they have ready."""
    return (
        Pesanan.objects.filter(hari=hari)
        .select_related("layanan__kelompok", "sesi", "kunjungan__kelompok")
        .annotate(banyak_siap=Count("siap"))
        .order_by("sesi__mulai", "id")
    )


def lewat() -> QuerySet[Pesanan]:
    """Places whose session is over and nobody came."""
    return Pesanan.objects.filter(status=Pesanan.Status.DIPESAN, berlaku_sampai__lt=timezone.now()).order_by(
        "berlaku_sampai", "id"
    )
