"""Who came on duty: the guest book of officials, each line one visit of the queue."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bungah.dasar.models import DuaWaktu
from bungah.dasar.nilai import Telepon
from layanan.models.antrean import Kunjungan


class TamuDinas(DuaWaktu):
    """A line of the guest book: written when the guest came to the desk, or copied from paper."""

    kunjungan = models.OneToOneField(Kunjungan, models.PROTECT, related_name="tamu")
    nama = models.CharField(max_length=100)
    instansi = models.CharField("instansi atau lembaga", max_length=120)
    keperluan = models.CharField(max_length=200)
    menemui = models.CharField("ingin bertemu", max_length=100)
    telepon = models.CharField(max_length=16, blank=True)
    kunci = models.UUIDField("kunci kiriman", unique=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "tamu dinas"
        verbose_name_plural = "buku tamu"
        indexes = [models.Index(fields=["terjadi_pada", "id"], name="tamu_urut")]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(
                name="tamu_lengkap",
                condition=~Q(nama="") & ~Q(instansi="") & ~Q(keperluan="") & ~Q(menemui=""),
                violation_error_message="Isi nama, instansi, keperluan, dan siapa yang ditemui.",
            ),
        ]

    def __str__(self) -> str:
        return self.instansi

    @property
    def telepon_tampil(self) -> str:
        """``0812-3456-7890``, as people read it."""
        return str(Telepon(self.telepon)) if self.telepon else ""
