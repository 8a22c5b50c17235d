"""The service charter: the promise of the whole office, signed by its head (UU 25/2009 Pasal 22)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Maklumat(models.Model):
    """One version of the charter. Unsigned it is a draft; signed it is frozen, and a newer one follows.

    ``penanda_nama`` and ``penanda_jabatan`` are the words as they stood that day. ``lampiran`` is what every
    standard in force promised when it was signed, so that a changed standard shows.
    """

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        BERLAKU = "berlaku", "Berlaku"
        LAMA = "lama", "Sudah diganti"

    versi = models.PositiveSmallIntegerField(unique=True)
    status = models.CharField(max_length=7, choices=Status, default=Status.DRAF)
    isi = models.TextField("isi maklumat", max_length=600)
    sk_nomor = models.CharField("nomor SK", max_length=80, blank=True)
    sk_tanggal = models.DateField("tanggal SK", null=True, blank=True)
    ditandatangani_pada = models.DateField("tanggal tanda tangan", null=True, blank=True)
    penanda_nama = models.CharField("ditandatangani oleh", max_length=100, blank=True)
    penanda_jabatan = models.CharField("jabatan", max_length=100, blank=True)
    pindaian = models.BinaryField("foto maklumat bertanda tangan", null=True, blank=True)
    lampiran = models.JSONField(default=list, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "maklumat pelayanan"
        verbose_name_plural = "maklumat pelayanan"
        ordering = ["-versi"]
        constraints = [
            models.CheckConstraint(
                name="maklumat_status", condition=Q(status__in=["draf", "berlaku", "lama"])
            ),
            models.CheckConstraint(name="maklumat_berisi", condition=~Q(isi="")),
            models.CheckConstraint(
                name="maklumat_ditandatangani",
                condition=Q(status="draf", ditandatangani_pada=None)
                | (~Q(status="draf") & Q(ditandatangani_pada__isnull=False) & ~Q(penanda_nama="")),
                violation_error_message="Maklumat yang berlaku menyebut tanggal dan penanda tangannya.",
            ),
            models.UniqueConstraint(
                fields=["status"], condition=Q(status="berlaku"), name="maklumat_satu_yang_berlaku"
            ),
            models.UniqueConstraint(fields=["status"], condition=Q(status="draf"), name="maklumat_satu_draf"),
        ]

    def __str__(self) -> str:
        return f"Maklumat pelayanan versi {self.versi}"
