"""What the waiting room is told: one row for every call."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from layanan.models.standar import TitikLayanan


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
