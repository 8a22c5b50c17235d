"""What somebody filled in at home before coming: enciphered, for the desk only, gone once compared."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.models.pesanan import Pesanan
from layanan.models.standar import Persyaratan, VersiStandar


class IsianRumah(models.Model):
    """Fields and photos that belong to a place taken from home.

    ``isi`` is ciphertext under the key of the drawer ``laci`` (``bungah.dasar.brankas``), which no backup
    takes along. The row lives until the comparison or ``hapus_pada``; only the trail says that it was.
    """

    class Status(models.TextChoices):
        DITULIS = "ditulis", "Sedang diisi di rumah"
        DIKIRIM = "dikirim", "Sudah dikirim"
        DIBUKA = "dibuka", "Sedang dicocokkan"

    pesanan = models.OneToOneField(Pesanan, models.CASCADE, related_name="isian")
    standar = models.ForeignKey(VersiStandar, models.PROTECT, related_name="+")
    status = models.CharField(max_length=7, choices=Status, default=Status.DITULIS)
    laci = models.CharField(max_length=32, unique=True, editable=False)
    isi = models.BinaryField(editable=False)
    buka = models.CharField("tanda HP yang membuka", max_length=32, editable=False)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diubah_pada = models.DateTimeField(default=timezone.now)
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    hapus_pada = models.DateTimeField("dihapus paling lambat", db_index=True)
    dibuka_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "isian dari rumah"
        verbose_name_plural = "isian dari rumah"
        constraints = [
            models.CheckConstraint(
                name="isian_status", condition=Q(status__in=["ditulis", "dikirim", "dibuka"])
            ),
            models.CheckConstraint(
                name="isian_dikirim_bertanggal", condition=Q(status="ditulis") | Q(dikirim_pada__isnull=False)
            ),
            models.CheckConstraint(
                name="isian_dibuka_seseorang", condition=~Q(status="dibuka") | Q(dibuka_oleh__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Isian {self.pesanan_id}"


class FotoIsian(models.Model):
    """One photo of a requirement; its bytes lie enciphered in the drawer, under ``nama``."""

    isian = models.ForeignKey(IsianRumah, models.CASCADE, related_name="foto")
    persyaratan = models.ForeignKey(Persyaratan, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=16, editable=False)
    besar = models.PositiveIntegerField("bita tersandi")
    kunci = models.UUIDField("kunci kiriman", unique=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "foto isian"
        verbose_name_plural = "foto isian"
        ordering = ["persyaratan__urut", "id"]

    def __str__(self) -> str:
        return f"Foto {self.pk}"
