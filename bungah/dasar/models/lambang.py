"""The emblem of the letterhead, apart from the profile, which is read on every page."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Lambang(models.Model):
    """The village's emblem (one row): a PNG or JPEG as prints embed it."""

    isi = models.BinaryField()
    sha256 = models.CharField(max_length=64, editable=False)
    diperbarui_pada = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "lambang"
        verbose_name_plural = "lambang"
        constraints = [
            models.CheckConstraint(name="lambang_satu_baris", condition=Q(id=1)),
            models.CheckConstraint(name="lambang_sidik", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return "Lambang pada kop"

    @classmethod
    def ambil(cls) -> bytes:
        """The picture; empty when the office gave none."""
        isi = cls.objects.filter(pk=1).values_list("isi", flat=True).first()
        return bytes(isi) if isi else b""
