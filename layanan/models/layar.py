"""What the waiting room is told: one row for every call, and the office's own voice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from layanan.models.loket import TitikLayanan


class Panggilan(models.Model):
    """A call or a recall as the screens show and speak it; ``id`` grows with every one of a place.

    Nothing personal stands here, and nothing is ever changed or deleted: a screen that knows the last
    ``id`` it showed misses none.
    """

    titik = models.ForeignKey(TitikLayanan, models.PROTECT, related_name="+")
    hari = models.DateField("hari layanan")
    nomor = models.CharField(max_length=8)
    loket = models.PositiveSmallIntegerField("nomor loket", null=True, blank=True)
    ke = models.PositiveSmallIntegerField("panggilan ke", default=1)
    pada = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "panggilan"
        verbose_name_plural = "panggilan"
        ordering = ["id"]
        indexes = [models.Index(fields=["titik", "id"], name="panggilan_layar")]

    def __str__(self) -> str:
        return self.nomor

    @property
    def tempat(self) -> str:
        """Where the visitor is to go."""
        return f"Loket {self.loket}" if self.loket else "Meja depan"

    @property
    def lebar(self) -> bool:
        """Wider than ``A-014``: a thousandth visitor, or a letter of double width."""
        return len(self.nomor) > len("A-014") or self.nomor[:1] in {"M", "W"}


class Rekaman(models.Model):
    """The staff's own recording of one clip; without a row the shipped clip is played."""

    klip = models.CharField(max_length=60, unique=True)
    isi = models.BinaryField()
    jenis = models.CharField(max_length=20)
    sidik = models.CharField(max_length=16)  # of the bytes; part of its address, so nothing old is played
    direkam_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    direkam_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "rekaman suara"
        verbose_name_plural = "rekaman suara"
        ordering = ["klip"]

    def __str__(self) -> str:
        return self.klip
