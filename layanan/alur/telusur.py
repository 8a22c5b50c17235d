"""Keep how a finished request walked: once, when it ends; the night fills what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.kueri import kalender_kerja
from layanan.kueri.telusur import perjalanan
from layanan.models import HasilTelusur, Permohonan

if TYPE_CHECKING:
    from bungah.dasar.aturan import Kalender
    from layanan.kueri.telusur import Perjalanan

SEKALI: Final = 500  # requests judged between two writes


def simpan_telusur(permohonan: Permohonan, kalender: Kalender) -> HasilTelusur:
    """Judge a request that has just ended, within the write block of the deed that ends it."""
    hasil = _hasil(permohonan, perjalanan([permohonan], kalender, timezone.now())[permohonan.pk])
    hasil.save(force_insert=True)
    return hasil


def telusuri_sisa() -> int:
    """Judge every finished request that has no row yet; cancelled ones never. Gives how many.

    Derived figures, no deed of a person: nothing stands in the trail.
    """
    kalender, semua, sampai = kalender_kerja(), 0, 0
    while daftar := _belum(sampai):
        jalan = perjalanan(daftar, kalender, timezone.now())
        baris = [_hasil(satu, jalan[satu.pk]) for satu in daftar]
        HasilTelusur.objects.bulk_create(baris, ignore_conflicts=True)
        semua, sampai = semua + len(baris), daftar[-1].pk
    return semua


def _belum(sampai: int) -> list[Permohonan]:
    selesai = Permohonan.objects.filter(tahap=Permohonan.Tahap.SELESAI, telusur=None, pk__gt=sampai)
    return list(selesai.select_related("standar").order_by("pk")[:SEKALI])


def _hasil(permohonan: Permohonan, jalan: Perjalanan) -> HasilTelusur:
    telusur = jalan.telusur
    return HasilTelusur(
        permohonan=permohonan,
        layanan_id=permohonan.layanan_id,
        standar_id=permohonan.standar_id,
        hari=timezone.localdate(permohonan.selesai_pada),
        menit=jalan.menit or 0,
        menit_janji=permohonan.standar.menit,
        dilewati=telusur.dilewati,
        balik=telusur.balik,
        telat=telusur.telat,
        petugas_lain=telusur.petugas_lain,
        patuh=telusur.patuh,
    )
