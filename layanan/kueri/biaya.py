"""Questions about fees and payments: what is held up by an unpaid fee, what was paid on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, Exists, OuterRef, Q, SmallIntegerField, Value, When

from bungah.naskah.models import Naskah
from layanan.models import Pembayaran, Pengembalian, Permohonan, RincianBiaya

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def berbukti() -> QuerySet[Pembayaran]:
    """Payments whose receipt is frozen: a number without its paper opens nothing (R083)."""
    return Pembayaran.objects.filter(naskah__status=Naskah.Status.BEKU)


def _lunas() -> Exists:
    return Exists(berbukti().filter(permohonan=OuterRef("pk")))


def belum_dibayar_ini() -> Case:
    """The same question as ``tertahan_biaya``, as a column of a query over requests."""
    tertahan = Q(standar__biaya__gt=0, pegawai=None, membetulkan=None) & ~Q(_lunas())
    return Case(When(tertahan, then=Value(1)), default=Value(0), output_field=SmallIntegerField())


def uang_menunggu_ini() -> Case:
    """As a column over requests: it was cancelled, and what was paid for it still lies with the treasurer."""
    bayar = Pembayaran.objects.filter(permohonan=OuterRef("pk"))
    tersimpan = Exists(bayar.exclude(pengembalian__naskah__status=Naskah.Status.BEKU))
    batal = Q(tahap=Permohonan.Tahap.BATAL, standar__biaya__gt=0)
    return Case(When(batal & tersimpan, then=Value(1)), default=Value(0), output_field=SmallIntegerField())


def tertahan_biaya(permohonan: Permohonan) -> bool:
    """True while the fee of this request has no frozen receipt; nobody pays twice for a correction."""
    if not permohonan.standar.biaya or permohonan.internal or permohonan.membetulkan_id:
        return False
    return not berbukti().filter(permohonan=permohonan).exists()


def menunggu_pembayaran() -> QuerySet[Permohonan]:
    """Requests that wait for their payment, or whose receipt did not come out; oldest first."""
    return (
        Permohonan.objects.filter(
            tahap=Permohonan.Tahap.PENDAFTARAN, standar__biaya__gt=0, pegawai=None, membetulkan=None
        )
        .exclude(_lunas())
        .select_related("layanan", "standar", "warga", "kunjungan__kelompok", "pembayaran__naskah")
        .order_by("terjadi_pada", "id")
    )


def pembayaran_hari(hari: date) -> QuerySet[Pembayaran]:
    """Payments received on that day, in the order of their receipts."""
    return (
        Pembayaran.objects.filter(terjadi_pada__date=hari)
        .select_related("naskah", "dicatat_oleh", "permohonan__layanan", "permohonan__warga")
        .order_by("naskah__tahun", "naskah__urut")
    )


def harus_dikembalikan() -> QuerySet[Pembayaran]:
    """Payments of cancelled requests whose money is not given back with a slip yet, oldest first."""
    return (
        Pembayaran.objects.filter(permohonan__tahap=Permohonan.Tahap.BATAL)
        .exclude(pengembalian__naskah__status=Naskah.Status.BEKU)
        .select_related(
            "naskah",
            "permohonan__layanan",
            "permohonan__warga",
            "permohonan__kunjungan__kelompok",
            "pengembalian__naskah",
        )
        .order_by("naskah__tahun", "naskah__urut")
    )


def pengembalian_hari(hari: date) -> QuerySet[Pengembalian]:
    """Money given back on that day, in the order of the slips."""
    return (
        Pengembalian.objects.filter(terjadi_pada__date=hari)
        .select_related("naskah", "pembayaran__naskah", "pembayaran__permohonan__layanan")
        .order_by("naskah__tahun", "naskah__urut")
    )


def rincian(standar: int) -> QuerySet[RincianBiaya]:
    """The parts of a standard's fee with their basis."""
    return RincianBiaya.objects.filter(standar=standar).select_related("dasar")
