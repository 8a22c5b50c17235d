"""Money: what a fee is made of, that it was paid, that it was given back. No desk holds a field for any."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bungah.dasar.models import DuaWaktu
from bungah.naskah.models import Naskah
from layanan.models.permohonan import Permohonan
from layanan.models.standar import Peraturan, VersiStandar


class RincianBiaya(models.Model):
    """One component of a standard's fee: its amount, its legal basis and who decided it (R079)."""

    standar = models.ForeignKey(VersiStandar, models.CASCADE, related_name="rincian_biaya")
    urut = models.PositiveSmallIntegerField()
    komponen = models.CharField(max_length=120)
    jumlah = models.PositiveIntegerField("jumlah (rupiah)")
    dasar = models.ForeignKey(Peraturan, models.PROTECT, related_name="+")
    penetap = models.CharField("ditetapkan oleh", max_length=120)

    class Meta:
        verbose_name = "rincian biaya"
        verbose_name_plural = "rincian biaya"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "urut"], name="rincian_biaya_urut_tunggal"),
            models.CheckConstraint(
                name="rincian_biaya_ada_jumlah",
                condition=Q(jumlah__gte=1),
                violation_error_message="Jumlahnya paling sedikit Rp1.",
            ),
            models.CheckConstraint(
                name="rincian_biaya_berpenetap", condition=~Q(komponen="") & ~Q(penetap="")
            ),
        ]

    def __str__(self) -> str:
        return self.komponen


class Pembayaran(DuaWaktu):
    """A fee that was paid: one row per request, born with the number of its official receipt (R082, R083)."""

    class Lewat(models.TextChoices):
        KAUR_KEUANGAN = "kaur_keuangan", "Kaur Keuangan"
        BANK = "bank", "Bank yang ditunjuk"

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="pembayaran")
    naskah = models.OneToOneField(Naskah, models.PROTECT, related_name="pembayaran")
    jumlah = models.PositiveIntegerField("jumlah (rupiah)")
    lewat = models.CharField("diterima", max_length=13, choices=Lewat, default=Lewat.KAUR_KEUANGAN)
    bukti_bank = models.CharField("nomor bukti bank", max_length=60, blank=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "pembayaran"
        verbose_name_plural = "pembayaran"
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(name="pembayaran_ada_jumlah", condition=Q(jumlah__gte=1)),
            models.CheckConstraint(
                name="pembayaran_lewat",
                condition=Q(lewat="kaur_keuangan", bukti_bank="") | (Q(lewat="bank") & ~Q(bukti_bank="")),
            ),
        ]

    def __str__(self) -> str:
        return self.naskah.nomor


class Pengembalian(DuaWaktu):
    """A paid fee given back because its request was cancelled: one per payment, with a numbered slip."""

    pembayaran = models.OneToOneField(Pembayaran, models.PROTECT, related_name="pengembalian")
    naskah = models.OneToOneField(Naskah, models.PROTECT, related_name="pengembalian")
    jumlah = models.PositiveIntegerField("jumlah (rupiah)")
    penerima = models.CharField("diterima kembali oleh", max_length=100)
    alasan = models.CharField(max_length=200)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "pengembalian biaya"
        verbose_name_plural = "pengembalian biaya"
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(name="pengembalian_ada_jumlah", condition=Q(jumlah__gte=1)),
            models.CheckConstraint(name="pengembalian_beralasan", condition=~Q(alasan="") & ~Q(penerima="")),
        ]

    def __str__(self) -> str:
        return self.naskah.nomor
