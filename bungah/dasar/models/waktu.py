"""Two times on every act: when it truly happened and when the office wrote it down."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class DuaWaktu(models.Model):
    """An act with its true time and its time of recording.

    ``terjadi_pada`` orders queues and promises; ``dicatat_pada`` orders the trail. They are equal
    unless the act is entered afterwards, and then it names its paper source.
    """

    terjadi_pada = models.DateTimeField("terjadi pada")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    sumber_kertas = models.CharField("sumber kertas", max_length=120, blank=True)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dicatat oleh",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_susulan_bersumber",
                condition=Q(terjadi_pada=F("dicatat_pada"))
                | (Q(terjadi_pada__lt=F("dicatat_pada")) & ~Q(sumber_kertas="")),
                violation_error_message="Catatan susulan harus menyebut sumber kertasnya.",
            )
        ]

    @property
    def susulan(self) -> bool:
        """True when the act was entered afterwards from paper."""
        return self.terjadi_pada != self.dicatat_pada


def dua_waktu(*, saat: datetime | None, sumber: str) -> dict[str, object]:
    """Give the two-time fields of an act happening now, or at ``saat`` according to ``sumber``."""
    sekarang = timezone.now()
    return {
        "terjadi_pada": saat or sekarang,
        "dicatat_pada": sekarang,
        "sumber_kertas": sumber if saat else "",
    }
