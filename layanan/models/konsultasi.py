"""Questions people ask without needing a letter: at the desk or on the website, with their answers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from bungah.dasar.models import DuaWaktu
from bungah.dasar.nilai import Telepon
from layanan.models.standar import Layanan


class Konsultasi(DuaWaktu):
    """A question with its answer; the public text is one of its own, reviewed by somebody else."""

    class Kanal(models.TextChoices):
        MEJA = "meja", "Meja depan"
        SITUS = "situs", "Situs"

    class Status(models.TextChoices):
        MASUK = "masuk", "Belum dijawab"
        DIJAWAB = "dijawab", "Sudah dijawab"
        UMUM = "umum", "Tampil di Tanya jawab"
        DITUTUP = "ditutup", "Ditutup tanpa jawaban"

    kanal = models.CharField(max_length=5, choices=Kanal)
    layanan = models.ForeignKey(Layanan, models.PROTECT, null=True, blank=True, related_name="+")
    topik = models.CharField(max_length=80, blank=True)
    tanya = models.TextField("pertanyaan", max_length=1000)
    telepon = models.CharField(max_length=16, blank=True)
    status = models.CharField(max_length=7, choices=Status, default=Status.MASUK)
    kode = models.CharField(max_length=8, unique=True)
    kunci = models.UUIDField("kunci kiriman", unique=True)
    tenggat = models.DateTimeField("dijawab paling lambat", null=True, blank=True)
    jawab = models.TextField("jawaban", max_length=2000, blank=True)
    menit = models.PositiveSmallIntegerField(null=True, blank=True)
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dijawab_pada = models.DateTimeField(null=True, blank=True)
    tanya_umum = models.CharField("pertanyaan untuk umum", max_length=200, blank=True)
    jawab_umum = models.TextField("jawaban untuk umum", max_length=1000, blank=True)
    ditinjau_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditinjau_pada = models.DateTimeField(null=True, blank=True)
    alasan_tutup = models.CharField(max_length=160, blank=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "konsultasi"
        verbose_name_plural = "konsultasi"
        indexes = [
            models.Index(fields=["status", "tenggat", "id"], name="konsultasi_terbuka"),
            models.Index(fields=["layanan", "-id"], condition=Q(status="umum"), name="konsultasi_umum"),
        ]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(
                name="konsultasi_status", condition=Q(status__in=["masuk", "dijawab", "umum", "ditutup"])
            ),
            models.CheckConstraint(
                name="konsultasi_dijawab_utuh",
                condition=Q(status__in=["masuk", "ditutup"])
                | (Q(petugas__isnull=False, dijawab_pada__isnull=False) & ~Q(jawab="")),
            ),
            models.CheckConstraint(
                name="konsultasi_umum_ditinjau",
                condition=~Q(status="umum")
                | (
                    Q(ditinjau_oleh__isnull=False, ditinjau_pada__isnull=False, layanan__isnull=False)
                    & ~Q(tanya_umum="")
                    & ~Q(jawab_umum="")
                ),
            ),
            models.CheckConstraint(
                name="konsultasi_tutup_beralasan", condition=~Q(status="ditutup") | ~Q(alasan_tutup="")
            ),
            models.CheckConstraint(name="konsultasi_bertanya", condition=~Q(tanya="")),
        ]

    def __str__(self) -> str:
        return self.topik or f"Konsultasi {self.pk}"

    @property
    def telepon_tampil(self) -> str:
        """``0812-3456-7890``, as people read it."""
        return str(Telepon(self.telepon)) if self.telepon else ""
