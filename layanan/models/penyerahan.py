"""How a finished letter left the office; who took it stands on the request."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from arsip.models import Ekspedisi
from layanan.models.permohonan import Permohonan


class Penyerahan(models.Model):
    """The hand-over of one request; its name and its time stand on the request itself."""

    class Cara(models.TextChoices):
        LANGSUNG = "langsung", "Diambil pemohon sendiri"
        KUASA = "kuasa", "Diwakili orang lain"
        RT = "rt", "Dibawa ketua RT"
        DIANTAR = "diantar", "Diantar ke rumah"

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="penyerahan")
    cara = models.CharField(max_length=8, choices=Cara)
    ekspedisi = models.ForeignKey(
        Ekspedisi, models.PROTECT, null=True, blank=True, related_name="penyerahan"
    )  # the line of the dispatch book, when somebody carried a letter of the village

    class Meta:
        verbose_name = "penyerahan"
        verbose_name_plural = "penyerahan"
        constraints = [
            models.CheckConstraint(
                name="penyerahan_cara", condition=Q(cara__in=["langsung", "kuasa", "rt", "diantar"])
            ),
        ]

    def __str__(self) -> str:
        return self.get_cara_display()


class BuktiSerah(models.Model):
    """That somebody took it: a signature drawn on the screen, or a photo, enciphered in a drawer of its own.

    The row outlives the picture: what there was is known, the picture itself goes after its time.
    """

    class Jenis(models.TextChoices):
        TANDA = "tanda", "tanda tangan di layar"
        FOTO = "foto", "foto"

    penyerahan = models.OneToOneField(Penyerahan, models.PROTECT, related_name="bukti")
    jenis = models.CharField(max_length=5, choices=Jenis)
    laci = models.CharField(max_length=32, blank=True, editable=False)  # empty once destroyed
    dibuat_pada = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "bukti serah"
        verbose_name_plural = "bukti serah"
        constraints = [
            models.CheckConstraint(name="bukti_serah_jenis", condition=Q(jenis__in=["tanda", "foto"])),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()
